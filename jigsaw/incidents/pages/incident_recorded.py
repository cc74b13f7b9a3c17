"""What was recorded, what happens next and by which date. The page is the same whenever it is read again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from jigsaw.calendar import london
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.desk.shown import address_of, title_of
from jigsaw.incidents.queries.duties import duties_of
from jigsaw.incidents.queries.recording import people_who_can_see, withdrawal_is_due
from jigsaw.incidents.queries.register import is_named_for_register
from jigsaw.incidents.rules.terms import DutyState, Stage


class IncidentRecorded(CasePage):
    """A plain page: recording a child's harm is no success to celebrate."""

    permission = "edit_case"
    heading = "Incident recorded"

    def on_get(self) -> HttpResponse:
        """Say what happens next."""
        if self.incident.stage == Stage.RECORDING:
            return redirect(self.address("check_incident"))
        next_steps = [
            {
                "title": title_of(duty, self.incident),
                "due": london.day_words(duty.due_on) if duty.due_on else "",
                "duty": duty.duty,
                "href": address_of(duty),
            }
            for duty in duties_of(self.incident)
            if duty.state == DutyState.OPEN
        ]
        return self.show(
            next_steps=next_steps,
            people=people_who_can_see(self.incident),
            may_open_register=is_named_for_register(self.incident, self.who),
            withdraw=withdrawal_is_due(self.incident),
        )
