"""Cancel a place or leave the waiting list: looking at the page changes nothing, its button does."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from jigsaw.learning.actions.bookings import cancel_booking
from jigsaw.learning.around_events import OfBooking
from jigsaw.learning.asking import AskingForm, AskingPage
from jigsaw.learning.models import Booking
from jigsaw.learning.shown_event import booking_state, facts_of, summary_row


class CancelBooking(OfBooking, AskingPage):
    public = True
    template_name = "learning/cancel_booking.html"
    kind = "cancellation"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The button while there is something to cancel; else what became of the booking."""
        asked = request.method in ("GET", "HEAD")
        if asked and booking_state(self.booking, at=self.now) not in (*Booking.STANDING, "begun"):
            return redirect("booking", kwargs["booking"])
        return super().dispatch(request, *args, **kwargs)

    def form_of(self, data: Any = None) -> AskingForm:
        return AskingForm(data)

    def ask(self, form: AskingForm) -> str:
        cancel_booking(self.booking, at=self.now)
        return self.here("booking")

    def content(self) -> dict[str, Any]:
        has_place = self.booking.state == Booking.BOOKED
        words = "Cancel your place" if has_place else "Leave the waiting list"
        return {
            "title": words,
            "submit_words": words if has_place else "Leave the list",
            "has_place": has_place,
            "crumbs": self.crumbs(words),
            "facts": [summary_row("Webinar", self.event.title), *facts_of(self.event)],
            "booking_href": self.here("booking"),
        }
