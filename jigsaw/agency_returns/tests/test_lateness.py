from datetime import UTC, date, datetime

import pytest

from jigsaw.agency_returns.rules import lateness
from jigsaw.calendar.working_days import seeded
from jigsaw.partnerships.rules import Refused

DUE = date(2026, 5, 14)  # a Thursday


def at(day: int, hour: int, minute: int = 0, month: int = 5) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "late", "days", "words"),
    [
        (at(14, 15, 59), False, 0, "On time"),
        (at(14, 16), False, 0, "On time"),
        (at(14, 16, 1), True, 0, "Less than 1 working day late"),
        (at(15, 8), True, 1, "1 working day late"),
        (at(17, 8), True, 1, "1 working day late"),
        (at(18, 9, 12), True, 2, "2 working days late"),
        (at(26, 9), True, 7, "7 working days late"),  # Monday 25 May is a bank holiday
        (at(14, 17, 0, 1), False, 0, "On time"),
    ],
)
def test_days_are_counted_from_the_day_after_a_return_was_due(moment, late, days, words):
    """Due by 5pm on London's clocks, which are an hour ahead in May."""
    assert lateness.is_late(DUE, moment) is late
    assert lateness.working_days_late(DUE, moment, seeded()) == days
    assert lateness.lateness_words(days, late=late) == words


def test_beyond_the_table_weekdays_count():
    assert lateness.working_days_late(date(2090, 1, 2), datetime(2090, 1, 9, 9, tzinfo=UTC), seeded()) == 5


def test_it_is_said_in_one_line():
    said = lateness.sent_words(at(18, 9, 12), "2 working days late")
    assert said == "Sent Monday 18 May 2026 at 10:12am, 2 working days late"


def test_only_the_first_version_answers_the_deadline():
    assert lateness.asks_for_reason(1, DUE, at(18, 9))
    assert not lateness.asks_for_reason(2, DUE, at(18, 9))


def test_a_late_return_says_why():
    lateness.reason_is_given("", "", needed=False)
    lateness.reason_is_given("absence", "", needed=True)
    with pytest.raises(Refused, match="Select why the return is late."):
        lateness.reason_is_given("because", "", needed=True)
    with pytest.raises(Refused, match="Enter why the return is late"):
        lateness.reason_is_given("other", " ", needed=True)


def test_a_next_version_is_possible_until_the_panel_meets():
    today = date(2026, 5, 20)
    assert lateness.may_be_followed(None, today)
    assert lateness.may_be_followed(date(2026, 5, 21), today)
    assert not lateness.may_be_followed(today, today)
