"""The recording of a webinar that has been: where it is, what is said in it, and the slides."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import mark_safe

from jigsaw.learning.around_events import OfEvent
from jigsaw.learning.models import EventMaterials
from jigsaw.learning.queries.afterwards import materials_of
from jigsaw.learning.shown_event import facts_of, for_machines, materials_words, shown_event, slides_facts


class Recording(OfEvent):
    public = True
    template_name = "learning/recording.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, once there is something on it; else the page of the event."""
        if request.method in ("GET", "HEAD"):
            found = materials_of(self.event, at=self.now)
            if found is None:
                return redirect("event", self.event.slug)
            self.materials: EventMaterials = found
        return super().dispatch(request, *args, **kwargs)

    def content(self) -> dict[str, Any]:
        held, shown = self.materials, shown_event(self.event, at=self.now)
        words = materials_words(held)
        return {
            "title": f"{words}: {self.event.title}",
            "crumbs": self.crumbs(words),
            "event": self.event,
            "facts": facts_of(self.event)[:1],
            "materials": held,
            "site_of_recording": urlsplit(held.recording_address).hostname or "",
            "slides_href": reverse("event_slides", args=[self.event.slug]) if held.slides_filename else "",
            "slides_facts": slides_facts(held),
            "head": mark_safe(for_machines(self.event, shown=shown, has_ended=True, materials=held)),  # noqa: S308 (escaped)
        }
