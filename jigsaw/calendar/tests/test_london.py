"""Fails when London's clocks are misread: a wrong offset, or a release at a time that is not one moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jigsaw.calendar.london import (
    LONDON,
    NotOneMoment,
    TimeDoesNotExist,
    TimeHappensTwice,
    count_words,
    date_words,
    day_words,
    release_moment,
    time_words,
    to_london,
    words,
)


def test_a_release_in_summer_is_an_hour_before_utc():
    """Fails when the release would happen an hour early or late."""
    moment = release_moment(date(2026, 6, 30), time(10, 0))
    assert moment.astimezone(UTC) == datetime(2026, 6, 30, 9, 0, tzinfo=UTC)
    assert moment.tzinfo is LONDON


def test_a_time_that_happens_twice_is_refused_with_an_explanation():
    """Fails when 1:30am on the day the clocks go back is taken, or refused without saying why."""
    with pytest.raises(TimeHappensTwice) as raised:
        release_moment(date(2026, 10, 25), time(1, 30))
    assert str(raised.value) == (
        "1:30am on Sunday 25 October 2026 happens twice, "
        "because the clocks go back from 2am to 1am that day. "
        "Enter a time before 1am, or 2am or later."
    )


def test_a_time_that_does_not_exist_is_refused_with_an_explanation():
    """Fails when 1:30am on the day the clocks go forward is taken."""
    with pytest.raises(
        TimeDoesNotExist, match="1:00am on Sunday 29 March 2026 does not exist, .* go forward"
    ):
        release_moment(date(2026, 3, 29), time(1, 0))


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_refused_hour_is_one_hour_and_no_more(day):
    """Fails when a good minute beside the odd hour is refused, or a bad one is taken."""
    refused = []
    for minute in range(24 * 60):
        try:
            release_moment(day, time(minute // 60, minute % 60))
        except NotOneMoment:
            refused.append(minute)
    assert refused == list(range(60, 120))


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)))
def test_a_release_moment_shows_the_time_asked_for(asked):
    """Fails when a taken time is not what London's clocks show, once, at that moment."""
    try:
        moment = release_moment(asked.date(), asked.time())
    except NotOneMoment:
        assert asked.hour == 1
        assert asked.weekday() == 6
        return
    utc = moment.astimezone(UTC)
    assert to_london(utc).replace(tzinfo=None) == asked
    assert all(to_london(utc + timedelta(hours=h)).replace(tzinfo=None) != asked for h in (-1, 1))


def test_a_moment_without_time_zone_and_a_time_with_one_are_refused():
    """Fails when a naive moment is guessed at."""
    with pytest.raises(ValueError, match="must carry its time zone"):
        to_london(datetime(2026, 6, 30, 10, 0))
    with pytest.raises(ValueError, match="without a time zone"):
        release_moment(date(2026, 6, 30), time(10, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 6, 30, 9, 0, tzinfo=UTC), "10:00am BST, Tuesday 30 June 2026"),
        (datetime(2026, 12, 1, 16, 5, tzinfo=UTC), "4:05pm GMT, Tuesday 1 December 2026"),
        (datetime(2026, 6, 30, 11, 0, tzinfo=UTC), "midday BST, Tuesday 30 June 2026"),
        (datetime(2026, 6, 29, 23, 0, tzinfo=UTC), "midnight BST, at the start of Tuesday 30 June 2026"),
        (datetime(2026, 6, 29, 23, 30, tzinfo=UTC), "12:30am BST, Tuesday 30 June 2026"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "1:30am BST, Sunday 25 October 2026"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "1:30am GMT, Sunday 25 October 2026"),
        (
            datetime(2026, 6, 30, 5, 0, tzinfo=timezone(timedelta(hours=-4))),
            "10:00am BST, Tuesday 30 June 2026",
        ),
    ],
)
def test_a_moment_in_words(moment, said):
    """Fails when a person could read another moment than is meant."""
    assert words(moment) == said


def test_dates_times_and_counts_in_the_words_of_the_house():
    """Fails when the house style of dates, times or counts changes."""
    assert date_words(date(2026, 5, 1)) == "1 May 2026"
    assert day_words(date(2026, 5, 11)) == "Monday 11 May 2026"
    assert [time_words(time(h, m)) for h, m in ((16, 0), (11, 30), (0, 0), (12, 0), (0, 5), (12, 5))] == [
        "4pm", "11:30am", "midnight", "midday", "12:05am", "12:05pm",
    ]  # fmt: skip
    assert [count_words(n, "working day") for n in (0, 1, 2)] == [
        "0 working days",
        "1 working day",
        "2 working days",
    ]
