"""What the pages of events read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.models import Count, Q, QuerySet

from jigsaw.learning.afterwards_details import BookedPerson, Reach
from jigsaw.learning.event_rules import organisation_counts
from jigsaw.learning.models import Attendance, Booking, Event
from jigsaw.learning.reach_rules import reach
from jigsaw.library.queries import OneValue

# A list of past events longer than this helps nobody.
MOST_PAST = 20
# Plain, since it is asked at every visit of a page that shows webinars.
TURNS = (
    "SELECT COUNT(*) || ' ' || COALESCE(SUM(q.turns), 0) FROM learning_queue q "
    "JOIN learning_event e ON e.id = q.event_id WHERE e.state = %s AND e.starts_at > %s"
)
HELD = Count("bookings", filter=Q(bookings__is_echo=False, bookings__state__in=Booking.HOLDING))


def coming_events(*, at: datetime) -> list[Event]:
    """Events that have not ended, the next first; each with `held`, the places that are taken or offered."""
    return list(_events().filter(ends_at__gt=at).annotate(held=HELD))


def bookable_events(*, at: datetime) -> list[Event]:
    """Events that can be booked, the next first, each with `held`."""
    return list(_events().filter(state=Event.OPEN, starts_at__gt=at).annotate(held=HELD))


def turns_of_bookable(*, at: datetime) -> OneValue:
    """How many events can be booked, and how often somebody held the turn at their places: a value of a statement.

    Between two changes of the library no event comes, so that the number of them only falls; and while it stands, each
    turn raises the sum. So two moments between which a place was given out, or an event began, never have the same.
    """
    kept = connections[settings.PUBLIC_DATABASE].ops.adapt_datetimefield_value(at)
    return OneValue(TURNS, (Event.OPEN, kept))


def past_events(*, at: datetime) -> list[Event]:
    """The last events that have ended, the newest first. One that was cancelled is not among them."""
    ended = _events().select_related("materials").filter(ends_at__lte=at, state=Event.OPEN)
    return list(ended.order_by("-starts_at")[:MOST_PAST])


def event(slug: str) -> Event | None:
    """One event by its address, with `held`."""
    return _events().filter(slug=slug).annotate(held=HELD).first()


def events_by_key(keys: Iterable[Any]) -> dict[Any, Event]:
    """Public events by their identifiers, each with `held`."""
    wanted = set(keys)
    found: dict[Any, Event] = _events().filter(pk__in=wanted).annotate(held=HELD).in_bulk() if wanted else {}  # type: ignore[assignment]
    return found


def count_events() -> int:
    """How many events are public."""
    return Event.objects.count()


def standing_between(first: int, last: int) -> list[tuple[str, datetime]]:
    """A stretch of the events in the order in which they became public: slug and last change."""
    return list(Event.objects.order_by("received_at", "pk").values_list("slug", "changed_at")[first:last])


def booking_behind(link: str) -> Booking | None:
    """The booking to which the secret part of a link leads."""
    rows = Booking.objects.select_related(
        *("event", "event__publisher", "attendance", "certificate", "feedback", "change")
    )
    return rows.filter(links__seal=sealed(link)).first()


def bookings_of(event_id: Any) -> list[BookedPerson]:
    """Everybody who booked, in the order in which they did, for staff; nobody once the bookings are deleted."""
    rows = Booking.objects.filter(event_id=event_id, is_echo=False).select_related("attendance")
    return [
        BookedPerson(
            booking=row.reference,
            full_name=row.full_name,
            work_email=row.work_email,
            organisation=row.organisation,
            role=row.role,
            works_in_area=row.works_in_area,
            access_needs=row.access_needs,
            state=row.state,
            booked_at=row.booked_at,
            minutes=row.attendance.minutes if hasattr(row, "attendance") else None,
            has_attended=hasattr(row, "attendance") and row.attendance.has_attended,
        )
        for row in rows
    ]


def reach_of(event_id: Any) -> Reach | None:
    """How many came and how many did not, by organisation of the event's list; the same after the bookings are deleted.

    None before attendance is recorded. Numbers under 5 are not shown, nor what would let one be worked out.
    """
    event = Event.objects.filter(pk=event_id).first()
    counted = attendance_counts(event) if event and event.numbers is None else event and event.numbers
    if not counted or "came" not in counted:
        return None
    return reach(counted["came"], counted["did_not_come"])


def attendance_counts(event: Event) -> dict[str, dict[str, int]]:
    """Who came and who had a place and did not, by organisation; nothing before attendance is recorded."""
    came = Attendance.objects.filter(booking__event=event, has_attended=True)
    if not Attendance.objects.filter(booking__event=event).exists():
        return {}
    absent = Booking.objects.filter(event=event, is_echo=False, state=Booking.BOOKED)
    absent = absent.exclude(pk__in=came.values("pk"))
    return {
        "came": organisation_counts(
            list(came.values_list("booking__organisation", flat=True)), event.organisations
        ),
        "did_not_come": organisation_counts(
            list(absent.values_list("organisation", flat=True)), event.organisations
        ),
    }


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
