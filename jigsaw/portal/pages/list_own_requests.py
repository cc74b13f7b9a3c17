"""What a partnership asked one's own agency, or one's own department."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from jigsaw.agency_returns.queries.returns import parts_of, requests_of
from jigsaw.partnerships.desk import DeskPage
from jigsaw.partnerships.queries import working_days
from jigsaw.portal.desk.lines import line_of, part_line

# How many requests stand on a page.
SIZE = 50


class ListOwnRequests(DeskPage):
    """Open requests first, by the day on which they are due; then those that were answered. No other agency's."""

    permission = "view_own_requests"
    heading = "Your requests"
    audience = (
        "Only people of your agency who answer requests can see this list; of a department, its author."
    )

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        asked = request.GET.get("page", "1")
        if not asked.isascii() or not asked.isdigit() or not 1 <= len(asked) <= 5 or int(asked) < 1:
            raise Http404
        page, table = int(asked), working_days()
        found = list(requests_of(self.who, at=self.now)[(page - 1) * SIZE : page * SIZE + 1])
        if page > 1 and not found:
            raise Http404
        parts = list(parts_of(self.who, at=self.now)[:SIZE]) if page == 1 else []
        return self.show(
            requests=[line_of(each, self.now, table) for each in found[:SIZE]],
            parts=[part_line(each, self.now, table) for each in parts],
            newer=f"?page={page - 1}" if page > 1 else "",
            older=f"?page={page + 1}" if len(found) > SIZE else "",
        )
