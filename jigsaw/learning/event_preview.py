"""The public page of an event before it is public: the same template and words, and nothing saved or kept."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import datetime

from django.template.loader import render_to_string

from jigsaw.learning.event_details import EventDetails
from jigsaw.learning.models import Event
from jigsaw.learning.shown_event import facts_of, paragraphs, shown_event
from jigsaw.library.models import Publisher
from jigsaw.library.preview import public_addresses
from jigsaw.library.reading import publisher_site

# The name of the window stands in the browser's history and on shared screens: it says nothing of the webinar.
WINDOW = re.compile("<title>.*?</title>", re.DOTALL)
PREVIEW = "Only staff of the partnership can see this page. Its buttons lead back to the draft."


def preview_event(details: EventDetails, *, at: datetime, home: str) -> str:
    """The page of the event as the public will see it, for the staff site; its links lead to `home`. Touches no row."""
    plain = {
        field: getattr(details, field)
        for field in (
            *("title", "summary", "starts_at", "ends_at", "contact_email", "places", "version", "slug"),
            *("speakers", "sessions", "objectives", "organisations"),
        )
    }
    event = Event(pk=details.id, publisher=Publisher(**asdict(details.publisher)), **plain)
    html: str
    with public_addresses():
        context = {
            **publisher_site(event.publisher),
            "title": event.title,
            "crumbs": [{"text": "Webinars", "href": home}, {"text": event.title}],
            "event": event,
            "shown": shown_event(event, at=at),
            "has_ended": event.ends_at <= at,
            "facts": facts_of(event),
            "paragraphs": paragraphs(event.summary),
            "book_href": home,
            "calendar_href": home,
            "demonstration": PREVIEW,
            "places": [],
            "demonstration_tag": "Preview",
        }
        html = render_to_string("learning/event.html", context)
    return WINDOW.sub("<title>Preview of a webinar – Jigsaw</title>", html, count=1)
