"""What the team of the demo makes of the merged chronology: pairs, key facts, episodes, themes, a link, a note."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions.comparing import compare_rows
from jigsaw.agency_returns.actions.key_facts import mark_facts, record_share, save_key_fact, use_in_review
from jigsaw.agency_returns.actions.marking import save_row_marks
from jigsaw.agency_returns.actions.noting import write_note
from jigsaw.agency_returns.actions.pairing import decide_pair, link_rows
from jigsaw.agency_returns.chronology.dates import EventDate
from jigsaw.agency_returns.chronology.reading_dates import read_date
from jigsaw.agency_returns.chronology.times import read_time
from jigsaw.agency_returns.models import Chronology, ChronologyRow, KeyFact, PossiblePair
from jigsaw.agency_returns.rules.terms import LinkKind, PairDecision
from jigsaw.calendar.london import to_london
from jigsaw.incidents.models import Incident


def weigh(incident: Incident, table: dict[str, Any], by: Person, at: datetime) -> None:
    """Everything that the story says of the chronology, in one sitting."""
    compare_rows(Chronology.rows.select_related("incident", "partnership").get(incident=incident), at=at)
    sitting = Sitting(incident, by, at)
    sitting.find_facts(table["key_facts"])
    sitting.mark_rows(table["episodes"], table["themes"])
    for one, its_day, other, other_day, words in table["differ"]:
        first, second = sitting.row_of(one, its_day), sitting.row_of(other, other_day)
        link_rows(first, second, kind=LinkKind.DIFFER, words=words, by=by, at=at)
    for decision, one, its_day, other, other_day in table["decided"]:
        sitting.decide(PairDecision(decision), sitting.row_of(one, its_day), sitting.row_of(other, other_day))
    agency, day, text = table["note"]
    write_note(sitting.row_of(agency, day), text=text, by=by, at=at)


class Sitting:
    """One person at the chronology of one case, at one time."""

    def __init__(self, incident: Incident, by: Person, at: datetime) -> None:
        self.incident, self.by, self.at = incident, by, at

    def find_facts(self, facts: list[dict[str, Any]]) -> None:
        """Key facts, the rows that carry them, who told whom, and those that the review uses."""
        carried: dict[Any, tuple[ChronologyRow, list[KeyFact]]] = {}
        for told in facts:
            fact = save_key_fact(
                self.incident, fact=None, title=told["title"], why=told["why"], agencies=told["needed"],
                by=self.by, at=self.at,
            )  # fmt: skip
            for agency, day in told["rows"]:
                row = self.row_of(agency, day)
                carried.setdefault(row.pk, (row, []))[1].append(fact)
            for giver, taker, day, how in told["shared"]:
                record_share(
                    fact, from_agency=giver, to_agencies=[taker], day=self.day_of(day), how=how, by=self.by,
                    at=self.at,
                )  # fmt: skip
            if told["in_review"]:
                use_in_review(fact, use=True, by=self.by, at=self.at)
        for row, found in carried.values():
            mark_facts(row, facts=found, by=self.by, at=self.at)

    def mark_rows(self, episodes: list[list[str]], themes: list[list[str]]) -> None:
        """Key practice episodes and themes, row by row."""
        titles = {(agency, day): title for agency, day, title in episodes}
        found: dict[tuple[str, str], list[str]] = {key: [] for key in titles}
        for agency, day, theme in themes:
            found.setdefault((agency, day), []).append(theme)
        for key, its_themes in found.items():
            title = titles.get(key, "")
            save_row_marks(self.row_of(*key), key_episode=title, themes=its_themes, by=self.by, at=self.at)

    def decide(self, decision: PairDecision, kept: ChronologyRow, other: ChronologyRow) -> None:
        """Decide a pair that was suggested; the row that is named first stays."""
        ends = Q(first=kept, second=other) | Q(first=other, second=kept)
        pair = PossiblePair.rows.select_related("partnership", "incident").get(ends)
        decide_pair(pair, decision=decision, keep_second=pair.second_id == kept.pk, by=self.by, at=self.at)

    def row_of(self, agency: str, when: str) -> ChronologyRow:
        """The row of an agency on a day (and at a time) that the story writes out: the first that says so."""
        day, _, clock = when.partition(", ")
        rows = ChronologyRow.rows.select_related("incident", "partnership")
        rows = rows.filter(incident=self.incident, agency_name=agency, earliest=self.day_of(day).earliest)
        if clock:
            rows = rows.filter(time=read_time(clock))
        return rows.order_by("number")[0]

    def day_of(self, day: str) -> EventDate:
        """A date as the story writes it."""
        known = read_date(day, today=to_london(self.at).date()).date
        if known is None:
            raise ValueError(f"{day} is no date")
        return known
