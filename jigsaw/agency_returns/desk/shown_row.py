"""A row of the chronology as people read it: date, accuracy in words and marks, age, days since the child was seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jigsaw.agency_returns.models import ChronologyRow, RowLink
from jigsaw.agency_returns.queries.events import date_of, end_date_of
from jigsaw.agency_returns.queries.view import Beside
from jigsaw.agency_returns.rules.terms import LinkKind
from jigsaw.calendar.words import count_words, time_words
from jigsaw.documents.vocabulary import labels
from jigsaw.incidents.rules.ages import age_on

# What stands before a date that is not exact, for those who do not read the words: an open circle, a span, a question.
MARKS = {"exact": "●", "approximate": "○", "month": "◌", "year": "◌", "between": "↔", "not known": "?"}
MARK_WORDS = {
    "exact": "exact date",
    "approximate": "approximate date",
    "month": "month known",
    "year": "year known",
    "between": "between two days",
    "not known": "date not known",
}


@dataclass(frozen=True)
class ShownRow:
    """One row in words."""

    pk: Any
    date: str
    time: str
    until: str
    mark: str
    accuracy: str
    age: str
    seen: str
    agency: str
    source: str
    service: str
    people: str
    child_seen: str
    what_happened: str
    voice: str
    action: str
    analysis: str
    expected_practice: str
    key_episode: str
    hidden: bool
    number: int = 0
    sources: list[str] = field(default_factory=list)
    differs: list[dict[str, Any]] = field(default_factory=list)
    same: list[dict[str, Any]] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    notes: int = 0


def shown_rows(
    rows: list[ChronologyRow], around: Beside, *, born: date | None, names: Callable[[str], str] = str,
    first_number: int = 1,
) -> list[ShownRow]:  # fmt: skip
    """The rows of a page in words. `names` puts names in the place of codes for somebody who may see them."""
    return [
        shown_row(row, around, born=born, names=names, number=number)
        for number, row in enumerate(rows, first_number)
    ]


def shown_row(
    row: ChronologyRow,
    around: Beside,
    *,
    born: date | None,
    names: Callable[[str], str] = str,
    number: int = 0,
) -> ShownRow:
    """One row in words, with what stands beside it."""
    links = around.links.get(row.pk, [])
    return ShownRow(
        pk=row.pk,
        date=date_of(row).words,
        time=_times(row),
        until=_until(row),
        mark=MARKS[row.accuracy],
        accuracy=MARK_WORDS[row.accuracy],
        age=age_words(row, born),
        seen=seen_words(row),
        agency=row.agency_name,
        source=_source(row),
        service=row.service,
        people=names(row.people),
        child_seen=row.child_seen,
        what_happened=names(row.what_happened),
        voice=names(row.voice),
        action=names(row.action),
        analysis=names(row.analysis),
        expected_practice=row.expected_practice,
        key_episode=row.key_episode,
        hidden=row.hidden_from_panel,
        number=number,
        sources=[f"{other.agency_name}: {other.source}" for other in around.merged.get(row.pk, [])],
        differs=[_other(link, row) for link in links if link.kind == LinkKind.DIFFER],
        same=[_other(link, row) for link in links if link.kind == LinkKind.SAME_EVENT],
        themes=[labels().get(theme, theme) for theme in around.themes.get(row.pk, [])],
        facts=around.facts.get(row.pk, []),
        notes=around.notes.get(row.pk, 0),
    )


def age_words(row: ChronologyRow, born: date | None) -> str:
    """The child's age on the row's day: "about" where the day is not exact; empty where it cannot be told."""
    if born is None or row.earliest is None:
        return ""
    if row.latest and row.latest < born:
        return "before birth"
    said = age_on(born, max(row.earliest, born))
    return said if row.accuracy == "exact" else f"about {said}"


def seen_words(row: ChronologyRow) -> str:
    """How long the child had not been seen by anybody when this was recorded, from rows that say so."""
    before = getattr(row, "seen_before", None)
    if row.child_seen == "Yes" or before is None or row.earliest is None:
        return ""
    days = (row.earliest - before).days
    return f"{count_words(days, 'day')} since last seen" if days else ""


def _times(row: ChronologyRow) -> str:
    if row.time is None:
        return ""
    begins = time_words(row.time)
    return f"{begins} to {time_words(row.end_time)}" if row.end_time and not row.end_accuracy else begins


def _until(row: ChronologyRow) -> str:
    end = end_date_of(row)
    if end is None:
        return ""
    return f"{end.words}, {time_words(row.end_time)}" if row.end_time else end.words


def _source(row: ChronologyRow) -> str:
    return f"{row.department}: {row.source}" if row.department else row.source


def _other(link: RowLink, row: ChronologyRow) -> dict[str, Any]:
    other = link.second if link.first_id == row.pk else link.first
    return {
        "pk": other.pk,
        "link": link.pk,
        "words": link.words,
        "date": date_of(other).words,
        "agency": other.agency_name,
    }
