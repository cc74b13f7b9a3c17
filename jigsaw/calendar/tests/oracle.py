"""England's working days worked out again from first principles, to test the table against.

Knows nothing of the table, of the `holidays` library or of Jigsaw: Easter by the Gregorian computus,
first and last Mondays, substitute days for weekends, and the one-off changes of 2020, 2022 and 2023
written down from the proclamations. Valid for 2020 to 2032.
"""

from __future__ import annotations

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
EXTRA = {date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}
EARLY_MAY_MOVED = {2020: date(2020, 5, 8)}
SPRING_MOVED = {2022: date(2022, 6, 2)}


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian computus (Meeus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    left = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * left) // 451
    month, day0 = divmod(h + left - 7 * m + 114, 31)
    return date(year, month, day0 + 1)


def bank_holidays(year: int) -> set[date]:
    found = {easter(year) - 2 * ONE_DAY, easter(year) + ONE_DAY}
    found.add(EARLY_MAY_MOVED.get(year) or _first_monday(year, 5))
    found.add(SPRING_MOVED.get(year) or _last_monday(year, 5))
    found.add(_last_monday(year, 8))
    found.add(_substituted(date(year, 1, 1), found))
    christmas, boxing = date(year, 12, 25), date(year, 12, 26)
    # On a weekend each gets the next weekday that is neither the other day nor its substitute.
    fixed = {day for day in (christmas, boxing) if day.weekday() < 5}
    for day in (christmas, boxing):
        if day.weekday() >= 5:
            fixed.add(_substituted(day, fixed))
    return found | fixed | {day for day in EXTRA if day.year == year}


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def count_after(start: date, n: int, step: int = 1) -> date:
    """Working day `n` after (or before) `start`, one day at a time."""
    day = start
    while n:
        day += ONE_DAY * step
        n -= is_working(day)
    return day


def _substituted(day: date, taken: set[date]) -> date:
    while day.weekday() >= 5 or day in taken:
        day += ONE_DAY
    return day


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + ONE_DAY * (-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - ONE_DAY * last.weekday()
