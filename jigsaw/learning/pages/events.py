"""The webinars of all partnerships: those to come, and those of the past."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jigsaw.components.page import PublicPage
from jigsaw.learning.queries import events
from jigsaw.learning.shown_event import past_event, shown_event
from jigsaw.library import queries
from jigsaw.library.reading import region_site


class Events(PublicPage):
    public = True
    template_name = "learning/events.html"
    title = "Webinars"

    def site(self) -> dict[str, Any]:
        return region_site(queries.publishers())

    def content(self) -> dict[str, Any]:
        return {
            "crumbs": [{"text": "Partnerships", "href": reverse("front")}, {"text": self.title}],
            "coming": [shown_event(each, at=self.now) for each in events.coming_events(at=self.now)],
            "past": [past_event(each, at=self.now) for each in events.past_events(at=self.now)],
        }
