"""The way into a webinar: the link of the meeting, for people with a place."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jigsaw.learning.around_events import OfBooking
from jigsaw.learning.models import Booking, Event
from jigsaw.learning.shown_event import facts_of


class Joining(OfBooking):
    public = True
    template_name = "learning/joining.html"

    def content(self) -> dict[str, Any]:
        is_off, has_ended = self.event.state == Event.CANCELLED, self.event.ends_at <= self.now
        may_join = self.booking.state == Booking.BOOKED and not is_off and not has_ended
        return {
            "title": f"Join: {self.event.title}",
            "crumbs": self.crumbs("Join"),
            "event": self.event,
            "facts": facts_of(self.event),
            "is_off": is_off,
            "has_ended": has_ended,
            "join_href": self.event.joining_address if may_join else "",
            "booking_href": self.here("booking"),
            "event_href": reverse("event", args=[self.event.slug]),
            "cancel_href": self.here("cancel_booking"),
        }
