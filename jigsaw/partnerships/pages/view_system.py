"""Whether the things that run by themselves are running, in words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from jigsaw.partnerships.access import StaffPage
from jigsaw.partnerships.queries import health


class ViewSystem(StaffPage):
    """Worker, mail, table of working days, storage."""

    permission = "view_system"
    audience = "Only staff who look after the system can see this page."

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show each of them."""
        lines = [
            {
                "state": "In order" if each.well else "Look at this",
                "shade": "done" if each.well else "late",
                "what": f"{each.what}: {each.words}",
            }
            for each in health(at=self.now)
        ]
        return self.show(title="System", lines=lines)
