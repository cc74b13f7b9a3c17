"""How events are booked, for the staff who hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from jigsaw.learning.models import Booking, CertificateFile, Event
from jigsaw.learning.queries.events import HELD


@dataclass(frozen=True)
class PlacesTaken:
    """How an event is booked: places held (taken or offered), places in all, and how many wait."""

    held: int
    places: int
    waiting: int


def places_taken(event_ids: Iterable[Any]) -> dict[str, PlacesTaken]:
    """How each of these events is booked, by its identifier; those that are not public are left out. One query."""
    waiting = Count("bookings", filter=Q(bookings__is_echo=False, bookings__state=Booking.WAITING))
    rows = Event.objects.filter(pk__in=list(event_ids)).annotate(held=HELD, waiting=waiting)
    return {
        str(pk): PlacesTaken(held, places, waits)
        for pk, held, places, waits in rows.values_list("pk", "held", "places", "waiting").order_by()
    }


def told_of_a_change(event_id: Any) -> tuple[int, int]:
    """Whom a change of an event reaches: how many have a place, and how many wait or hold an offer. One query."""
    counts = dict(
        Booking.objects.filter(event_id=event_id, is_echo=False, state__in=Booking.STANDING)
        .values_list("state")
        .annotate(Count("pk"))
        .order_by()
    )
    return counts.get(Booking.BOOKED, 0), counts.get(Booking.WAITING, 0) + counts.get(Booking.OFFERED, 0)


def certificates_made(event_id: Any) -> set[str]:
    """The references of the bookings of an event whose certificate is made. One query."""
    return set(
        CertificateFile.objects.filter(booking__event_id=event_id).values_list(
            "booking__reference", flat=True
        )
    )


def certificate_for(event_id: Any, reference: str) -> tuple[str, bytes] | None:
    """The name and the bytes of somebody's certificate, by the reference of their booking; None where there is none."""
    row = CertificateFile.objects.filter(booking__event_id=event_id, booking__reference=reference).first()
    return (row.filename, bytes(row.content)) if row else None
