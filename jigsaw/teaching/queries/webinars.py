"""What the pages of webinars read. Bookings are read from the public side through its queries alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jigsaw.learning.afterwards_details import BookedPerson
from jigsaw.learning.event_rules import when_words
from jigsaw.learning.models import Booking
from jigsaw.learning.queries.bookings import PlacesTaken, places_taken
from jigsaw.learning.queries.events import bookings_of
from jigsaw.teaching.models import Webinar
from jigsaw.teaching.rules.webinars import WebinarState

NO_TIME = "Day and time not set"
# The states of bookings as pages say them, in the order of the table.
BOOKING_WORDS = {
    Booking.BOOKED: "Has a place",
    Booking.OFFERED: "A place is offered",
    Booking.WAITING: "On the waiting list",
    Booking.CANCELLED: "Cancelled",
    Booking.LAPSED: "Offer not taken",
}


@dataclass(frozen=True)
class WebinarRow:
    """One webinar of the list, every word ready."""

    id: Any
    title: str
    partnership: str
    when: str
    state: WebinarState
    places: str


@dataclass(frozen=True)
class WebinarBoard:
    """The list: those to come, drafts, and those that are over or cancelled (the newest first)."""

    upcoming: list[WebinarRow]
    drafts: list[WebinarRow]
    past: list[WebinarRow]
    several: bool


def webinar_board(rows: Any, *, at: datetime) -> WebinarBoard:
    """The webinars among `rows`. Two queries: one of each side."""
    webinars = list(rows.select_related("partnership").defer("summary", "part_changes"))
    taken = places_taken(each.pk for each in webinars if each.version)
    shown = [(each, _row(each, taken.get(str(each.pk)), at)) for each in webinars]
    return WebinarBoard(
        upcoming=[row for _, row in shown if row.state == WebinarState.PUBLIC],
        drafts=[row for _, row in shown if row.state == WebinarState.DRAFT],
        past=[row for _, row in reversed(shown) if row.state in (WebinarState.OVER, WebinarState.CANCELLED)],
        several=len({each.partnership_id for each in webinars}) > 1,
    )


def taken_words(taken: PlacesTaken | None) -> str:
    """How a webinar is booked: "37 of 40 places taken", with those who wait; empty before it is public."""
    if taken is None:
        return ""
    said = f"{taken.held:,} of {taken.places:,} places taken"
    return f"{said}, {taken.waiting:,} waiting" if taken.waiting else said


def time_of(webinar: Webinar) -> str:
    """When it is, in London."""
    if webinar.starts_at is None or webinar.ends_at is None:
        return NO_TIME
    return when_words(webinar.starts_at, webinar.ends_at)


def public_time_of(webinar: Webinar) -> str:
    """When the public version says that it is; empty before the first."""
    times = webinar.public_times
    return when_words(*times) if times else ""


def bookings_in_order(webinar: Webinar) -> list[BookedPerson]:
    """Everybody who booked: who has a place first, then who waits, each in the order of booking."""
    order = list(BOOKING_WORDS)
    return sorted(bookings_of(webinar.pk), key=lambda row: order.index(row.state))


def _row(webinar: Webinar, taken: PlacesTaken | None, at: datetime) -> WebinarRow:
    return WebinarRow(
        id=webinar.pk,
        title=webinar.title,
        partnership=webinar.partnership.name,
        when=public_time_of(webinar) or time_of(webinar),
        state=webinar.state_at(at),
        places=taken_words(taken),
    )
