"""London time for people; UTC is for storage.

Releases are planned in London time. Twice a year the clocks change, and then one hour does not
exist (spring) or happens twice (autumn). A release in such an hour is refused: nobody could say
when it would happen.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from jigsaw.calendar.words import count_words, date_words, day_words, time_words, weekday_words

__all__ = [
    "LONDON",
    "NotOneMoment",
    "TimeDoesNotExist",
    "TimeHappensTwice",
    "count_words",
    "date_words",
    "day_words",
    "moment_words",
    "release_moment",
    "time_words",
    "to_london",
    "weekday_words",
    "words",
]

LONDON = ZoneInfo("Europe/London")


class NotOneMoment(ValueError):
    """A London date and time that names no moment, or two. The message is written for the person."""


class TimeDoesNotExist(NotOneMoment):
    """The clocks go forward over this time."""


class TimeHappensTwice(NotOneMoment):
    """The clocks go back over this time."""


def to_london(moment: datetime) -> datetime:
    """The same moment on London's clocks. Raises ValueError for a moment without a time zone."""
    if moment.utcoffset() is None:
        raise ValueError("The moment must carry its time zone")
    return moment.astimezone(LONDON)


def release_moment(day: date, clock_time: time) -> datetime:
    """The moment that London's clocks show `clock_time` on `day`, as an aware datetime in Europe/London.

    Raises TimeDoesNotExist or TimeHappensTwice, with an explanation that ends in what to enter
    instead, and ValueError for a time that brings a time zone of its own.
    """
    if clock_time.tzinfo is not None:
        raise ValueError("The time must be a London time without a time zone of its own")
    moment = datetime.combine(day, clock_time.replace(fold=0), tzinfo=LONDON)
    second = moment.replace(fold=1)
    if moment.utcoffset() == second.utcoffset():
        return moment
    shown = f"{_digits(clock_time)} on {day_words(day)}"
    if moment.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise TimeDoesNotExist(
            f"{shown} does not exist, because the clocks go forward from 1am to 2am that day. "
            "Enter a time before 1am, or 2am or later."
        )
    raise TimeHappensTwice(
        f"{shown} happens twice, because the clocks go back from 2am to 1am that day. "
        "Enter a time before 1am, or 2am or later."
    )


def moment_words(moment: datetime) -> str:
    """The moment as people say it, in London: "Friday 1 May 2026, 4pm". Raises ValueError without a time zone."""
    here = to_london(moment)
    return f"{day_words(here.date())}, {time_words(here.time())}"


def words(moment: datetime) -> str:
    """The moment in full, with London's offset named: "10:00am BST, Tuesday 30 June 2026".

    Midday and midnight are said in words, since 12:00am and 12:00pm are often misread.
    Raises ValueError for a moment without a time zone.
    """
    here = to_london(moment)
    if (here.hour, here.minute) == (0, 0):
        return f"midnight {here.tzname()}, at the start of {day_words(here.date())}"
    return f"{_digits(here.time())} {here.tzname()}, {day_words(here.date())}"


def _digits(clock_time: time) -> str:
    if clock_time.minute == 0 and clock_time.hour in (0, 12):
        return time_words(clock_time)
    return f"{clock_time.hour % 12 or 12}:{clock_time.minute:02d}{'am' if clock_time.hour < 12 else 'pm'}"
