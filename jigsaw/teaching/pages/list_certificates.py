"""Who gets a certificate, and each certificate to download."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.learning.queries.bookings import certificates_made
from jigsaw.learning.queries.events import bookings_of
from jigsaw.teaching.webinar_page import WebinarPage


class ListCertificates(WebinarPage):
    permission = "run_webinar"
    heading = "Certificates"

    def on_get(self) -> HttpResponse:
        """Everybody who attended."""
        made = certificates_made(self.webinar.pk)
        attended = [row for row in bookings_of(self.webinar.pk) if row.has_attended]
        return self.show(
            rows=[
                {
                    "name": row.full_name,
                    "facts": f"{row.organisation}, {row.minutes} minutes",
                    "reference": row.booking,
                    "is_made": row.booking in made,
                }
                for row in sorted(attended, key=lambda row: row.full_name.casefold())
            ]
        )
