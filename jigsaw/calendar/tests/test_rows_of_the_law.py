"""Every row of the table of deadlines (docs/clocks.md), with dates worked out by hand.

Four or more for each row: across Christmas 2026, Easter 2026 (3 and 6 April), the last Sundays of March and October,
and a one-off holiday that is added to the table. Each date is counted again by the oracle, which knows nothing of the
table. A row without a length says in words what it asks for, and gives no date.
"""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest

from jigsaw.calendar import clocks
from jigsaw.calendar.rule_book import Direction, Unit, shipped
from jigsaw.calendar.tests import oracle
from jigsaw.calendar.working_days import Holiday, WorkingDays, seeded, shipped_holidays

# A one-off holiday, as for a royal occasion: Wednesday 10 June 2026.
ROYAL = date(2026, 6, 10)
WITH_ROYAL = WorkingDays([*shipped_holidays(), Holiday(ROYAL, "Royal occasion")])

# What five working days from a start come to: rows 1, 2 and 3 share their length.
FIVE_DAYS = [
    (date(2026, 5, 1), date(2026, 5, 11)),  # Friday before a bank holiday: 5, 6, 7, 8, 11 May
    (
        date(2026, 12, 24),
        date(2027, 1, 5),
    ),  # 25 and 28 (for Boxing Day) December and 1 January: 29, 30, 31, 4, 5
    (date(2026, 12, 31), date(2027, 1, 8)),  # 4, 5, 6, 7, 8 January
    (date(2026, 4, 2), date(2026, 4, 13)),  # Maundy Thursday: 7, 8, 9, 10, 13 April
    (date(2026, 4, 3), date(2026, 4, 13)),  # Good Friday itself is day 0
    (date(2026, 8, 28), date(2026, 9, 7)),  # 31 August: 1, 2, 3, 4, 7 September
    (
        date(2026, 3, 27),
        date(2026, 4, 7),
    ),  # clocks go forward 29 March; 30, 31 March, 1, 2 April, then 7 April
    (date(2026, 10, 23), date(2026, 10, 30)),  # clocks go back 25 October: 26, 27, 28, 29, 30
    (date(2026, 10, 25), date(2026, 10, 30)),  # the Sunday itself is day 0
]
FIFTEEN_DAYS = [
    (date(2026, 5, 5), date(2026, 5, 27)),  # 25 May: 6-8, 11-15, 18-22, 26, 27
    (date(2026, 12, 18), date(2027, 1, 13)),  # 21-24, 29-31, 4-8 January, 11, 12, 13
    (date(2026, 3, 27), date(2026, 4, 21)),  # 30 March-2 April, 7-10, 13-17, 20, 21
    (date(2026, 10, 16), date(2026, 11, 6)),  # across 25 October: 19-23, 26-30, 2-6 November
    (date(2026, 8, 24), date(2026, 9, 15)),  # 25-28, 1-4 September, 7-11, 14, 15
]
SEVEN_DAYS_BACK = [
    (date(2026, 6, 30), date(2026, 6, 19)),  # 29, 26, 25, 24, 23, 22, 19
    (date(2027, 1, 6), date(2026, 12, 23)),  # 5, 4, 31, 30, 29, 24, 23
    (date(2026, 4, 10), date(2026, 3, 30)),  # 9, 8, 7, then 2, 1, 31, 30
    (date(2026, 11, 2), date(2026, 10, 22)),  # 30, 29, 28, 27, 26, 23, 22, over 25 October
    (date(2026, 6, 1), date(2026, 5, 20)),  # 29, 28, 27, 26, then 22, 21, 20
]

