"""Fails when a clock gives another date than the law, the guidance or a person with a calendar would."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jigsaw.calendar import clocks
from jigsaw.calendar.clocks import BeyondTheCalendar, NoFixedLength, Skipped, add_months, position_words
from jigsaw.calendar.rule_book import Direction, Unit, shipped
from jigsaw.calendar.tests import oracle
from jigsaw.calendar.working_days import seeded

WORKING_DAY_RULES = [
    name for name in shipped().names if shipped().versions(name)[-1].unit is Unit.WORKING_DAYS
]
starts = st.dates(date(2020, 2, 1), date(2030, 12, 31))


def clock(name: str, start: date) -> clocks.Clock:
    return clocks.due(name, start, seeded(), shipped())


@pytest.mark.parametrize(
    ("name", "start", "due"),
    [
        ("notify-panel", date(2026, 5, 1), date(2026, 5, 11)),
        ("rapid-review", date(2026, 5, 5), date(2026, 5, 27)),
        ("notify-panel", date(2026, 12, 24), date(2027, 1, 5)),
        ("notify-panel", date(2026, 8, 28), date(2026, 9, 7)),
        ("copies-to-panel", date(2026, 6, 30), date(2026, 6, 19)),
        ("copies-to-ofsted", date(2026, 6, 30), date(2026, 6, 19)),
        ("publish-review", date(2026, 1, 14), date(2026, 7, 14)),
        ("publish-review", date(2025, 8, 31), date(2026, 2, 28)),
        ("publish-review", date(2027, 8, 31), date(2028, 2, 29)),
        ("yearly-report-by-september", date(2026, 3, 31), date(2026, 9, 30)),
        ("yearly-report", date(2028, 2, 29), date(2029, 2, 28)),
        ("yearly-report-copies", date(2026, 9, 28), date(2026, 10, 5)),
        ("publicly-available", date(2026, 6, 30), date(2027, 6, 30)),
    ],
)
def test_worked_dates(name, start, due):
    """Fails when a date worked out by hand comes out differently."""
    assert clock(name, start).due == due


def test_the_working_of_the_friday_before_a_bank_holiday():
    """Fails when a day is missing from the working, is listed twice or has a wrong reason."""
    worked = clock("notify-panel", date(2026, 5, 1))
    assert worked.counted == [date(2026, 5, d) for d in (5, 6, 7, 8, 11)]
    assert worked.skipped == [
        Skipped(date(2026, 5, 2), "Saturday"),
        Skipped(date(2026, 5, 3), "Sunday"),
        Skipped(date(2026, 5, 4), "Early May bank holiday"),
        Skipped(date(2026, 5, 9), "Saturday"),
        Skipped(date(2026, 5, 10), "Sunday"),
    ]
    assert (worked.days()[2], worked.days()[3], worked.days()[-1]) == (
        (date(2026, 5, 4), 0, "Early May bank holiday"),
        (date(2026, 5, 5), 1, None),
        (date(2026, 5, 11), 5, None),
    )
    assert worked.duty == "Law and statutory guidance"


@settings(deadline=None)
@given(st.sampled_from(WORKING_DAY_RULES), starts)
def test_working_day_clocks_agree_with_the_oracle_and_show_every_day(name, start):
    """Fails when due differs from the oracle, or counted and skipped do not make up the days between."""
    worked = clock(name, start)
    step = -1 if worked.direction is Direction.BACKWARD else 1
    assert worked.due == oracle.count_after(start, worked.rule.length, step)
    assert len(worked.counted) == worked.rule.length
    assert all(oracle.is_working(day) for day in worked.counted)
    assert not any(oracle.is_working(skip.day) for skip in worked.skipped)
    between = {start + timedelta(days=step * n) for n in range(1, abs((worked.due - start).days) + 1)}
    assert {*worked.counted, *(skip.day for skip in worked.skipped)} == between


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(0, 60))
def test_months_keep_the_day_or_take_the_last_of_the_month(day, months):
    """Fails when adding months drifts, skips a month or invents a day."""
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == min(day.day, monthrange(later.year, later.month)[1])


def test_a_start_that_is_not_a_working_day_is_day_0_and_said():
    """Fails when a Saturday's clock starts late or the person is not told which day is day 1."""
    worked = clock("notify-panel", date(2026, 5, 2))
    assert worked.due == date(2026, 5, 11)
    assert worked.notes == [
        "Saturday 2 May 2026 is not a working day (Saturday), and is day 0 all the same. "
        "The next working day, Tuesday 5 May 2026, is day 1."
    ]
    back = clock("copies-to-panel", date(2026, 5, 4))
    assert back.notes[0].endswith("The working day before it, Friday 1 May 2026, is day 1.")
    assert clock("notify-panel", date(2026, 5, 1)).notes == []


