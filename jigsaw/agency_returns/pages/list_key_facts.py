"""Who knew what, when: the key facts of a case, each agency's first date and the gap, worst gap first."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.desk.chronology_page import ChronologyPage
from jigsaw.agency_returns.models import KeyFact
from jigsaw.agency_returns.queries.key_facts import facts_in_plain
from jigsaw.components.key_fact_chart import key_facts_table
from jigsaw.components.key_facts import headline_of, in_order


class ListKeyFacts(ChronologyPage):
    """The table of all key facts, and a line for each with its picture's own page."""

    permission = "view_chronology"
    heading = "Who knew what, when"

    def on_get(self) -> HttpResponse:
        """Show them."""
        rows = list(self.rows(KeyFact).filter(incident=self.incident))
        plain = facts_in_plain(self.incident, rows)
        hrefs = {row.title: self.address("view_key_fact", fact_id=row.pk) for row in rows}
        by_title = {row.title: row for row in rows}
        ordered = in_order(list(plain.values()))
        lines = [
            {"row": by_title[fact.title], "href": hrefs[fact.title], "headline": headline_of(fact)}
            for fact in ordered
        ]
        table = key_facts_table(ordered, hrefs=hrefs) if rows else ""
        return self.show(lines=lines, table=table)
