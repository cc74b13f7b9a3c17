"""Whom a webinar reached, by agency. Numbers under 5 are not shown, nor what would let one be worked out."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.learning.queries.events import reach_of
from jigsaw.teaching.webinar_page import WebinarPage

HEAD = ("Organisation", "Came", "Had a place and did not come")


class ViewReach(WebinarPage):
    permission = "view_webinar"
    heading = "Reach by agency"

    def on_get(self) -> HttpResponse:
        """The table."""
        found = reach_of(self.webinar.pk)
        lines = [(each.organisation, each.came, each.did_not_come) for each in found.lines] if found else []
        if found:
            lines.append(("All", found.came, found.did_not_come))
        return self.show(
            head=[{"text": words} for words in HEAD],
            rows=[[{"text": cell} for cell in line] for line in lines],
        )
