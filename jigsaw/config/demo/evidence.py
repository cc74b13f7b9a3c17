"""What the team of the demo makes of the merged chronology: key facts, episodes, themes, links and a note."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions.comparing import compare_asked
from jigsaw.agency_returns.actions.key_facts import mark_facts, record_share, save_key_fact, use_in_review
from jigsaw.agency_returns.actions.marking import save_row_marks
from jigsaw.agency_returns.actions.noting import write_note
from jigsaw.agency_returns.actions.pairing import link_rows
from jigsaw.agency_returns.chronology.reading_dates import read_date
from jigsaw.agency_returns.models import ChronologyRow, KeyFact
from jigsaw.agency_returns.rules.terms import LinkKind
from jigsaw.calendar.london import to_london
from jigsaw.incidents.models import Incident


def weigh(incident: Incident, table: dict[str, Any], by: Person, at: datetime) -> None:
    """Everything that the story says of the chronology, in one sitting."""
    carried: dict[Any, list[KeyFact]] = {}
    for told in table["key_facts"]:
        fact = save_key_fact(
            incident, fact=None, title=told["title"], why=told["why"], agencies=told["needed"], by=by, at=at
        )
        for agency, day in told["rows"]:
            carried.setdefault(row_of(incident, agency, day, at), []).append(fact)
        for giver, taker, day, how in told["shared"]:
            known = read_date(day, today=to_london(at).date()).date
            assert known is not None
            record_share(fact, from_agency=giver, to_agencies=[taker], day=known, how=how, by=by, at=at)
        if told["in_review"]:
            use_in_review(fact, use=True, by=by, at=at)
    for row, facts in carried.items():
        mark_facts(row, facts=facts, by=by, at=at)
    mark_rows(incident, table, by, at)
    one, its_day, other, other_day, words = table["differ"][0]
    first, second = row_of(incident, one, its_day, at), row_of(incident, other, other_day, at)
    link_rows(first, second, kind=LinkKind.DIFFER, words=words, by=by, at=at)
    one, its_day, other, other_day = table["linked"]
    first, second = row_of(incident, one, its_day, at), row_of(incident, other, other_day, at)
    link_rows(first, second, kind=LinkKind.SAME_EVENT, words="", by=by, at=at)
    agency, day, text = table["note"]
    write_note(row_of(incident, agency, day, at), text=text, by=by, at=at)
    compare_asked(at=at)


def mark_rows(incident: Incident, table: dict[str, Any], by: Person, at: datetime) -> None:
    """Key practice episodes and themes, row by row."""
    episodes = {(agency, day): title for agency, day, title in table["episodes"]}
    themes: dict[tuple[str, str], list[str]] = {}
    for agency, day, theme in table["themes"]:
        themes.setdefault((agency, day), []).append(theme)
    for agency, day in {**episodes, **themes}:
        row = row_of(incident, agency, day, at)
        found = themes.get((agency, day), [])
        save_row_marks(row, key_episode=episodes.get((agency, day), ""), themes=found, by=by, at=at)


def row_of(incident: Incident, agency: str, day: str, at: datetime) -> ChronologyRow:
    """The row of an agency on a day that the story writes out: the first of that day."""
    known = read_date(day, today=to_london(at).date()).date
    assert known is not None
    rows = ChronologyRow.rows.select_related("incident", "partnership")
    return rows.filter(incident=incident, agency_name=agency, earliest=known.earliest).order_by("number")[0]
