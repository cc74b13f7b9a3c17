"""The rows of several agencies in one list, oldest first, by a rule that is printed with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from jigsaw.agency_returns.chronology.dates import Accuracy, EventDate
from jigsaw.agency_returns.chronology.events import Event

SORT_RULE = (
    "Oldest first, by the earliest day that the date can mean; rows whose date is not known come last.",
    "On the same day: what is known to the day, then what is about a day, then what spans more days, shorter first.",
    "Then by time; rows without a time come after those with one.",
    "Then by agency, file and row, as each agency sent them.",
)
NO_TIME = 86_400  # after the last second of the day


def merge(events: Iterable[Event]) -> list[Event]:
    """All rows in the order of SORT_RULE. The same rows give the same order, whatever order they come in."""
    rows = sorted(events, key=lambda event: (event.agency, event.file, event.row))
    ranks = {known: rank for rank, known in enumerate(sorted({event.date for event in rows}, key=_place))}
    clocks = {clock: _seconds(clock) for clock in {event.time for event in rows}}
    return sorted(rows, key=lambda event: ranks[event.date] * (NO_TIME + 1) + clocks[event.time])


def _place(known: EventDate) -> tuple[date, int, bool, str]:
    return known.earliest or date.max, known.days, known.accuracy is not Accuracy.EXACT, known.accuracy


def _seconds(clock: time | None) -> int:
    return NO_TIME if clock is None else clock.hour * 3600 + clock.minute * 60 + clock.second
