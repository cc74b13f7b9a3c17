"""The bookings of a webinar as a table to save. The download is recorded."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.calendar.london import to_london
from jigsaw.learning.afterwards_details import BookedPerson
from jigsaw.library.exchange.csvw import Column, table
from jigsaw.teaching.queries.webinars import BOOKING_WORDS, bookings_in_order
from jigsaw.teaching.webinar_page import WebinarPage

COLUMNS = [
    Column(words, words)
    for words in (
        *("Reference", "Name", "Email address", "Organisation", "Role", "Works in the area", "State"),
        *("What they need to take part", "Booked on"),
    )
]


class DownloadBookings(WebinarPage):
    permission = "view_bookings"
    heading = "Bookings"

    def on_get(self) -> HttpResponse:
        """The file. A text that a spreadsheet would run as a formula is kept a text."""
        rows = [_row(each) for each in bookings_in_order(self.webinar)]
        # The mark lets a spreadsheet program read the letters right.
        response = HttpResponse(
            b"\xef\xbb\xbf" + table(COLUMNS, rows), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = 'attachment; filename="bookings.csv"'
        response["Cache-Control"] = "no-store"
        return response


def _row(row: BookedPerson) -> dict[str, str]:
    values = (
        *(row.booking, row.full_name, row.work_email, row.organisation, row.role),
        *("Yes" if row.works_in_area else "No", BOOKING_WORDS[row.state], row.access_needs),
        to_london(row.booked_at).strftime("%Y-%m-%d %H:%M"),
    )
    return dict(zip((column.name for column in COLUMNS), values, strict=True))
