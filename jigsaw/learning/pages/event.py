"""One webinar: what it is about, when, who speaks, how many places are left, and how to book."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.safestring import mark_safe

from jigsaw.learning.around_events import OfEvent
from jigsaw.learning.queries.afterwards import materials_of
from jigsaw.learning.shown_event import facts_of, for_machines, materials_words, paragraphs, shown_event


class EventPage(OfEvent):
    public = True
    template_name = "learning/event.html"

    def content(self) -> dict[str, Any]:
        shown = shown_event(self.event, at=self.now)
        has_ended, held = self.event.ends_at <= self.now, materials_of(self.event, at=self.now)
        return {
            "title": self.event.title,
            "crumbs": self.crumbs(),
            "event": self.event,
            "shown": shown,
            "has_ended": has_ended,
            "materials": materials_words(held) if held else "",
            "recording_href": reverse("recording", args=[self.event.slug]),
            "facts": facts_of(self.event),
            "paragraphs": paragraphs(self.event.summary),
            "book_href": reverse("book_place", args=[self.event.slug]),
            "calendar_href": reverse("event_calendar", args=[self.event.slug]),
            "head": mark_safe(  # noqa: S308 (escaped by schema_org)
                for_machines(self.event, shown=shown, has_ended=has_ended, materials=held)
            ),
        }
