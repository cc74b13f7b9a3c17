"""Working days of England: every day but Saturdays, Sundays and the days of a table of holidays.

The table is data that a partnership may correct, so this module takes plain holidays and reads no
database. Day 0 is the day that starts a count; day 1 is the next working day.

Every working day has a number: how many weekdays lie up to it in the calendar, less the holidays of the
table among them. Counts are differences of such numbers, so that a long span costs as little as a short one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from jigsaw.calendar.words import date_words, weekday_words

SHIPPED_TABLE = Path(__file__).with_name("england.yaml")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Holiday:
    """A day that is not a working day, beyond Saturdays and Sundays, and where we know it from."""

    day: date
    name: str
    source: str = ""


class BeyondTheTable(ValueError):
    """A count reached a year of which the table holds no holiday, so it could not be trusted."""


class WorkingDays:
    """The working days that follow from one table of holidays.

    A year without a single holiday in the table is a year the table does not know: counting
    through it raises BeyondTheTable, for a silent count would give a wrong date.
    """

    def __init__(self, holidays: Iterable[Holiday]) -> None:
        self._names: dict[date, str] = {}
        for holiday in sorted(holidays, key=lambda h: h.day):
            self._names[holiday.day] = holiday.name
        self._years = {day.year for day in self._names}
        self._weekdays_off = [day.toordinal() for day in self._names if day.weekday() < 5]

    def knows(self, day: date) -> bool:
        """Whether the table holds the holidays of the day's year."""
        return day.year in self._years

    def why_not(self, day: date) -> str | None:
        """Why `day` is not a working day: "Saturday", "Spring bank holiday"; None for a working day.

        Raises BeyondTheTable for a year that the table does not know.
        """
        if not self.knows(day):
            raise BeyondTheTable(self._explain(day))
        if day.weekday() >= 5:
            return weekday_words(day)
        return self._names.get(day)

    def is_working(self, day: date) -> bool:
        """Whether `day` is a working day. Raises BeyondTheTable."""
        return self.why_not(day) is None

    def walk(self, start: date, step: int) -> Iterator[tuple[date, str | None]]:
        """Each day after `start` (step 1) or before it (step -1), with why it is not a working day."""
        day = start
        while True:
            try:
                day += ONE_DAY * step
            except OverflowError as over:
                raise BeyondTheTable(self._explain(day)) from over
            yield day, self.why_not(day)

    def add(self, day: date, n: int) -> date:
        """Working day `n` after `day`, which is day 0 and may itself be any day. `n` is 0 or more.

        Raises ValueError for a negative `n`, BeyondTheTable where the table ends.
        """
        return self._count(day, n, 1)

    def subtract(self, day: date, n: int) -> date:
        """The latest day that lies `n` working days before `day`. Errors as for `add`."""
        return self._count(day, n, -1)

    def count_between(self, start: date, end: date) -> int:
        """The working days after `start` up to and including `end`; negative when `end` is earlier.

        Backwards, they are the working days before `start` down to and including `end`. So
        `count_between(day, add(day, n)) == n` and `count_between(day, subtract(day, n)) == -n`.
        """
        first, last = start.toordinal(), end.toordinal()
        if last > first:
            self._must_know(first + 1, last)
            return self._number(last) - self._number(first)
        if last < first:
            self._must_know(first - 1, last)
            return self._number(last - 1) - self._number(first - 1)
        return 0

    def last_known_day(self, today: date) -> date | None:
        """The last day of the run of known years that holds `today`; None when its year is not known."""
        if today.year not in self._years:
            return None
        year = today.year
        while year + 1 in self._years:
            year += 1
        return date(year, 12, 31)

    def fewer_than_12_months_remain(self, today: date) -> bool:
        """Whether the table ends less than 12 months after `today`, so that somebody must extend it."""
        last = self.last_known_day(today)
        if last is None:
            return True
        if today.year == date.max.year:
            return False
        leap = (today.month, today.day) == (2, 29)
        return last < today.replace(year=today.year + 1, day=28 if leap else today.day)

    def _count(self, day: date, n: int, step: int) -> date:
        if n < 0:
            raise ValueError("A number of working days must be 0 or more")
        if n == 0:
            return day
        here = day.toordinal()
        number = self._number(here) + n if step > 0 else self._number(here - 1) - n + 1
        found = self._ordinal(number) if number > 0 else 0
        self._must_know(here + step, found)
        return date.fromordinal(found)

    def _number(self, ordinal: int) -> int:
        """How many working days there are from the first day of the calendar to this one."""
        return _weekdays(ordinal) - bisect_right(self._weekdays_off, ordinal)

    def _ordinal(self, number: int) -> int:
        """The first day with this number: the weekday that comes as many weekdays later as holidays lie before it."""
        weekday = number
        while True:
            weeks, more = divmod(weekday - 1, 5)
            ordinal = weeks * 7 + more + 1
            later = number + bisect_right(self._weekdays_off, ordinal)
            if later == weekday:
                return ordinal
            weekday = later

    def _must_know(self, first: int, last: int) -> None:
        """Raise BeyondTheTable for the first day on the way from `first` to `last` that the table does not know."""
        ends = (date.min.toordinal(), date.max.toordinal())
        start, end = (date.fromordinal(min(max(each, ends[0]), ends[1])) for each in (first, last))
        step = 1 if last >= first else -1
        for year in range(start.year, end.year + step, step):
            if year not in self._years:
                edge = date(year, 1, 1) if step > 0 else date(year, 12, 31)
                raise BeyondTheTable(self._explain(start if year == start.year else edge))
        if not ends[0] <= last <= ends[1]:
            raise BeyondTheTable(self._explain(end))

    def _explain(self, day: date) -> str:
        if not self._years:
            return "The table of holidays is empty, so working days cannot be counted"
        return (
            f"The table of holidays has no entry for {day.year}, so working days near {date_words(day)} "
            f"cannot be counted. It runs from {min(self._years)} to {max(self._years)}"
        )


def _weekdays(ordinal: int) -> int:
    """How many Mondays to Fridays there are from 1 January of year 1, a Monday, to this day."""
    weeks, more = divmod(ordinal, 7)
    return weeks * 5 + min(more, 5)


@cache
def shipped_holidays() -> tuple[Holiday, ...]:
    """The holidays of England that come with Jigsaw, each with its source; weekends left out."""
    import yaml  # here, so that a room that brings its own table pays nothing

    table = yaml.load(SHIPPED_TABLE.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    source = f"{table['source']}, read on {date_words(table['read_on'])}"
    return tuple(
        Holiday(row["day"], row["name"], f"{row['note']}; {source}" if row.get("note") else source)
        for row in table["holidays"]
    )


@cache
def seeded() -> WorkingDays:
    """The working days of England by the table that comes with Jigsaw (2015 to 2032)."""
    return WorkingDays(shipped_holidays())
