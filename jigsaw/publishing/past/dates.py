"""Dates of publication with the precision that they have: a month stays a month, a year a year.

Whole cells are read by the reader of dates that returns use (day, month, year). What pages write besides is read here:
seasons, financial years, dates without a year. What can be read in two ways is asked.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from jigsaw.agency_returns.chronology.dates import Accuracy, EventDate
from jigsaw.agency_returns.chronology.reading_dates import read_date
from jigsaw.calendar.words import MONTHS, date_words

FIRST_LIKELY = date(1990, 1, 1)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
MONTH_NAMES = "|".join([*MONTHS, "Sept", *(name[:3] for name in MONTHS)])
MONTH_NUMBERS = {name[:3].casefold(): at for at, name in enumerate(MONTHS, 1)}
NO_DATE = re.compile(
    r"n/?a|tbc|tba|none|nil|[-–—.?]+|unknown|not (?:yet )?(?:known|published|recorded|applicable)|withheld|unpublished"
    r"|to be (?:confirmed|agreed|announced)|awaited|pending|date not known",
    re.IGNORECASE,
)
SEASON = re.compile(
    r"(early|mid|late)?[ -]*(spring|summer|autumn|winter),?\s+(?:of\s+)?([12][0-9]{3})(?:\s*[/–-]\s*([0-9]{2,4}))?",
    re.IGNORECASE,
)
TWO_YEARS = re.compile(r"([12][0-9]{3})\s*([/–-])\s*([0-9]{4}|[0-9]{2})")
QUARTER = re.compile(r"(?:q[1-4]|quarter [1-4])\b.*", re.IGNORECASE)
DAY_AND_MONTH = re.compile(
    rf"(?:the\s+)?([0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTH_NAMES})", re.IGNORECASE
)
ONLY_MONTH = re.compile(rf"(?:in\s+)?({MONTH_NAMES})", re.IGNORECASE)
FILLING = re.compile(r"^(?:(?:first\s+)?published|publication|date|on|in|the|dated)\b[\s:]*", re.IGNORECASE)


class Precision(StrEnum):
    """How precisely a date is written."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    FINANCIAL_YEAR = "financial year"
    YEAR = "year"
    NO_YEAR = "no year"


@dataclass(frozen=True)
class PastDate:
    """A date as it is written: its words, its precision, the days that it covers (inclusive).

    Without a year (12 June) there are no days; `month` and `day` hold what is written, day 0 for a whole month.
    """

    words: str
    precision: Precision
    earliest: date | None = None
    latest: date | None = None
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        return self.words

    @property
    def year(self) -> int | None:
        """The year, where all days of the date lie in one."""
        if self.earliest is None or self.latest is None or self.earliest.year != self.latest.year:
            return None
        return self.earliest.year

    @property
    def days(self) -> int:
        """How many days it covers; a date without a year covers more than any other."""
        return 99_999 if not self.earliest or not self.latest else (self.latest - self.earliest).days + 1

    def agrees(self, other: PastDate) -> bool:
        """Whether both can be the same day: one day of the one lies in the other."""
        for one, two in ((self, other), (other, self)):
            if one.precision is Precision.NO_YEAR:
                if two.earliest is None or two.precision not in (Precision.DAY, Precision.MONTH):
                    return two.earliest is not None or (one.month, one.day) == (two.month, two.day)
                same_month = one.month == two.earliest.month
                return same_month and (
                    not one.day or two.precision is Precision.MONTH or one.day == two.earliest.day
                )
        assert self.earliest
        assert self.latest
        assert other.earliest
        assert other.latest
        return self.earliest <= other.latest and other.earliest <= self.latest


class DateReading(NamedTuple):
    """What a text says of a date, and why a person must look at it; the reason is empty where nobody must."""

    date: PastDate | None
    reason: str = ""


def on_day(day: date) -> PastDate:
    return PastDate(date_words(day), Precision.DAY, day, day, day.month, day.day)


def read_past_date(value: Any, *, today: date) -> DateReading:
    """Read one cell or the value beside a label. Never raises. `today` settles what lies in the future."""
    if isinstance(value, str):
        text = " ".join(value.replace("\u2011", "-").split()).strip(" ,;.")
        while (bare := FILLING.sub("", text)) != text:
            text = bare
        if not text:
            return DateReading(None, "no date of publication is written")
        if NO_DATE.fullmatch(text):
            return DateReading(None, f"‘{text}’ is no date of publication")
        reading = _in_words(text) or _plain(re.sub(r"(?<=[a-z0-9]) of (?=[A-Za-z])", " ", text), value, today)
    else:
        reading = _plain(value, value, today)
    return _in_likely_years(reading, today)


def _plain(text: Any, written: Any, today: date) -> DateReading:
    """The forms that the reader of returns knows."""
    found = read_date(text, today=today)
    if found.date is None:
        said = found.fault.removeprefix("Date must be a real date. ")
        return DateReading(None, f"‘{str(written).strip()}’ cannot be read as a date: {said}")
    if found.date.accuracy is Accuracy.NOT_KNOWN:
        return DateReading(None, f"‘{str(written).strip()}’ is no date of publication")
    return DateReading(_as_past(found.date), found.confirm or _unsure(found.date, written))


