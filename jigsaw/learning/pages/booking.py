"""What somebody has who booked: a place, a number in the line, an offer; and what they can do with it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jigsaw.calendar.london import moment_words
from jigsaw.learning.around_events import OfBooking
from jigsaw.learning.models import Booking, Event
from jigsaw.learning.queries.events import number_in_line
from jigsaw.learning.shown_event import facts_of, summary_row

TITLES = {
    Booking.BOOKED: "Place booked",
    Booking.WAITING: "You are on the waiting list",
    Booking.OFFERED: "A place is free for you",
    Booking.CANCELLED: "Cancelled",
    Booking.LAPSED: "Your place is no longer held",
}


class BookingPage(OfBooking):
    public = True
    template_name = "learning/booking.html"

    def content(self) -> dict[str, Any]:
        row, state = self.booking, self.booking.state
        is_off = self.event.state == Event.CANCELLED
        return {
            "title": "This webinar has been cancelled" if is_off else TITLES[state],
            "crumbs": self.crumbs("Your booking"),
            "event": self.event,
            "state": "off" if is_off else state,
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
