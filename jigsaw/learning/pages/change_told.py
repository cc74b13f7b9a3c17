"""Thanks for telling what has changed after a webinar."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jigsaw.calendar.london import date_words, to_london
from jigsaw.learning.after_rules import CAN_BE_CHANGED, may_change
from jigsaw.learning.around_events import OfAttended


class ChangeToldPage(OfAttended):
    public = True
    template_name = "learning/change_told.html"
    title = "Thank you for telling us"

    def content(self) -> dict[str, Any]:
        told: Any = getattr(self.booking, "change", None)
        return {
            "title": self.title if told else "You have not told us yet",
            "is_told": bool(told),
            "crumbs": self.crumbs("What you changed"),
            "can_change": bool(told) and may_change(told.told_at, at=self.now),
            "until": date_words(to_london(told.told_at + CAN_BE_CHANGED).date()) if told else "",
            "change_href": self.here("tell_change"),
            "reviews_href": reverse("learning_from_reviews", args=[self.event.publisher_id]),
        }
