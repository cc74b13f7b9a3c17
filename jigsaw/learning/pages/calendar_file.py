"""Add to calendar: the file of an event, and of one's own booking."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from jigsaw.learning.around_events import OfBooking, OfEvent, as_calendar
from jigsaw.learning.event_calendar import PUBLISH, booking_file, event_file
from jigsaw.learning.models import Booking
from jigsaw.library.harvesting import whole_address


class EventCalendar(OfEvent):
    public = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        address = whole_address(reverse("event", args=[self.event.slug]))
        return as_calendar(event_file(self.event, address=address, at=self.event.changed_at))


class BookingCalendar(OfBooking):
    public = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file of somebody with a place; anybody else sees what they have, and has nothing to put down."""
        if self.booking.state != Booking.BOOKED:
            return redirect("booking", kwargs["booking"])
        changed_at = max(self.booking.changed_at, self.event.changed_at)
        join_at = whole_address(self.here("joining"))
        return as_calendar(booking_file(self.booking, method=PUBLISH, join_at=join_at, at=changed_at))
