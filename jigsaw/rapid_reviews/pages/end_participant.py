"""End that somebody takes part in a rapid review."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.incidents.models import Incident
from jigsaw.partnerships.desk import Empty
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions.people import end_participant
from jigsaw.rapid_reviews.desk.page import ReviewPage
from jigsaw.rapid_reviews.models import Participant


class EndParticipant(ReviewPage):
    """Asks first; they can be added again."""

    heading = "End that somebody takes part"

    def find_row(self) -> Incident:
        """The case, its rapid review, and who it is; also one who was ended before."""
        incident = super().find_row()
        rows = self.rows(Participant).filter(review=self.review)
        self.participant = self.find(rows, pk=self.kwargs["participant_id"])
        return incident

    def on_get(self) -> HttpResponse:
        """Say what will end."""
        return self.show()

    def on_post(self) -> HttpResponse:
        """End it."""
        try:
            end_participant(self.review, participant=self.participant, by=self.who, at=self.now)
        except Refused as refused:
            return self.refused(Empty({}), refused)
        return self.go_on("list_participants", f"{self.participant.name} no longer takes part.")

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with who it is."""
        own = {"participant": self.participant, "over": self.participant.ended_at is not None}
        return super().show(template, status=status, **(own | variables))
