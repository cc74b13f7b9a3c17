"""What somebody has who booked: a place, a number in the line, an offer; and what they can do with it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jigsaw.calendar.london import moment_words
from jigsaw.learning.around_events import OfBooking, has_attended
from jigsaw.learning.event_rules import takes_bookings
from jigsaw.learning.models import Booking
from jigsaw.learning.queries.events import number_in_line
from jigsaw.learning.shown_event import booking_state, facts_of, summary_row

TITLES = {
    Booking.BOOKED: "Place booked",
    Booking.WAITING: "You are on the waiting list",
    Booking.OFFERED: "A place is free for you",
    Booking.CANCELLED: "Cancelled",
    Booking.LAPSED: "Your place is no longer held",
    "off": "This webinar has been cancelled",
    "over": "This webinar has ended",
    "begun": "No place became free",
}


class BookingPage(OfBooking):
    public = True
    template_name = "learning/booking.html"

    def content(self) -> dict[str, Any]:
        row, state = self.booking, booking_state(self.booking, at=self.now)
        return {
            "title": TITLES[state],
            "crumbs": self.crumbs("Your booking"),
            "event": self.event,
            "state": state,
            "may_ask": takes_bookings(state=self.event.state, starts_at=self.event.starts_at, at=self.now),
            "certificate_href": self.here("certificate") if has_attended(row) else "",
            "facts": [
                summary_row("Webinar", self.event.title),
                *facts_of(self.event),
                summary_row("Your reference", row.reference),
            ],
            "number": number_in_line(row) if state == Booking.WAITING else 0,
            "until": moment_words(row.offer_until) if row.offer_until else "",
            "event_href": reverse("event", args=[self.event.slug]),
            "calendar_href": self.here("booking_calendar"),
            "joining_href": self.here("joining"),
            "cancel_href": self.here("cancel_booking"),
            "take_href": self.here("take_place"),
        }