def test_a_month_clock_that_ends_on_a_weekend_is_not_moved_and_names_the_last_working_day():
    """Fails when the date moves, or a Saturday date stands without a warning."""
    worked = clock("publish-review", date(2025, 8, 31))
    assert worked.notes == [
        "28 February 2026 is the last day of its month, which has no day 31, so the clock ends there.",
        "Saturday 28 February 2026 is not a working day (Saturday). The date is not moved. "
        "The last working day before it is Friday 27 February 2026.",
    ]


def test_calendar_clocks_run_on_past_the_table_of_holidays():
    """Fails when a clock that needs no holidays is refused for want of them."""
    assert clock("publish-review", date(2050, 1, 14)).due == date(2050, 7, 14)
    with pytest.raises(BeyondTheCalendar):
        clock("yearly-report", date(9999, 5, 1))
    with pytest.raises(BeyondTheCalendar):
        clock("yearly-report-copies", date(9999, 12, 30))


def test_a_rule_without_a_length_says_what_it_asks_for():
    """Fails when a date is made up for a rule that sets none."""
    with pytest.raises(NoFixedLength, match="as soon as the\\s+decision"):
        clock("tell-of-commission", date(2026, 5, 1))


@pytest.mark.parametrize(
    ("name", "start", "today", "done_on", "words"),
    [
        ("rapid-review", date(2026, 5, 5), date(2026, 5, 11), None, "Working day 4 of 15"),
        ("rapid-review", date(2026, 5, 5), date(2026, 5, 5), None, "Working day 0 of 15"),
        ("notify-panel", date(2026, 5, 1), date(2026, 5, 4), None, "Working day 0 of 5"),
        ("notify-panel", date(2026, 5, 1), date(2026, 5, 5), None, "Working day 1 of 5"),
        ("notify-panel", date(2026, 5, 1), date(2026, 5, 10), None, "Working day 4 of 5"),
        ("notify-panel", date(2026, 5, 1), date(2026, 5, 11), None, "Due today"),
        ("notify-panel", date(2026, 5, 1), date(2026, 5, 12), None, "1 working day late"),
        ("notify-panel", date(2026, 5, 1), date(2026, 5, 13), None, "2 working days late"),
        ("notify-panel", date(2026, 5, 1), date(2026, 4, 30), None, "Starts on 1 May 2026"),
        ("notify-panel", date(2026, 5, 1), date(2026, 6, 1), date(2026, 5, 5), "Done on day 1 of 5"),
        ("rapid-review", date(2026, 5, 5), date(2026, 6, 1), date(2026, 5, 20), "Done on day 11 of 15"),
        ("notify-panel", date(2026, 5, 1), date(2026, 6, 1), date(2026, 5, 13), "Done 2 working days late"),
        ("notify-panel", date(2026, 4, 24), date(2026, 5, 2), None, "Less than 1 working day late"),
        (
            "notify-panel",
            date(2026, 4, 24),
            date(2026, 6, 1),
            date(2026, 5, 2),
            "Done less than 1 working day late",
        ),
        (
            "notify-panel",
            date(2026, 5, 1),
            date(2026, 6, 1),
            date(2026, 4, 30),
            "Done on 30 April 2026, before the clock started",
        ),
        ("publish-review", date(2026, 1, 14), date(2026, 6, 8), None, "36 days to 14 July 2026"),
        ("publish-review", date(2026, 1, 14), date(2026, 7, 15), None, "1 day late"),
        ("publish-review", date(2026, 1, 14), date(2026, 8, 1), date(2026, 7, 13), "Done on day 180 of 181"),
        ("copies-to-panel", date(2026, 6, 30), date(2026, 6, 18), None, "1 working day to 19 June 2026"),
        ("copies-to-panel", date(2026, 6, 30), date(2026, 6, 19), None, "Due today"),
        ("copies-to-panel", date(2026, 6, 30), date(2026, 6, 23), None, "2 working days late"),
        (
            "copies-to-panel",
            date(2026, 6, 30),
            date(2026, 6, 30),
            date(2026, 6, 18),
            "Done 8 working days before 30 June 2026",
        ),
        ("publicly-available", date(2026, 6, 30), date(2026, 7, 1), None, "Until 30 June 2027"),
        ("publicly-available", date(2026, 6, 30), date(2027, 7, 1), None, "Ended on 30 June 2027"),
    ],
)
def test_position_words(name, start, today, done_on, words):
    """Fails when the fixed words or their numbers change."""
    assert position_words(clock(name, start), today, done_on) == words


@settings(deadline=None)
@given(st.sampled_from(WORKING_DAY_RULES), starts, st.integers(-40, 200))
def test_there_are_always_words_for_every_day(name, start, offset):
    """Fails when some day has no words, or words that contradict the due date."""
    worked = clock(name, start)
    today = start + timedelta(days=offset)
    words = position_words(worked, today)
    assert (words == "Due today") == (today == worked.due)
    assert words.endswith("late") == (today > worked.due)
