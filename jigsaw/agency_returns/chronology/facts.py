"""What the rows of a chronology amount to: how many, from when to when, how sure, and where nothing is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from jigsaw.agency_returns.chronology.dates import Accuracy, EventDate
from jigsaw.agency_returns.chronology.events import Event

SEEN = "Yes"
BEFORE_BIRTH = "before birth"


class Gap(NamedTuple):
    """The days from one record to the next. `unsure` rows have a date that may lie between the two."""

    days: int
    first: date
    last: date
    unsure: int


class Facts(NamedTuple):
    """Counts and days of a list of events.

    `first` and `last` are of the rows whose day is known, at least about. `approximate` are those with an ‘about’,
    `uncertain` all whose exact day is not known. `gap` is the longest over all, `gaps` the longest of each agency.
    """

    rows: int
    agencies: dict[str, int]
    first: date | None
    last: date | None
    accuracy: dict[Accuracy, int]
    approximate: int
    uncertain: int
    gap: Gap | None
    gaps: dict[str, Gap | None]


def facts_of(events: Sequence[Event]) -> Facts:
    """The facts of events that are in the order of the merge. One walk over them, and one for the longest gaps."""
    accuracy = Counter(event.date.accuracy for event in events)
    days = [event.date.earliest for event in events if event.date.days == 1]
    known = [day for day in days if day is not None]
    own: dict[str, list[Event]] = {}
    for event in events:
        own.setdefault(event.agency, []).append(event)
    return Facts(
        rows=len(events),
        agencies={agency: len(rows) for agency, rows in sorted(own.items())},
        first=min(known, default=None),
        last=max(known, default=None),
        accuracy={kind: accuracy[kind] for kind in Accuracy},
        approximate=accuracy[Accuracy.APPROXIMATE],
        uncertain=len(events) - accuracy[Accuracy.EXACT],
        gap=longest_gap(events),
        gaps={agency: longest_gap(rows) for agency, rows in sorted(own.items())},
    )


def longest_gap(events: Sequence[Event]) -> Gap | None:
    """The most days without a record, the earliest such where several are as long; None below two days apart.

    Only rows whose day is known, at least about, bound a gap, and an event that lasts fills its days. Rows that are
    known to a month, a year or between two days bound none: they are counted where they may lie within it.
    """
    reached: date | None = None
    longest: tuple[date, date] | None = None
    most = timedelta(days=1)
    for event in events:
        day = event.date.earliest
        if day is None or event.date.days != 1:
            continue
        if reached is not None and day - reached > most:
            most, longest = day - reached, (reached, day)
        ends = _last_day(event, day)
        reached = ends if reached is None else max(reached, ends)
    if longest is None:
        return None
    first, last = longest
    return Gap(most.days, first, last, sum(_may_lie_between(event.date, first, last) for event in events))


def _last_day(event: Event, day: date) -> date:
    """The day on which an event that lasted was over; of an end known to a month, the first day of it."""
    end = event.end_date.earliest if event.end_date else None
    return end if end and end > day else day


def _may_lie_between(known: EventDate, first: date, last: date) -> bool:
    if known.days == 1:
        return False
    if known.earliest is None or known.latest is None:
        return True
    return known.earliest < last and known.latest > first


def days_since_seen(events: Sequence[Event]) -> list[int | None]:
    """For each row, in the order of the merge, the days since a row last said that the child was seen.

    0 on a day on which the child was seen; None before the first such row, and where the day of the row is not known.
    """
    last: date | None = None
    since: list[int | None] = []
    for event in events:
        day = event.date.earliest if event.date.days == 1 else None
        if day is not None and event.child_seen == SEEN:
            last = day
        since.append(None if day is None or last is None else (day - last).days)
    return since


def ages_at(events: Sequence[Event], born: date | None, age_on: Callable[[date, date], str]) -> list[str]:
    """The child's age at each row, in the words of `age_on(born, day)`; "" where birth or date are not known.

    A date that spans days gives the ages at both its ends where they differ: 3 months to 4 months.
    """
    if born is None:
        return [""] * len(events)
    said: dict[EventDate, str] = {}
    for event in events:
        if event.date not in said:
            said[event.date] = _age(event.date, born, age_on)
    return [said[event.date] for event in events]


def _age(known: EventDate, born: date, age_on: Callable[[date, date], str]) -> str:
    if known.earliest is None or known.latest is None:
        return ""
    first, last = (
        BEFORE_BIRTH if day < born else age_on(born, day) for day in (known.earliest, known.latest)
    )
    return first if first == last else f"{first} to {last}"