def _unsure(known: EventDate, written: Any) -> str:
    if known.accuracy is Accuracy.APPROXIMATE:
        return f"‘{written}’ says that the date is not sure"
    return f"‘{written}’ gives two dates" if known.accuracy is Accuracy.BETWEEN else ""


def _as_past(known: EventDate) -> PastDate:
    """An EventDate by the number of days that it covers."""
    assert known.earliest
    assert known.latest
    precision = Precision.DAY if known.days == 1 else Precision.MONTH if known.days < 32 else Precision.YEAR
    day = known.earliest.day if precision is Precision.DAY else 0
    words = known.words.removeprefix("about ")
    return PastDate(words, precision, known.earliest, known.latest, known.earliest.month, day)


def _in_words(text: str) -> DateReading | None:
    """Seasons, two years, quarters, and dates without a year; None for any other form."""
    if found := SEASON.fullmatch(text):
        return _season(text, found)
    if found := TWO_YEARS.fullmatch(text):
        return _two_years(text, found)
    if QUARTER.fullmatch(text):
        return DateReading(None, f"‘{text}’ may be a quarter of the calendar or of the financial year")
    found = DAY_AND_MONTH.fullmatch(text)
    if found and int(found[1]) <= 31:
        month = month_number(found[2])
        words = f"{int(found[1])} {MONTHS[month - 1]}"
        return DateReading(_no_year(words, month, int(found[1])), f"‘{text}’ has no year")
    if found := ONLY_MONTH.fullmatch(text):
        month = month_number(found[1])
        return DateReading(_no_year(MONTHS[month - 1], month, 0), f"‘{text}’ has no year")
    return None


def _no_year(words: str, month: int, day: int) -> PastDate:
    return PastDate(words, Precision.NO_YEAR, month=month, day=day)


def _season(text: str, found: re.Match[str]) -> DateReading:
    """A season as its three months. Winter lies in two years, so it needs both."""
    name, year, first = found[2].capitalize(), int(found[3]), SEASONS[found[2].casefold()]
    reason = f"‘{text}’ is only about a date" if found[1] else ""
    if name == "Winter":
        if not found[4] or int(found[4]) % 100 != (year + 1) % 100:
            return DateReading(None, f"‘{text}’ may be the beginning or the end of the year")
        last = date(year + 1, 2, monthrange(year + 1, 2)[1])
        words = f"Winter {year} to {year + 1}"
        return DateReading(PastDate(words, Precision.SEASON, date(year, 12, 1), last), reason)
    if found[4]:
        return DateReading(None, f"‘{text}’ names two years")
    last = date(year, first + 2, monthrange(year, first + 2)[1])
    return DateReading(PastDate(f"{name} {year}", Precision.SEASON, date(year, first, 1), last), reason)


def _two_years(text: str, found: re.Match[str]) -> DateReading:
    """2019/20 is a financial year; 2024-12 a month; 2011-12 may be either."""
    year, end = int(found[1]), int(found[3])
    follows = end in ((year + 1) % 100, year + 1)
    is_month = found[2] == "-" and len(found[3]) == 2 and 1 <= end <= 12
    if follows and is_month:
        return DateReading(None, f"‘{text}’ may be {MONTHS[end - 1]} {year} or a financial year")
    if follows:
        words = f"Financial year {year} to {year + 1}"
        days = date(year, 4, 1), date(year + 1, 3, 31)
        return DateReading(PastDate(words, Precision.FINANCIAL_YEAR, *days))
    if is_month:
        days = date(year, end, 1), date(year, end, monthrange(year, end)[1])
        return DateReading(PastDate(f"{MONTHS[end - 1]} {year}", Precision.MONTH, *days, end))
    return DateReading(None, f"‘{text}’ is no financial year: its years do not follow each other")


def _in_likely_years(reading: DateReading, today: date) -> DateReading:
    known = reading.date
    if known is None or known.earliest is None or reading.reason:
        return reading
    if known.earliest > today:
        return DateReading(known, f"{known.words} is after today")
    if known.earliest < FIRST_LIKELY:
        return DateReading(known, f"{known.words} is before {FIRST_LIKELY.year}")
    return reading


def month_number(word: str) -> int:
    return MONTH_NUMBERS[word[:3].casefold()]


def both_orders(value: Any) -> bool:
    """Whether a text like 04/09/2024 is another day when the month comes first."""
    parts = (
        re.match(r"\s*([0-9]{1,2})[./-]([0-9]{1,2})[./-][0-9]{2,4}\s*$", value)
        if isinstance(value, str)
        else None
    )
    return bool(parts and int(parts[1]) <= 12 and int(parts[2]) <= 12 and int(parts[1]) != int(parts[2]))


def month_first(value: Any) -> bool:
    """Whether a text like 03/14/2024 is a date only when the month comes first."""
    parts = (
        re.match(r"\s*([0-9]{1,2})[./-]([0-9]{1,2})[./-][0-9]{2,4}\s*$", value)
        if isinstance(value, str)
        else None
    )
    return bool(parts and int(parts[1]) <= 12 < int(parts[2]) <= 31)


def is_day(value: Any) -> bool:
    return isinstance(value, (date, datetime))
