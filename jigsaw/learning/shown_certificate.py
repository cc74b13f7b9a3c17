"""A certificate as pages show it."""

from __future__ import annotations

from datetime import date
from typing import Any

from jigsaw.calendar.london import to_london
from jigsaw.documents.words import date_in_words, hours_in_words
from jigsaw.learning.models import Certificate, Event
from jigsaw.learning.shown_event import summary_row


def held_on(event: Event) -> date:
    """The day of the event in London."""
    return to_london(event.starts_at).date()


def checked_rows(certificate: Certificate) -> list[dict[str, Any]]:
    """What anybody may know of a certificate: initials, webinar, day, hours, who held it; no name."""
    event = certificate.event
    rows = [
        ("Initials", certificate.initials),
        ("Webinar", event.title),
        ("Held on", date_in_words(held_on(event))),
        ("Attended for", hours_in_words(certificate.minutes)),
        ("Held by", event.publisher.name),
        ("Check code", certificate.code),
    ]
    return [summary_row(key, value) for key, value in rows]


def own_rows(certificate: Certificate, *, name: str) -> list[dict[str, Any]]:
    """What a certificate says to the person whose it is."""
    return [summary_row("Name", name), *checked_rows(certificate)[1:]]
