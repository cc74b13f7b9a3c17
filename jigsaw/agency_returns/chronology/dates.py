"""Dates as records give them: to the day, to the month, to the year, about, between two days, or not known.

The accuracy is a stored value, shown in words; what somebody did not write is never filled in.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from jigsaw.calendar.words import MONTHS, date_words

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Accuracy(StrEnum):
    """How accurately a date is known, in the word that is stored and printed."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    MONTH = "month"
    YEAR = "year"
    BETWEEN = "between"
    NOT_KNOWN = "not known"


class EventDate(NamedTuple):
    """A date as it is known: its earliest and latest day, both None where it is not known, and its accuracy.

    An approximate date may be about a day, a month or a year: its two days say which.
    """

    earliest: date | None
    latest: date | None
    accuracy: Accuracy

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The date for people: `4 March 2025`, `March 2025`, `about March 2025`, `between … and …`, `not known`."""
        if self.earliest is None or self.latest is None:
            return "not known"
        if self.accuracy is Accuracy.BETWEEN:
            return f"between {date_words(self.earliest)} and {date_words(self.latest)}"
        said = span_in_words(self.earliest, self.latest)
        return f"about {said}" if self.accuracy is Accuracy.APPROXIMATE else said

    @property
    def days(self) -> int:
        """On how many days the event may have been; 0 where the date is not known."""
        if self.earliest is None or self.latest is None:
            return 0
        return (self.latest - self.earliest).days + 1


NOT_KNOWN = EventDate(None, None, Accuracy.NOT_KNOWN)


def on(day: date) -> EventDate:
    """A date that is known to the day."""
    return EventDate(day, day, Accuracy.EXACT)


def in_month(year: int, month: int) -> EventDate:
    """A date of which only the month is known."""
    return EventDate(date(year, month, 1), date(year, month, monthrange(year, month)[1]), Accuracy.MONTH)


def in_year(year: int) -> EventDate:
    """A date of which only the year is known."""
    return EventDate(date(year, 1, 1), date(year, 12, 31), Accuracy.YEAR)


def about(known: EventDate) -> EventDate:
    """The same day, month or year, of which the record is not sure. What is not known stays so."""
    return known if known.earliest is None else known._replace(accuracy=Accuracy.APPROXIMATE)


def between(first: date, last: date) -> EventDate:
    """Some day from the first to the last, both included. Raises ValueError when they are the wrong way round."""
    if last < first:
        raise ValueError("The first day must be before the last")
    return EventDate(first, last, Accuracy.BETWEEN)


def span_in_words(first: date, last: date) -> str:
    """A day, a whole month or a whole year in words; any other span from its first to its last day."""
    if first == last:
        return date_words(first)
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and last == in_month(first.year, first.month).latest:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{date_words(first)} to {date_words(last)}"
