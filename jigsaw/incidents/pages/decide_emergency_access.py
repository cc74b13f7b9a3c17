"""Answer a request for access in an emergency."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.components.fields import RadioField
from jigsaw.components.forms import Form
from jigsaw.incidents.actions.emergencies import decide_emergency_access
from jigsaw.incidents.desk.access_page import AccessPage
from jigsaw.incidents.models import EmergencyAccess
from jigsaw.incidents.rules.access import still_open
from jigsaw.partnerships.rules import Refused

REFUSE = "refuse"
HOURS = [
    ("1", "Yes, for 1 hour"),
    ("2", "Yes, for 2 hours"),
    ("3", "Yes, for 3 hours"),
    ("4", "Yes, for 4 hours"),
]


class DecideEmergencyAccessForm(Form):
    """For how long, or not at all."""

    decision = RadioField(
        label="Do you give access?",
        said="Decision",
        missing="Select whether you give access, and for how long",
        choices=[*HOURS, (REFUSE, "No")],
    )

    @property
    def hours(self) -> int | None:
        """How many hours; None for a refusal."""
        decision = self.cleaned_data["decision"]
        return None if decision == REFUSE else int(decision)


class DecideEmergencyAccess(AccessPage):
    """A second person decides, never the asker; access ends by itself."""

    permission = "approve_emergency_access"
    heading = "Answer a request for emergency access"

    def find_row(self) -> Any:
        """The case, and in it the request of somebody else that the address names, or 404."""
        super().find_row()
        asked = self.rows(EmergencyAccess).filter(incident=self.incident).exclude(person=self.who)
        self.emergency = self.find(
            asked.select_related("person", "incident", "decided_by"), pk=self.kwargs["emergency_id"]
        )

    def on_get(self) -> HttpResponse:
        """Who asks and why."""
        return self.show(form=DecideEmergencyAccessForm(self.kept()))

    def on_post(self) -> HttpResponse:
        """Give access for some hours, or refuse it."""
        form = DecideEmergencyAccessForm(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        try:
            decide_emergency_access(self.emergency, hours=form.hours, by=self.who, at=self.now)
        except Refused as refused:
            return self.refused(form, refused)
        name = self.emergency.person.full_name
        return self.back(f"{name} has access for now." if form.hours else f"{name} was refused access.")

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with who asks, why and when, and whether it still waits."""
        emergency = self.emergency
        own = {
            "name": emergency.person.full_name,
            "given_reason": emergency.reason,
            "asked": london.words(emergency.asked_at),
            "waits": still_open(emergency.asked_at, emergency.decided_at, self.now),
        }
        return super().show(template, status=status, **(own | variables))
