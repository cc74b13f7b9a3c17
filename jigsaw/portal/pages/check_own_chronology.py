"""The whole chronology of one's own agency before it goes on: its facts, its picture, its rows in their order."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from jigsaw.agency_returns.actions.mending import keep_chronology
from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.chronology.facts import SEEN, Facts, facts_of
from jigsaw.agency_returns.chronology.merging import SORT_RULE
from jigsaw.agency_returns.chronology.times import in_words
from jigsaw.agency_returns.models import ReturnRow
from jigsaw.agency_returns.queries.entries import all_rows, count_rows, events_of_rows
from jigsaw.calendar.words import count_words, date_words
from jigsaw.components.lanes import LaneMark, lanes
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused
from jigsaw.portal.desk.chronology_page import OF_PART, ChronologyPage, row_words

AT_ONCE, TOLD = 100, 20
EMPTY = "The picture of your events will stand here."


class CheckOwnChronology(ChronologyPage):
    """Looked over and kept; a change of any row asks for it again."""

    heading = "Check your chronology"

    def on_get(self) -> HttpResponse:
        """Show it; with rows still to fix the person is led there first."""
        return self.shown()

    def on_post(self) -> HttpResponse:
        """Keep that it was looked over. A department goes back to its own page."""
        if self.part is not None:
            return self.go_home()
        try:
            keep_chronology(self.asked, by=self.who, at=self.now)
        except Refused as refused:
            return self.shown(status=400, form=refusing(str(refused)))
        return self.go_home("Your chronology is ready.")

    def shown(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """The page."""
        everything = list(all_rows(self.version, self.part)) if self.version else []
        rows = [row for row in everything if row.removed_at is None]
        counts = count_rows((row.errors, row.confirm) for row in rows)
        if counts.faulty and status == 200:
            return redirect(self.own("check_rows"))
        if counts.doubtful and status == 200:
            return redirect(self.own("confirm_rows"))
        ordered = events_of_rows(rows, self.asked.agency.name, self.today)
        facts = facts_of([event for event, _ in ordered])
        here, pages = self.page_of(ordered, AT_ONCE)
        return self.show(
            status=status,
            counts=counts,
            facts=facts_words(facts),
            picture=self.picture([event for event, _ in ordered], facts),
            lines=[self.line(event, row) for event, row in here],
            pages=pages,
            rule=SORT_RULE[:3],
            removed=[self.removed(row) for row in everything if row.removed_at is not None],
            told=self.upload.told[:TOLD] if self.upload else [],
            add=self.own("add_chronology"),
            one_more=self.own("add_entry_row"),
            **more,
        )

    def picture(self, events: list[Event], facts: Facts) -> Any:
        """The lane of this agency alone, over the period that was asked for."""
        marks = [
            LaneMark(
                self.asked.agency.name, event.date.earliest, event.date.latest, event.date.accuracy.value,
                child_seen=event.child_seen == SEEN,
            )
            for event in events
        ]  # fmt: skip
        return lanes(
            marks, [self.asked.agency.name], self.asked.period_from, self.asked.period_to, gap=facts.gap,
            source="Your own events, not sent yet", empty=EMPTY,
        )  # fmt: skip

    def line(self, event: Event, row: ReturnRow) -> dict[str, Any]:
        """One event as the table shows it."""
        return {
            "date": event.date.words,
            "time": in_words(event.time) if event.time else "",
            "ends": event.end_date.words if event.end_date else "",
            "event": event,
            "row": row_words(row),
            "href": self.row_address(row),
        }

    def removed(self, row: ReturnRow) -> dict[str, Any]:
        """A row that was taken out, and where it is put back."""
        return {"row": row_words(row), "date": row.cells.get("date", ""), "href": self.row_address(row)}

    def row_address(self, row: ReturnRow) -> str:
        """The page of one row."""
        name = "part_row_id" if self.part is not None else "entry_row_id"
        return self.own("edit_entry_row", **{name: row.pk})


class CheckOwnChronologyOfPart(CheckOwnChronology):
    """The same for a department's part."""

    permission = OF_PART


def facts_words(facts: Facts) -> str:
    """The whole in one line: "33 events, 3 March 2025 to 29 April 2026, 2 approximate dates, longest gap 61 days"."""
    said = [count_words(facts.rows, "event")]
    if facts.first and facts.last:
        first, last = date_words(facts.first), date_words(facts.last)
        said.append(first if first == last else f"{first} to {last}")
    if facts.approximate:
        said.append(count_words(facts.approximate, "approximate date"))
    if facts.gap:
        said.append(f"longest gap {count_words(facts.gap.days, 'day')}")
    return ", ".join(said)
