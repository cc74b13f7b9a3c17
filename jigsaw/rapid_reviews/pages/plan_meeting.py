"""Plan a meeting of a rapid review."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.rapid_reviews.actions.meetings import plan_meeting
from jigsaw.rapid_reviews.desk.meeting_form import PlanForm
from jigsaw.rapid_reviews.desk.shown import warnings_of
from jigsaw.rapid_reviews.desk.writing import WritingPage
from jigsaw.rapid_reviews.rules.record import AGENDAS
from jigsaw.rapid_reviews.rules.terms import MeetingKind


class PlanMeeting(WritingPage):
    """A weekend, a bank holiday or a day after the plan's is said, not refused. `?kind=` begins with its agenda."""

    heading = "Plan a meeting"
    form_class = PlanForm

    def held(self) -> dict[str, Any]:
        """The agenda of the kind of meeting that was asked for: the panel's, when none was."""
        kind = self.request.GET.get("kind", "")
        chosen = MeetingKind(kind) if kind in set(MeetingKind) else MeetingKind.PANEL
        return {"kind": chosen.value, "agenda": list(AGENDAS[chosen])}

    def write(self, form: Any) -> HttpResponse:
        """Plan it; say what is unusual about its day."""
        meeting = plan_meeting(
            self.review, values=form.own_values(), said_no_name=form.said_no_name(), by=self.who, at=self.now
        )
        said = ["The meeting was planned.", *warnings_of(self.review, meeting, self.table)]
        return self.go_on("edit_meeting", " ".join(said), meeting_id=meeting.pk)
