"""Open a closed case again."""

from __future__ import annotations

from typing import Any

from jigsaw.components.forms import Form
from jigsaw.incidents.actions.closing import reopen_case
from jigsaw.incidents.desk.reason_form import ReasonPage, reason_form
from jigsaw.incidents.rules.terms import Stage

ReopenForm = reason_form("Why is the case opened again?", "Why the case is opened again")


class ReopenCase(ReasonPage):
    """It says which clocks run again."""

    permission = "hold_case"
    heading = "Open the case again"

    def form(self, *given: Any) -> Form:
        """Why."""
        return ReopenForm(*given)

    def do(self, reason: str) -> str:
        """Open it."""
        reopen_case(self.incident, reason=reason, by=self.who, at=self.now)
        return "The case is open again."

    def more(self) -> dict[str, Any]:
        """Whether there is anything to open."""
        return {"closed": self.incident.stage == Stage.CLOSED}
