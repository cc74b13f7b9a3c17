"""Clocks: from a rule and the day it starts from, the due date and every day on the way.

Day 0 is the day that starts the clock, also when it is a Saturday, a Sunday or a bank holiday; day 1 is
the next day that counts. A clock never pauses: a delay is recorded beside it, not taken off it.

Months and years are calendar months and years. The clock ends on the day of the month with the same
number; where that month is shorter, on its last day (31 August and 6 months: 28 or 29 February). Such a
date is not moved when it falls on a weekend or a bank holiday; a note then names the last working day.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from jigsaw.calendar.rule_book import Bound, Direction, Rule, RuleBook, Unit
from jigsaw.calendar.words import count_words, date_words, day_words
from jigsaw.calendar.working_days import WorkingDays


class NoFixedLength(ValueError):
    """The rule sets no date. The message says what it asks for instead."""


class BeyondTheCalendar(ValueError):
    """The due date would lie outside the years 1 to 9999."""


@dataclass(frozen=True)
class Skipped:
    """A day that was not counted, and why: "Saturday", "Spring bank holiday"."""

    day: date
    reason: str


@dataclass(frozen=True)
class Clock:
    """A worked-out clock.

    `counted` holds one date for each unit of the rule, nearest the start first: each working day, or the
    end of each calendar month or year. Its last is `due`. `skipped` holds the days that did not count.
    """

    rule: Rule
    start: date
    due: date
    counted: list[date]
    skipped: list[Skipped]
    notes: list[str]
    working_days: WorkingDays = field(repr=False, compare=False)

    @property
    def duty(self) -> str:
        return self.rule.duty.value

    @property
    def source(self) -> str:
        return self.rule.source

    @property
    def direction(self) -> Direction:
        return self.rule.direction

    def days(self) -> list[tuple[date, int, str | None]]:
        """The working as a list in the order of counting: (day, its number, None) for a day that counts,
        (day, number of the last day that counted, why not) for one that does not."""
        why = {skip.day: skip.reason for skip in self.skipped}
        number = 0
        rows: list[tuple[date, int, str | None]] = []
        for day in sorted([*self.counted, *why], reverse=self.direction is Direction.BACKWARD):
            number += day not in why
            rows.append((day, number, why.get(day)))
        return rows


def work_out(rule: Rule, start: date, working_days: WorkingDays) -> Clock:
    """The clock of `rule` from `start`: the latest day to act, the days counted and those skipped.

    A backward clock gives the latest day to act before `start`. Raises NoFixedLength for a rule without a
    length, BeyondTheTable where the holidays are not known, BeyondTheCalendar past the year 9999.
    """
    if rule.length is None:
        raise NoFixedLength(rule.no_date)
    step = -1 if rule.direction is Direction.BACKWARD else 1
    if rule.unit is Unit.WORKING_DAYS:
        counted, skipped = _count_working_days(working_days.walk(start, step), rule.length)
    else:
        counted, skipped = [_after(start, n * step, rule.unit) for n in range(1, rule.length + 1)], []
    notes = _notes(rule, start, counted, working_days)
    return Clock(rule, start, counted[-1], counted, skipped, notes, working_days)


def due(name: str, start: date, working_days: WorkingDays, book: RuleBook) -> Clock:
    """The clock of the rule called `name`, in the version that held on `start`.

    Raises UnknownRule, NoVersionThen and all that `work_out` raises.
    """
    return work_out(book.rule(name, start), start, working_days)


def add_months(day: date, months: int) -> date:
    """The day `months` calendar months later (or earlier): same day of the month, or its last day.

    Raises BeyondTheCalendar outside the years 1 to 9999.
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise BeyondTheCalendar(f"{date_words(day)} is too near the end of the calendar for this clock")
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def position_words(clock: Clock, today: date, done_on: date | None = None) -> str:
    """Where the clock stands, in fixed words.

    "Working day 4 of 15", "Due today", "2 working days late"; with `done_on`, the day of the act that
    closed it, "Done on day 11 of 15" or "Done 2 working days late". Clocks in calendar time count plain
    days ("36 days to 14 July 2026"), and backward clocks the working days left. Raises BeyondTheTable.
    """
    if clock.rule.bound is Bound.EARLIEST:
        return f"{'Until' if today <= clock.due else 'Ended on'} {date_words(clock.due)}"
    if done_on is not None:
        return _done_words(clock, done_on)
    if today == clock.due:
        return "Due today"
    if today > clock.due:
        return _late_words(clock, today)
    if clock.direction is Direction.FORWARD and today < clock.start:
        return f"Starts on {date_words(clock.start)}"
    if clock.direction is Direction.FORWARD and clock.rule.unit is Unit.WORKING_DAYS:
        return f"Working day {_position(clock, today)} of {clock.rule.length}"
    return f"{_span_words(clock, today, clock.due)} to {date_words(clock.due)}"


