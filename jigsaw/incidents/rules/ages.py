"""A child's age as people say it: 1 month, 4 years, unborn, or a date of birth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from jigsaw.calendar.words import count_words, date_words
from jigsaw.components.dates import read_date
from jigsaw.partnerships.rules import Refused

# How a number of a unit becomes whole years: 12 months are one year, as people count.
YEARS = {
    "day": lambda number: number // 365,
    "week": lambda number: number * 7 // 365,
    "month": lambda number: number // 12,
    "year": lambda number: number,
}
WHEN_IT_HAPPENED = "when it happened"
OLDEST = 24
ASK = "Enter the age or date of birth, like 1 month, 4 years, unborn or 27 3 2019"


@dataclass(frozen=True)
class Age:
    """An age in words and in whole years (0 under 1, None where not known); with the date of birth if it was given."""

    words: str
    years: int | None
    unborn: bool = False
    born_on: date | None = None


def read_age(typed: str, *, on: date | None, field: str = "age_or_dob", when: str = WHEN_IT_HAPPENED) -> Age:
    """The age that somebody typed, at the day `on` of the incident (or of awareness; None where neither is known).

    `when` says in words which day `on` is.

    A bare number is years. A date of birth gives the age on that day. Raises Refused for anything else, for a date
    that does not exist, for one after `on`, and for somebody of 25 or older: no duty reaches so far.
    """
    said = " ".join(typed.lower().split()).strip(". ")
    if said in ("unborn", "not born yet"):
        return Age("unborn", 0, unborn=True)
    if said in ("not known", "unknown"):
        return Age("not known", None)
    if found := re.fullmatch(r"(\d{1,3})(?: ?(days?|weeks?|months?|years?)(?: old)?)?", said, re.ASCII):
        return _from_number(int(found[1]), (found[2] or "year").rstrip("s"), field)
    parts = re.split(r"[\s/.-]+", said)
    if len(parts) != 3:
        raise Refused(ASK, field)
    try:
        born = read_date(parts[0], parts[1], parts[2], said="Date of birth")
    except ValidationError as fault:
        raise Refused(fault.messages[0], field) from fault
    return age_at(born, on, field=field, when=when)


def age_at(born: date, on: date | None, *, field: str, when: str = WHEN_IT_HAPPENED) -> Age:
    """The age of somebody born on a day, at the day `on`. Raises Refused as `read_age` does."""
    if on is None:
        raise Refused("Enter when it happened first, so that the age can be worked out", field)
    if born > on:
        raise Refused(f"The date of birth must be the same as or before {date_words(on)}, {when}", field)
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if years > OLDEST:
        raise Refused(f"The age must be {OLDEST} years or less", field)
    return Age(age_on(born, on), years, born_on=born)


def age_on(born: date, day: date) -> str:
    """The age in words on a day: days in the first fortnight, weeks to 12, months to two years, then years."""
    days = (day - born).days
    months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
    if days < 14:
        return count_words(days, "day")
    if months < 1:
        return count_words(days // 7, "week")
    return count_words(months, "month") if months < 24 else count_words(months // 12, "year")


def _from_number(number: int, unit: str, field: str) -> Age:
    years = YEARS[unit](number)
    if years > OLDEST:
        raise Refused(f"The age must be {OLDEST} years or less", field)
    return Age(count_words(number, unit), years)
