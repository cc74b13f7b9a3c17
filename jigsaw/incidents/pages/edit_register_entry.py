"""Change somebody in the people register. What is held is shown, so the reading is recorded under the entry."""

from __future__ import annotations

from typing import Any

from jigsaw.incidents.desk.register_form import RegisterFormPage


class EditRegisterEntry(RegisterFormPage):
    """One person."""

    heading = "Change a person in the register"

    def more(self) -> dict[str, Any]:
        """Whose entry it is."""
        return {"entry": self.entry}
