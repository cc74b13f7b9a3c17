"""What the lanes show: each record once, by agency, by time, and by what is known of its date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from jigsaw.calendar.words import MONTHS, count_words
from jigsaw.components.lane_shapes import first_of_month, span_words

# With so many records a lane has bars by month (or longer) in place of a mark for each.
MOST_MARKS = 300
# Lines of the table by time, and bars of a lane.
MOST_SPANS = 36
LENGTHS = (1, 3, 12, 60, 120, 600)  # months


class GapLike(Protocol):
    """The longest time with no record: its days, its first and last day, rows of uncertain date that may lie in it."""

    @property
    def days(self) -> int: ...
    @property
    def first(self) -> date: ...
    @property
    def last(self) -> date: ...


@dataclass(frozen=True)
class Gap:
    """The longest time in which no agency recorded anything."""

    days: int
    first: date
    last: date
    unsure: int = 0


@dataclass(frozen=True)
class LaneMark:
    """One record: whose, when as far as is known, whether it is a key event, whether the child was seen.

    `count` records alike may stand in one mark, where they are counted and not drawn one by one.
    `accuracy` is exact, approximate, month, year, between or not known; both days are None where it is not known.
    """

    agency: str
    earliest: date | None
    latest: date | None
    accuracy: str
    key_event: bool = False
    child_seen: bool = False
    count: int = 1

    @property
    def kind(self) -> str:
        """How it is drawn: exact, about (one day), span (several days) or unknown."""
        if self.earliest is None or self.latest is None:
            return "unknown"
        if self.accuracy == "exact":
            return "exact"
        return "about" if self.earliest == self.latest else "span"


@dataclass(frozen=True)
class Period:
    """A stretch of the scale, both days included, with its words: "March 2025", "January to March 2025", "2025"."""

    first: date
    last: date
    words: str


@dataclass(frozen=True)
class LaneFacts:
    """What is drawn and tabled, each record once."""

    agencies: tuple[str, ...]
    first: date
    last: date
    born: date | None
    gap: GapLike | None
    dated: dict[str, list[LaneMark]]
    counts: dict[str, Counter[str]]
    periods: tuple[Period, ...]
    by_month: bool

    def total(self, kind: str) -> int:
        """All agencies together."""
        return sum(self.counts[agency][kind] for agency in self.agencies)

    def in_periods(self, agency: str) -> list[int]:
        """The records of an agency in each period, by the earliest day that the date can mean."""
        days: Counter[date] = Counter()
        for mark in self.dated[agency]:
            if mark.earliest:
                days[max(mark.earliest, self.first)] += mark.count
        return [
            sum(number for day, number in days.items() if each.first <= day <= each.last)
            for each in self.periods
        ]


def facts_of(
    marks: Sequence[LaneMark], agencies: Sequence[str], first: date, last: date,
    born: date | None, gap: GapLike | None, *, by_month: bool = False,
) -> LaneFacts:  # fmt: skip
    """The marks by lane, with what is counted of them."""
    names = tuple(dict.fromkeys([*agencies, *(mark.agency for mark in marks)]))
    dated: dict[str, list[LaneMark]] = {agency: [] for agency in names}
    counts: dict[str, Counter[str]] = {agency: Counter() for agency in names}
    for mark in marks:
        kind = mark.kind
        if mark.earliest and mark.latest and not (mark.earliest <= last and first <= mark.latest):
            kind = "outside"
        elif kind != "unknown":
            dated[mark.agency].append(mark)
        n = mark.count
        counts[mark.agency].update(
            {kind: n, "all": n, "key": mark.key_event * n, "seen": mark.child_seen * n}
        )
    many = by_month or sum(mark.count for found in dated.values() for mark in found) >= MOST_MARKS
    return LaneFacts(names, first, last, born, gap, dated, counts, periods_of(first, last), many)


def periods_of(first: date, last: date) -> tuple[Period, ...]:
    """The months of a period, or quarters, years and longer where there would be too many."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    length = next((n for n in LENGTHS if months / n <= MOST_SPANS), LENGTHS[-1])
    start = first.replace(day=1, month=(first.month - 1) // length * length + 1 if length < 12 else 1)
    if length > 12:
        start = start.replace(year=max(1, start.year // (length // 12) * (length // 12)))
    found = []
    while start <= last:
        following = first_of_month(start, length)
        end = following - timedelta(days=1)
        found.append(Period(max(start, first), min(end, last), period_words(start, end, length)))
        start = following
    return tuple(found)


def period_words(start: date, end: date, length: int) -> str:
    """What a stretch of whole months is called."""
    if length == 1:
        return f"{MONTHS[start.month - 1]} {start.year}"
    if length < 12:
        return f"{MONTHS[start.month - 1]} to {MONTHS[end.month - 1]} {end.year}"
    return str(start.year) if length == 12 else f"{start.year} to {end.year}"


def headline_of(facts: LaneFacts) -> str:
    """The finding, with a number of the table."""
    if facts.gap:
        days = count_words(facts.gap.days, "day")
        when = span_words(facts.gap.first, facts.gap.last)
        nobody = "no agency recorded anything"
        if len(facts.agencies) == 1:
            nobody = f"{facts.agencies[0]} recorded nothing"
        return f"The longest time in which {nobody} was {days}, {when}"
    agencies = sum(facts.counts[agency]["all"] > 0 for agency in facts.agencies)
    noun = "agency" if agencies == 1 else "agencies"
    return f"{count_words(facts.total('all'), 'record')} of {agencies} {noun}"