# Row -> its clocks, each with starts and dates.
WORKED: dict[int, dict[str, list[tuple[date, date]]]] = {
    1: {"notify-panel": FIVE_DAYS},
    2: {"tell-safeguarding-partners": FIVE_DAYS},
    3: {"looked-after-child-death": FIVE_DAYS},
    5: {
        "copy-to-partnership-office": [
            (date(2026, 5, 5), date(2026, 5, 6)),
            (date(2026, 5, 1), date(2026, 5, 5)),
            (date(2026, 12, 24), date(2026, 12, 29)),
            (date(2026, 4, 2), date(2026, 4, 7)),
            (date(2026, 3, 27), date(2026, 3, 30)),
            (date(2026, 10, 23), date(2026, 10, 26)),
        ]
    },
    6: {"rapid-review": FIFTEEN_DAYS},
    9: {"decision-not-to-commission": FIFTEEN_DAYS},
    11: {
        "publish-review": [
            (date(2026, 1, 14), date(2026, 7, 14)),
            (date(2026, 6, 24), date(2026, 12, 24)),
            (date(2026, 6, 25), date(2026, 12, 25)),  # Christmas Day: not moved
            (date(2026, 10, 6), date(2027, 4, 6)),  # over both changes of the clocks
            (date(2025, 10, 3), date(2026, 4, 3)),  # Good Friday: not moved
            (date(2026, 8, 31), date(2027, 2, 28)),  # the last day of a shorter month
        ]
    },
    13: {"copies-to-panel": SEVEN_DAYS_BACK, "copies-to-ofsted": SEVEN_DAYS_BACK},
    14: {
        "publicly-available": [
            (date(2026, 6, 30), date(2027, 6, 30)),
            (date(2026, 12, 25), date(2027, 12, 25)),
            (date(2026, 4, 3), date(2027, 4, 3)),
            (date(2026, 3, 29), date(2027, 3, 29)),
            (date(2028, 2, 29), date(2029, 2, 28)),
        ]
    },
    16: {
        "yearly-report": [
            (date(2026, 9, 30), date(2027, 9, 30)),
            (date(2026, 12, 25), date(2027, 12, 25)),
            (date(2026, 4, 6), date(2027, 4, 6)),
            (date(2028, 2, 29), date(2029, 2, 28)),
        ],
        "yearly-report-by-september": [
            (date(2024, 3, 31), date(2024, 9, 30)),
            (date(2025, 3, 31), date(2025, 9, 30)),
            (date(2026, 3, 31), date(2026, 9, 30)),
            (date(2027, 3, 31), date(2027, 9, 30)),
        ],
        "yearly-report-copies": [
            (date(2026, 9, 28), date(2026, 10, 5)),
            (date(2026, 12, 21), date(2026, 12, 28)),  # calendar days: Christmas counts
            (date(2026, 3, 30), date(2026, 4, 6)),  # and so does Easter
            (date(2026, 10, 23), date(2026, 10, 30)),
        ],
    },
}
# Rows without a length: what they say instead.
IN_WORDS = {
    4: ("care-leaver-death", "The guidance gives no number of days for the death of a care leaver."),
    7: ("panel-reply", "No rule sets a date for the Panel's reply."),
    8: ("tell-of-commission", "as soon as the decision is taken"),
    10: ("monitor-review", "The law asks for regular monitoring and gives no interval."),
    12: ("reasons-for-delay", "as soon as the delay is known"),
    15: ("improvement-information", "The law gives no date of its own."),
    17: ("national-repository", "No rule sets a date. Send the report to the NSPCC repository"),
}
# A start, the date by the shipped table, and the date when Wednesday 10 June 2026 becomes a holiday.
MOVED = {
    "notify-panel": (date(2026, 6, 5), date(2026, 6, 12), date(2026, 6, 15)),
    "tell-safeguarding-partners": (date(2026, 6, 9), date(2026, 6, 16), date(2026, 6, 17)),
    "looked-after-child-death": (date(2026, 6, 3), date(2026, 6, 10), date(2026, 6, 11)),
    "copy-to-partnership-office": (date(2026, 6, 9), date(2026, 6, 10), date(2026, 6, 11)),
    "rapid-review": (date(2026, 5, 29), date(2026, 6, 19), date(2026, 6, 22)),
    "decision-not-to-commission": (date(2026, 6, 1), date(2026, 6, 22), date(2026, 6, 23)),
    "copies-to-panel": (date(2026, 6, 18), date(2026, 6, 9), date(2026, 6, 8)),
    "copies-to-ofsted": (date(2026, 6, 19), date(2026, 6, 10), date(2026, 6, 9)),
}
CASES = [
    (row, name, start, due)
    for row, rules in WORKED.items()
    for name, worked in rules.items()
    for start, due in worked
]
STARTS = [date(2026, 5, 1), date(2026, 12, 24), date(2026, 4, 2), date(2026, 3, 29), date(2026, 10, 25)]


