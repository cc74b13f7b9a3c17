"""A return without involvement says which records were looked through, and by whom."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.summarising import save_nil
from jigsaw.agency_returns.rules.returning import is_nil
from jigsaw.portal.desk.writing import WritingPage
from jigsaw.portal.forms.returning import NilForm


class CheckNilReturn(WritingPage):
    """The second of three screens. Asked for before the first question is answered, it leads there."""

    heading = "Records you looked through"
    form_class = NilForm

    def on_get(self) -> HttpResponse:
        """Ask it, once "No involvement" was chosen."""
        if self.returned is None or not is_nil(self.returned.involved):
            return self.done_to(self.own("answer_involvement"))
        return super().on_get()

    def held(self) -> dict[str, Any]:
        """What is saved."""
        return {"nil_checked": self.returned.nil_checked if self.returned else ""}

    def write(self, form: Any) -> HttpResponse:
        """Save it, and go on to sending."""
        save_nil(
            self.asked,
            checked=form.cleaned_data["nil_checked"],
            revision=form.seen_revision(),
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.done_to(self.own("approve_return"))
