"""The bases of the pages of events: of one event, and of one booking behind its secret link."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from jigsaw.components.page import PublicPage
from jigsaw.learning.models import Booking, Event
from jigsaw.learning.queries import events
from jigsaw.library.reading import publisher_site


class OfEvent(PublicPage):
    """A page of one event, in the colours of its partnership; 404 for one that is not public."""

    event: Event

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the event first, for what the page takes at all."""
        super().setup(request, *args, **kwargs)
        method = (request.method or "").lower()
        if method in self.http_method_names and method != "options":
            self.event = self.find_event()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let caches ask again each time."""
        answer = super().dispatch(request, *args, **kwargs)
        # The places that are left change from minute to minute: ask again, and be told if nothing has changed.
        answer.headers.setdefault("Cache-Control", "no-cache")
        return answer

    def find_event(self) -> Event:
        """The event in the address."""
        found = events.event(self.kwargs["event"])
        if found is None:
            raise Http404
        return found

    def site(self) -> dict[str, Any]:
        """The layout's variables for the partnership that holds the event."""
        return publisher_site(self.event.publisher)

    def crumbs(self, *below: str) -> list[dict[str, str]]:
        """The way to the page: all events, the event, and what stands below it."""
        here = {"text": self.event.title}
        if below:
            here["href"] = reverse("event", args=[self.event.slug])
        return [{"text": "Webinars", "href": reverse("events")}, here, *({"text": each} for each in below)]


class OfBooking(OfEvent):
    """A page behind the secret link of a booking: kept by no cache, found by no search engine."""

    booking: Booking

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let nobody keep the page."""
        return told_to_nobody(super().dispatch(request, *args, **kwargs))

    def find_event(self) -> Event:
        """The event of the booking in the address."""
        found = events.booking_behind(self.kwargs["booking"])
        if found is None:
            raise Http404
        self.booking = found
        return found.event

    def here(self, name: str) -> str:
        """The address of a page behind the same link."""
        return reverse(name, args=[self.kwargs["booking"]])


class OfAttended(OfBooking):
    """A page for somebody who attended; anybody else with the link sees what became of their booking."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, where they attended."""
        asked = (request.method or "").lower() in self.http_method_names and request.method != "OPTIONS"
        if asked and not has_attended(self.booking):
            return told_to_nobody(redirect("booking", kwargs["booking"]))
        return super().dispatch(request, *args, **kwargs)


def has_attended(booking: Booking) -> bool:
    """Whether it is recorded that they were there long enough."""
    return hasattr(booking, "attendance") and booking.attendance.has_attended


def told_to_nobody(answer: HttpResponseBase) -> HttpResponseBase:
    """Let nobody keep the answer, find it or learn the address that led to it."""
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def as_calendar(content: str) -> HttpResponse:
    """A calendar file, to be saved."""
    answer = HttpResponse(content.encode(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="event.ics"'
    return answer
