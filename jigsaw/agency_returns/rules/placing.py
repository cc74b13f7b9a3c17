"""Where a row stands among all rows of a chronology: the printed sort rule as one word that the database can order."""

from __future__ import annotations

from datetime import date, time

from jigsaw.agency_returns.chronology.dates import Accuracy, EventDate
from jigsaw.agency_returns.chronology.merging import NO_TIME

UNKNOWN_DAY = 9_999_999
RANKS = {accuracy: rank for rank, accuracy in enumerate(sorted(Accuracy))}


def place_of(known: EventDate, clock: time | None) -> str:
    """The word by which a row of this date and time is ordered: chronology.merging.SORT_RULE, before agency and row."""
    day = known.earliest.toordinal() if known.earliest else UNKNOWN_DAY
    seconds = NO_TIME if clock is None else clock.hour * 3600 + clock.minute * 60 + clock.second
    exact = 0 if known.accuracy is Accuracy.EXACT else 1
    return f"{day:07d}{known.days:06d}{exact}{RANKS[known.accuracy]}{seconds:05d}"


def place_from(day: date) -> str:
    """The word from which all rows of this day and later days stand: to jump to a date."""
    return f"{day.toordinal():07d}"
