"""An event as pages show it: every word ready, and what search engines read of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from jigsaw.calendar.london import to_london
from jigsaw.learning.event_rules import places_words, takes_bookings, when_words
from jigsaw.learning.models import Event
from jigsaw.library.exchange import schema_org
from jigsaw.library.harvesting import whole_address

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
    )


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


def for_machines(event: Event, *, shown: ShownEvent) -> str:
    """The event in the words of schema.org, as a data block. The joining address is not in it."""
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
        "offers": {
            "@type": "Offer",
            "url": page,
            "price": "0",
            "priceCurrency": "GBP",
            "availability": f"https://schema.org/{'InStock' if shown.left else 'SoldOut'}",
        },
        "performer": [{"@type": "Person", "name": each["name"]} for each in event.speakers],
    }
    return schema_org.script({name: value for name, value in told.items() if value})