def by_the_oracle(rule, start: date) -> date:
    """The date again: working days one by one, other days and months by plain arithmetic."""
    if rule.unit is Unit.WORKING_DAYS:
        return oracle.count_after(start, rule.length, -1 if rule.direction is Direction.BACKWARD else 1)
    if rule.unit is Unit.DAYS:
        return date.fromordinal(start.toordinal() + rule.length)
    months = start.year * 12 + start.month - 1 + rule.length * (12 if rule.unit is Unit.YEARS else 1)
    day = start.day
    while True:
        try:
            return date(months // 12, months % 12 + 1, day)
        except ValueError:
            day -= 1


@pytest.mark.parametrize(("row", "name", "start", "due"), CASES, ids=lambda each: str(each))
def test_a_row_gives_the_date_worked_out_by_hand(row, name, start, due):
    """Fails when the clock, or the oracle, gives another date than the one worked out by hand."""
    rule = shipped().rule(name, start)
    assert rule.row == row
    assert clocks.work_out(rule, start, seeded()).due == due
    assert by_the_oracle(rule, start) == due


@pytest.mark.parametrize(("row", "name", "words"), [(row, *said) for row, said in IN_WORDS.items()])
def test_a_row_without_a_length_says_so_in_words_and_gives_no_date(row, name, words):
    """Fails when a date is made up, or a person is not told what to do, on any of the days that are hard to count."""
    for start in STARTS:
        rule = shipped().rule(name, start)
        assert rule.row == row
        assert rule.length_words == "no fixed length"
        assert words in rule.no_date
        with pytest.raises(clocks.NoFixedLength) as said:
            clocks.work_out(rule, start, seeded())
        assert str(said.value) == rule.no_date


def test_all_seventeen_rows_are_here_each_with_four_worked_cases_or_more():
    """Fails when a row or a clock of the rule book has no worked dates here."""
    rows = {rule.row for name in shipped().names for rule in shipped().versions(name)}
    assert rows == set(range(1, 18)) == set(WORKED) | set(IN_WORDS)
    here = {*chain.from_iterable(WORKED.values()), *(name for name, _ in IN_WORDS.values())}
    assert here == set(shipped().names)
    assert all(len(worked) >= 4 for rules in WORKED.values() for worked in rules.values())
    assert len(STARTS) >= 4


@pytest.mark.parametrize(("name", "dates"), MOVED.items())
def test_a_one_off_holiday_moves_every_clock_that_counts_working_days(name, dates, monkeypatch):
    """Fails when a holiday added to the table does not move a clock, or moves it by another number of days."""
    start, before, after = dates
    rule = shipped().rule(name, start)
    assert clocks.work_out(rule, start, seeded()).due == before == by_the_oracle(rule, start)
    moved = clocks.work_out(rule, start, WITH_ROYAL)
    monkeypatch.setattr(oracle, "EXTRA", oracle.EXTRA | {ROYAL})
    assert moved.due == after == by_the_oracle(rule, start)
    assert "Royal occasion" in {skip.reason for skip in moved.skipped}


def test_every_clock_that_counts_working_days_is_moved_here():
    counted = {name for name in shipped().names if shipped().versions(name)[-1].unit is Unit.WORKING_DAYS}
    assert counted == set(MOVED)


@pytest.mark.parametrize(
    "name",
    [
        n
        for n in shipped().names
        if shipped().versions(n)[-1].unit in (Unit.CALENDAR_MONTHS, Unit.YEARS, Unit.DAYS)
    ],
)
def test_a_one_off_holiday_moves_no_clock_in_calendar_time(name):
    """Fails when a date in months, years or calendar days is moved by a holiday. A note names it instead."""
    for start, due in chain.from_iterable(rules[name] for rules in WORKED.values() if name in rules):
        table = WorkingDays([*shipped_holidays(), Holiday(due, "Royal occasion")])
        assert clocks.work_out(shipped().rule(name, start), start, table).due == due
