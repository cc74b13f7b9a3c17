"""One key fact: when each agency first recorded it, when it was shared and with whom, and the days between."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.key_facts import use_in_review
from jigsaw.agency_returns.desk.fact_page import FactPage
from jigsaw.agency_returns.queries.events import date_of
from jigsaw.agency_returns.queries.key_facts import day_of, facts_in_plain, marks_of
from jigsaw.components.key_fact_chart import key_fact_chart
from jigsaw.partnerships.rules import Refused


class ViewKeyFact(FactPage):
    """The picture and its table, the rows that carry the fact, and who told whom."""

    permission = "view_chronology"
    heading = "Key fact"

    def on_get(self) -> HttpResponse:
        """Show it."""
        return self.show_fact()

    def on_post(self) -> HttpResponse:
        """Let it stand in the rapid review as evidence, or no longer."""
        if not self.may_write:
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        use = "use" in self.request.POST
        try:
            use_in_review(self.fact, use=use, by=self.who, at=self.now)
        except Refused as refused:
            return self.show_fact(refused=str(refused), status=400)
        return self.go_on(
            "It stands in the rapid review from its next version on."
            if use
            else "It no longer stands in the review."
        )

    def show_fact(self, *, refused: str = "", status: int = 200) -> HttpResponse:
        """The page."""
        plain = facts_in_plain(self.incident, [self.fact])[self.fact.pk]
        chart = key_fact_chart(plain, name="fact", source="Rows of the chronology that carry the fact")
        rows = [
            {
                "href": self.address("view_row", row_id=mark.row_id),
                "date": date_of(mark.row).words,
                "agency": mark.row.agency_name,
                "source": mark.row.source,
                "gone": mark.row.superseded_at is not None,
            }
            for mark in marks_of(self.fact, with_hidden=self.may_write)
        ]
        shares = [
            {
                "pk": share.pk,
                "words": f"{share.from_agency} told {share.to_agency}",
                "day": day_of(share).words,
                "how": share.how,
            }
            for share in self.fact.shares.all()
        ]
        return self.show(
            heading=self.fact.title,
            figure=chart.figure,
            marked=rows,
            shares=shares,
            refused=refused,
            status=status,
        )

    def window(self, heading: str) -> str:
        """The page and the reference: the fact itself stands in no title."""
        return super().window(self.heading)
