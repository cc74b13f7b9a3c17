"""What is due across a person's cases, by urgency."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from jigsaw.incidents.desk.page import WorkPage


class MyWork(WorkPage):
    """One list, no priority but the date."""

    permission = "view_work"
    heading = "My work"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        return self.show()
