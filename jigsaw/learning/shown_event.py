"""An event as pages show it: every word ready, and what search engines read of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from jigsaw.calendar.london import to_london
from jigsaw.documents.words import size_words
from jigsaw.learning.event_rules import places_words, takes_bookings, when_words
from jigsaw.learning.models import Booking, Event, EventMaterials
from jigsaw.library.exchange import schema_org
from jigsaw.library.harvesting import whole_address
from jigsaw.library.rules import FORMAT_WORDS, pages_words

WHERE = "Online (Microsoft Teams)"
ONLINE = "https://schema.org/OnlineEventAttendanceMode"


@dataclass(frozen=True)
class ShownEvent:
    """An event in a list or on its page. `left` is how many places nobody holds."""

    title: str
    href: str
    when: str
    publisher: str
    left: int
    places: str
    is_open: bool
    is_cancelled: bool
    has_been: bool
    materials: str = ""


def shown_event(event: Event, *, at: datetime) -> ShownEvent:
    """The event in words. It must carry `held` (queries.events)."""
    left = max(0, event.places - getattr(event, "held", 0))
    return ShownEvent(
        title=event.title,
        href=reverse("event", args=[event.slug]),
        when=when_words(event.starts_at, event.ends_at),
        publisher=event.publisher.name,
        left=left,
        places=places_words(left),
        is_open=takes_bookings(state=event.state, starts_at=event.starts_at, at=at),
        is_cancelled=event.state == Event.CANCELLED,
        has_been=event.ends_at <= at,
    )


def booking_state(booking: Booking, *, at: datetime) -> str:
    """What somebody has at this moment: the state of their booking; or "off" where the event is cancelled, "over" once
    it has ended, "begun" for whoever still waits at its start, and "lapsed" from the minute that an offer ends."""
    event, state = booking.event, booking.state
    if event.state == Event.CANCELLED:
        return "off"
    if state not in Booking.STANDING:
        return state
    if event.ends_at <= at:
        return "over"
    if state != Booking.BOOKED and event.starts_at <= at:
        return "begun"
    if state == Booking.OFFERED and booking.offer_until and booking.offer_until <= at:
        return Booking.LAPSED
    return state


def past_event(event: Event, *, at: datetime) -> ShownEvent:
    """An event that has been, with what can be had of it. It must carry `materials` (queries.events)."""
    held = getattr(event, "materials", None)
    return replace(shown_event(event, at=at), materials=materials_words(held) if held else "")


def materials_words(held: EventMaterials) -> str:
    """What there is: recording, slides or both."""
    words = ("Recording", "slides") if held.recording_address else ("Slides",)
    return " and ".join(words if held.slides_filename or not held.recording_address else words[:1])


def slides_facts(held: EventMaterials) -> str:
    """Type, size and length of the slides."""
    if not held.slides_filename:
        return ""
    pages = pages_words(held.slides_pages, held.slides_format)
    return ", ".join(filter(None, (FORMAT_WORDS[held.slides_format], size_words(held.slides_size), pages)))


def paragraphs(words: str) -> list[str]:
    """Text parted by empty lines."""
    return [each.strip() for each in words.split("\n\n") if each.strip()]


def facts_of(event: Event) -> list[dict[str, Any]]:
    """When, where and what it costs, as rows of a summary list."""
    rows = [("When", when_words(event.starts_at, event.ends_at)), ("Where", WHERE), ("Cost", "Free")]
    return [summary_row(key, value) for key, value in rows]


def summary_row(key: str, value: str) -> dict[str, Any]:
    """One row of a summary list."""
    return {"key": {"text": key}, "value": {"text": value}}


def for_machines(
    event: Event, *, shown: ShownEvent, has_ended: bool = False, materials: EventMaterials | None = None
) -> str:
    """The event in the words of schema.org, as a data block. The joining address is not in it.

    Once it has ended there is nothing to book, and its recording stands beside it.
    """
    page = whole_address(shown.href)
    owner = {"@type": "Organization", "name": event.publisher.name, "url": event.publisher.website}
    told: dict[str, Any] = {
        "@type": "Event",
        "@id": page,
        "url": page,
        "name": event.title,
        "description": " ".join(paragraphs(event.summary)),
        "startDate": to_london(event.starts_at).isoformat(),
        "endDate": to_london(event.ends_at).isoformat(),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if shown.is_cancelled else 'Scheduled'}",
        "eventAttendanceMode": ONLINE,
        "location": {"@type": "VirtualLocation", "url": page},
        "organizer": owner,
        "isAccessibleForFree": True,
        "maximumAttendeeCapacity": event.places,
        "inLanguage": "en-GB",
        "offers": None if has_ended else _offer(page, shown),
        "recordedIn": _video(event, materials) if materials and materials.recording_address else None,
        "performer": [{"@type": "Person", "name": each["name"]} for each in event.speakers],
    }
    return schema_org.script({name: value for name, value in told.items() if value})


def _offer(page: str, shown: ShownEvent) -> dict[str, Any]:
    return {
        "@type": "Offer",
        "url": page,
        "price": "0",
        "priceCurrency": "GBP",
        "availability": f"https://schema.org/{'InStock' if shown.left else 'SoldOut'}",
    }


def _video(event: Event, materials: EventMaterials) -> dict[str, Any]:
    return {
        "@type": "VideoObject",
        "name": event.title,
        "description": " ".join(paragraphs(event.summary)),
        "url": materials.recording_address,
        "uploadDate": to_london(materials.received_at).isoformat(),
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "accessibilityFeature": ["captions", "transcript"],
        "transcript": "\n\n".join(materials.transcript),
    }
