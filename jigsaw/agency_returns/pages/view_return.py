"""One version of a return as it was sent, to read: the answers, the key episodes and the rows."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse

from jigsaw.agency_returns.desk.page import RequestPage
from jigsaw.agency_returns.desk.shown_return import (
    answers_of,
    entered_words,
    late_words,
    sent_return_words,
    shown_entry,
)
from jigsaw.agency_returns.models import AgencyReturn, ReturnRow
from jigsaw.agency_returns.rules.returning import is_nil
from jigsaw.agency_returns.rules.terms import ReturnState
from jigsaw.incidents.models import Incident

ONE_PAGE = 100


class ViewReturn(RequestPage):
    """Only what was sent is shown: what an agency is still writing is its own."""

    permission = "view_requests"
    heading = "Return"

    def find_row(self) -> Incident:
        """The case, the request, and the version that the address names."""
        incident = super().find_row()
        rows = self.rows(AgencyReturn).filter(request=self.asked, state=ReturnState.SENT)
        self.returned = self.find(
            rows.select_related("approved_by", "partnership"), version=self.kwargs["version"]
        )
        self.returned.request = self.asked
        return incident

    def on_get(self) -> HttpResponse:
        """Show it; its rows a hundred a page."""
        returned = self.returned
        entries = self.rows(ReturnRow).filter(returned=returned, removed_at=None, errors=[])
        count = entries.count()
        page, pages = self.page_asked(count)
        shown = entries.order_by("place", "number", "pk")[(page - 1) * ONE_PAGE : page * ONE_PAGE]
        paging = {}
        if page > 1:
            paging["previous"] = {"href": f"?page={page - 1}"}
        if page < pages:
            paging["next"] = {"href": f"?page={page + 1}"}
        return self.show(
            heading=f"Return of {self.asked.agency.name}, version {returned.version}",
            returned=returned,
            sent=sent_return_words(returned),
            entered=entered_words(returned),
            nil=is_nil(returned.involved),
            late=late_words(returned),
            answers=answers_of(returned),
            episodes=returned.summary.get("episodes", []),
            rows=[shown_entry(row) for row in shown],
            count=count,
            page=page,
            pages=pages,
            paging=paging,
            copies=self.copies(),
        )

    def window(self, heading: str) -> str:
        """The version and the reference: never a name."""
        return f"Return {self.asked.reference}, version {self.returned.version}"

    def page_asked(self, count: int) -> tuple[int, int]:
        """Which page of the rows is asked for, and how many there are."""
        asked = self.request.GET.get("page", "1")
        pages = max(1, -(-count // ONE_PAGE))
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
        return min(max(number, 1), pages), pages

    def copies(self) -> list[dict[str, Any]]:
        """The copies that the agency can save too, where this person may."""
        if not self.may_here("answer_request"):
            return []
        place = {"request_id": self.asked.pk, "version": self.returned.version}
        try:
            return [
                {
                    "format": kind.upper(),
                    "href": reverse("download_return_copy", kwargs={**place, "kind": kind}),
                }
                for kind in ("pdf", "xlsx")
            ]
        except NoReverseMatch:
            return []
