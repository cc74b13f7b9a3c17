"""What the pages of events read."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from jigsaw.learning.models import Booking, Event

# A list of past events longer than this helps nobody.
MOST_PAST = 20
HELD = Count("bookings", filter=Q(bookings__is_echo=False, bookings__state__in=Booking.HOLDING))


def coming_events(*, at: datetime) -> list[Event]:
    """Events that have not ended, the next first; each with `held`, the places that are taken or offered."""
    return list(_events().filter(ends_at__gt=at).annotate(held=HELD))


def past_events(*, at: datetime) -> list[Event]:
    """The last events that have ended, the newest first. One that was cancelled is not among them."""
    ended = _events().filter(ends_at__lte=at, state=Event.OPEN)
    return list(ended.order_by("-starts_at")[:MOST_PAST])


def event(slug: str) -> Event | None:
    """One event by its address, with `held`."""
    return _events().filter(slug=slug).annotate(held=HELD).first()


def booking_behind(link: str) -> Booking | None:
    """The booking to which the secret part of a link leads."""
    rows = Booking.objects.select_related("event", "event__publisher")
    return rows.filter(links__seal=sealed(link)).first()


def number_in_line(booking: Booking) -> int:
    """Which number somebody has who waits: 1 is the next."""
    return 1 + _waiting(booking.event_id).filter(pk__lt=booking.pk).count()


def places_left(event: Event) -> int:
    """How many places nobody holds, never under 0."""
    held = event.bookings.filter(is_echo=False, state__in=Booking.HOLDING).count()
    return max(0, event.places - held)


def somebody_waits(event: Event) -> bool:
    """Whether anybody stands in the line."""
    return _waiting(event.pk).exists()


def sealed(link: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(link.encode()).hexdigest()


def _waiting(event_id: Any) -> QuerySet[Booking]:
    return Booking.objects.filter(event_id=event_id, is_echo=False, state=Booking.WAITING)


def _events() -> QuerySet[Event]:
    return Event.objects.select_related("publisher")
