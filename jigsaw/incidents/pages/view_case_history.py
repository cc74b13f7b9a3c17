"""What was done in a case, newest first, all of it."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.incidents.desk.case_page import shown_line
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.queries.history import lines_of, pages_of_trail, trail_of

SIZE = 50


class ViewCaseHistory(CasePage):
    """With who read what, for those who may read the audit trail."""

    permission = "view_case"
    heading = "History of the case"

    def on_get(self) -> HttpResponse:
        """One page of it."""
        may_see_readings = self.may_here("view_audit")
        readings = may_see_readings and self.request.GET.get("readings") == "yes"
        pages = pages_of_trail(self.incident, size=SIZE, with_readings=readings)
        number = min(max(1, _number(self.request.GET.get("page", ""))), pages)
        trail = trail_of(self.incident, start=(number - 1) * SIZE, size=SIZE, with_readings=readings)
        return self.show(
            lines=[shown_line(line) for line in lines_of(self.incident, trail)],
            readings=readings,
            may_see_readings=may_see_readings,
            pager=_pager(number, pages, "&readings=yes" if readings else ""),
        )


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 6 else 1


def _pager(number: int, pages: int, more: str) -> dict:
    """The options of the pagination: the pages before and after, by their addresses."""
    if pages == 1:
        return {}
    numbers = sorted({1, pages, *range(max(1, number - 2), min(pages, number + 2) + 1)})
    items = [{"number": n, "href": f"?page={n}{more}", "current": n == number} for n in numbers]
    options: dict = {"items": items}
    if number > 1:
        options["previous"] = {"href": f"?page={number - 1}{more}"}
    if number < pages:
        options["next"] = {"href": f"?page={number + 1}{more}"}
    return options
