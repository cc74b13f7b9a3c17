"""Remind the person for whom a duty waits."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.incidents.actions.work import nudge
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.models import Duty, Incident
from jigsaw.partnerships.rules import Refused


class Nudge(CasePage):
    """Shows nothing: it is pressed in the list of work, and leads back there."""

    permission = "edit_case"
    heading = "Nudge"

    def find_row(self) -> Incident:
        """The case, and in it the duty that the address names, or 404."""
        incident = super().find_row()
        duties = self.rows(Duty).select_related("partnership", "incident")
        self.duty = self.find(duties, pk=self.kwargs["duty_id"], incident=incident)
        return incident

    def on_post(self) -> HttpResponse:
        """Remind them, and say so; pressed again, say that they were reminded."""
        try:
            held = nudge(self.duty, by=self.who, at=self.now)
        except Refused as refused:
            return self.done_to(reverse("my_work"), str(refused))
        name = held.waits_for.full_name if held.waits_for else ""
        return self.done_to(reverse("my_work"), f"{name} was nudged about {self.incident.name}.")
