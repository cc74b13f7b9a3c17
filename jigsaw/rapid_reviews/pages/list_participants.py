"""Who takes part in a rapid review, and who is missing."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.rapid_reviews.desk.page import ReviewPage
from jigsaw.rapid_reviews.desk.shown import participant_line
from jigsaw.rapid_reviews.queries.review import participants_of, who_is_missing


class ListParticipants(ReviewPage):
    """The chair first, then the panel, then advisers."""

    permission = "view_rapid_review"
    heading = "Who takes part"

    def on_get(self) -> HttpResponse:
        """Show them."""
        people = participants_of(self.review)
        return self.show(people=[participant_line(each) for each in people], missing=who_is_missing(people))
