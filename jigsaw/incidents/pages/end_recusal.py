"""Record that somebody no longer stands back from a case."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.fields import TextArea
from jigsaw.components.forms import Form
from jigsaw.incidents.actions.access import end_recusal
from jigsaw.incidents.desk.access_page import AccessPage
from jigsaw.incidents.models import Recusal
from jigsaw.incidents.rules.access import LONGEST_WHY
from jigsaw.partnerships.rules import Refused


class EndRecusalForm(Form):
    """Why it ends."""

    reason = TextArea(
        label="Why do they no longer stand back?",
        said="The reason",
        missing="Enter why they no longer stand back",
        max_length=LONGEST_WHY,
        rows=3,
    )


class EndRecusal(AccessPage):
    """Only another person can: whoever stands back does not reach this page."""

    permission = "give_access"
    heading = "End standing back"

    def find_row(self) -> Any:
        """The case, and in it the current recusal that the address names, or 404."""
        super().find_row()
        current = self.rows(Recusal).filter(incident=self.incident, ended_at=None)
        self.recusal = self.find(current.select_related("person", "incident"), pk=self.kwargs["recusal_id"])

    def on_get(self) -> HttpResponse:
        """Say what will change, and ask why."""
        return self.show(form=EndRecusalForm(self.kept()))

    def on_post(self) -> HttpResponse:
        """End it."""
        form = EndRecusalForm(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        try:
            end_recusal(self.recusal, reason=form.cleaned_data["reason"], by=self.who, at=self.now)
        except Refused as refused:
            return self.refused(form, refused)
        return self.back(f"{self.recusal.person.full_name} no longer stands back.")

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with who stands back and why."""
        own = {"name": self.recusal.person.full_name, "given_reason": self.recusal.reason}
        return super().show(template, status=status, **(own | variables))
