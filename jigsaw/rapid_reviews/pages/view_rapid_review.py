"""A rapid review: its clock, what is next, the plan, people, meetings, the record and the decision."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.rapid_reviews.desk.page import ReviewPage


class ViewRapidReview(ReviewPage):
    """The rapid review's own page."""

    permission = "view_rapid_review"
    heading = "Rapid review"

    def on_get(self) -> HttpResponse:
        """Show it."""
        return self.show()
