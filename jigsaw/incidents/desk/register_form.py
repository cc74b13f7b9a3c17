"""The form over one person of the register, with its turn among those who write it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.incidents.actions.register import save_register_entry
from jigsaw.incidents.desk.recording import WritingPage
from jigsaw.incidents.desk.register import RegisterPage
from jigsaw.incidents.forms.register import RegisterForm
from jigsaw.incidents.queries.register import details_of


class RegisterFormPage(RegisterPage, WritingPage):
    """Add somebody, or change them."""

    permission = "open_register"

    def held(self) -> dict[str, Any]:
        """What the entry holds."""
        if self.entry is None:
            return {}
        details = details_of(self.entry)
        if details.get("date_of_birth"):
            details["date_of_birth"] = date.fromisoformat(details["date_of_birth"])
        return details | {"alias": self.entry.alias, "relation": self.entry.relation}

    def form(self, data: Any = None) -> RegisterForm:
        """The form. A child is called as the incident calls it."""
        is_a_child = self.entry is not None and self.entry.child is not None
        today = london.to_london(self.now).date()
        return RegisterForm(data, held=self.held(), is_a_child=is_a_child, today=today)

    def keep(self, form: Any, revision: int | None) -> Any:
        """Seal what was typed."""
        held = self.held()
        save_register_entry(
            self.incident,
            entry=self.entry,
            alias=form.cleaned_data.get("alias") or held.get("alias", ""),
            relation=form.cleaned_data.get("relation") or held.get("relation", ""),
            details=form.details(),
            revision=revision,
            by=self.who,
            at=self.now,
        )

    def button_words(self) -> str:
        """What the button says."""
        return "Save"

    def saved(self) -> HttpResponse:
        """Back to the register. The message names nobody."""
        return self.done_to(self.address("list_register"), "Saved in the people register.")
