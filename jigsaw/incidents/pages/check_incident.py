"""Check the answers, see which dates would follow, and start the clocks."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.components.forms import Form
from jigsaw.incidents.actions.recording import record_incident
from jigsaw.incidents.desk.answers import duties_if_saved, groups_to_check, summary_rows
from jigsaw.incidents.desk.recording import RecordingPage, unfinished
from jigsaw.incidents.rules.terms import Stage
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.rules import Refused


class CheckIncident(RecordingPage):
    """The last page of recording. After the clocks started it still shows and leads to every answer."""

    heading = "Check your answers"

    def on_get(self) -> HttpResponse:
        """All answers, and the dates that they give."""
        return self.check()

    def on_post(self) -> HttpResponse:
        """Start the clocks. Sent twice, they start once."""
        try:
            record_incident(self.incident, by=self.who, at=self.now)
        except Refused as refused:
            return self.check(refusing(str(refused)), status=400)
        return self.done_to(self.address("incident_recorded"))

    def check(self, form: Form | None = None, status: int = 200) -> HttpResponse:
        """The page."""
        recording = self.incident.stage == Stage.RECORDING
        today = london.to_london(self.now).date()
        groups = groups_to_check(self.incident)
        return self.show(
            status=status,
            form=form,
            groups=[{"title": group.title, "rows": summary_rows(self, group)} for group in groups],
            unfinished=unfinished(self),
            recording=recording,
            starting=duties_if_saved(self.incident, today, working_days()) if recording else [],
        )
