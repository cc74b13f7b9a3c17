"""Take the place that is held: looking at the page changes nothing, its button does."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from jigsaw.calendar.london import moment_words
from jigsaw.learning.actions.bookings import take_place
from jigsaw.learning.around_events import OfBooking
from jigsaw.learning.asking import AskingForm, AskingPage
from jigsaw.learning.models import Booking
from jigsaw.learning.shown_event import booking_state, facts_of, summary_row


class TakePlace(OfBooking, AskingPage):
    public = True
    template_name = "learning/take_place.html"
    kind = "offer"
    title = "Take the place"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The button while a place is held; else what became of the booking."""
        asked = request.method in ("GET", "HEAD")
        if asked and booking_state(self.booking, at=self.now) != Booking.OFFERED:
            return redirect("booking", kwargs["booking"])
        return super().dispatch(request, *args, **kwargs)

    def form_of(self, data: Any = None) -> AskingForm:
        return AskingForm(data)

    def ask(self, form: AskingForm) -> str:
        take_place(self.booking, at=self.now)
        return self.here("booking")

    def content(self) -> dict[str, Any]:
        return {
            "submit_words": self.title,
            "crumbs": self.crumbs(self.title),
            "until": moment_words(self.booking.offer_until) if self.booking.offer_until else "",
            "facts": [summary_row("Webinar", self.event.title), *facts_of(self.event)],
            "cancel_href": self.here("cancel_booking"),
        }
