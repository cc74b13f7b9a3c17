"""The agencies of one case: who was asked, where each return stands, what is missing, whom to call."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.desk.shown_request import shown_row
from jigsaw.agency_returns.queries.board import board_of, counts_words
from jigsaw.agency_returns.queries.requests import draft_of, notification_is_withdrawn, why_not_asked_in
from jigsaw.incidents.desk.page import CasePage


class ListRequests(CasePage):
    """One line for each agency, those that are waited for first. No shares, no order of merit."""

    permission = "view_requests"
    heading = "Agencies"

    def on_get(self) -> HttpResponse:
        """Show them."""
        rows = board_of(self.incident, self.table, self.today)
        why_not = why_not_asked_in(self.incident)
        may_ask = self.may_here("ask_agencies") and not why_not
        shown = [shown_row(row, self.address, self.today, self.table, may_ask=may_ask) for row in rows]
        return self.show(
            rows=shown,
            counts=counts_words(rows),
            may_ask=may_ask,
            drafted=may_ask and draft_of(self.incident) is not None,
            why_not=why_not if self.may_here("ask_agencies") else "",
            to_withdraw=notification_is_withdrawn(self.incident) and any(row.open for row in rows),
        )