def _count_working_days(
    walk: Iterator[tuple[date, str | None]], length: int
) -> tuple[list[date], list[Skipped]]:
    counted: list[date] = []
    skipped: list[Skipped] = []
    while len(counted) < length:
        day, why = next(walk)
        if why is None:
            counted.append(day)
        else:
            skipped.append(Skipped(day, why))
    return counted, skipped


def _after(start: date, number: int, unit: Unit) -> date:
    if unit is Unit.DAYS:
        try:
            return start + timedelta(days=number)
        except OverflowError as over:
            raise BeyondTheCalendar(
                f"{date_words(start)} is too near the end of the calendar for this clock"
            ) from over
    return add_months(start, number * (12 if unit is Unit.YEARS else 1))


def _notes(rule: Rule, start: date, counted: list[date], working_days: WorkingDays) -> list[str]:
    """What a person should know about this start and this due date, in sentences."""
    notes = []
    due_day = counted[-1]
    if rule.unit is Unit.WORKING_DAYS:
        if why := working_days.why_not(start):
            first = (
                "The working day before it"
                if rule.direction is Direction.BACKWARD
                else "The next working day"
            )
            notes.append(
                f"{day_words(start)} is not a working day ({why}), and is day 0 all the same. "
                f"{first}, {day_words(counted[0])}, is day 1."
            )
        return notes
    if rule.unit in (Unit.CALENDAR_MONTHS, Unit.YEARS) and due_day.day != start.day:
        notes.append(
            f"{date_words(due_day)} is the last day of its month, which has no day {start.day}, "
            f"so the clock ends there."
        )
    if rule.bound is Bound.LATEST and working_days.knows(due_day) and (why := working_days.why_not(due_day)):
        notes.append(
            f"{day_words(due_day)} is not a working day ({why}). The date is not moved. "
            f"The last working day before it is {day_words(working_days.subtract(due_day, 1))}."
        )
    return notes


def _position(clock: Clock, day: date) -> int:
    return sum(1 for counted in clock.counted if counted <= day)


def _span_words(clock: Clock, start: date, end: date) -> str:
    if clock.rule.unit is Unit.WORKING_DAYS:
        return count_words(clock.working_days.count_between(start, end), "working day")
    return count_words((end - start).days, "day")


def _late_words(clock: Clock, day: date) -> str:
    span = _span_words(clock, clock.due, day)
    return "Less than 1 working day late" if span.startswith("0 ") else f"{span} late"


def _done_words(clock: Clock, done_on: date) -> str:
    if done_on > clock.due:
        late = _late_words(clock, done_on)
        return f"Done {late[0].lower()}{late[1:]}"
    if clock.direction is Direction.BACKWARD:
        return f"Done {_span_words(clock, done_on, clock.start)} before {date_words(clock.start)}"
    if done_on < clock.start:
        return f"Done on {date_words(done_on)}, before the clock started"
    if clock.rule.unit is Unit.WORKING_DAYS:
        return f"Done on day {_position(clock, done_on)} of {clock.rule.length}"
    return f"Done on day {(done_on - clock.start).days} of {(clock.due - clock.start).days}"
