"""Thanks for the feedback on a webinar."""

from __future__ import annotations

from typing import Any

from jigsaw.calendar.london import date_words, to_london
from jigsaw.learning.after_rules import CAN_BE_CHANGED, may_change
from jigsaw.learning.around_events import OfAttended


class FeedbackGiven(OfAttended):
    public = True
    template_name = "learning/feedback_given.html"
    title = "Thank you for your feedback"

    def content(self) -> dict[str, Any]:
        given: Any = getattr(self.booking, "feedback", None)
        return {
            "title": self.title if given else "You have not sent feedback yet",
            "is_given": bool(given),
            "crumbs": self.crumbs("Feedback"),
            "can_change": bool(given) and may_change(given.given_at, at=self.now),
            "until": date_words(to_london(given.given_at + CAN_BE_CHANGED).date()) if given else "",
            "feedback_href": self.here("give_feedback"),
            "certificate_href": self.here("certificate"),
        }
