"""Who booked a place at a webinar, and what they need to take part. Each reading is recorded."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.learning.afterwards_details import BookedPerson
from jigsaw.learning.queries.bookings import places_taken
from jigsaw.teaching.queries.webinars import BOOKING_WORDS, bookings_in_order, taken_words
from jigsaw.teaching.webinar_page import WebinarPage

HEAD = ("Name", "Organisation", "Role", "State", "What they need to take part", "Booked")


class ViewBookings(WebinarPage):
    permission = "view_bookings"
    heading = "Bookings"

    def on_get(self) -> HttpResponse:
        """The table."""
        rows = bookings_in_order(self.webinar)
        taken = places_taken([self.webinar.pk]).get(str(self.webinar.pk))
        return self.show(
            taken=taken_words(taken),
            count=len(rows),
            needs=sum(bool(row.access_needs) for row in rows),
            head=[{"text": words} for words in HEAD],
            rows=[_cells(row) for row in rows],
        )

    def audience_words(self) -> str:
        """Who sees the page, and that it is recorded."""
        area = self.webinar.partnership.area
        return f"Only {area} staff who look after bookings can see this page. That you looked is recorded."


def _cells(row: BookedPerson) -> list[dict[str, Any]]:
    words = (
        *(row.full_name, row.organisation, row.role, BOOKING_WORDS[row.state]),
        *(row.access_needs or "Nothing said", london.moment_words(row.booked_at)),
    )
    return [{"text": each} for each in words]
