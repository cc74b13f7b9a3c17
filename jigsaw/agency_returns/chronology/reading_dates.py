"""Dates as people and spreadsheets write them. What can be read in two ways is asked, never guessed.

The order is day, month, year. A year of two figures is of this century up to ten years from today, else of the last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from jigsaw.agency_returns.chronology.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    NOT_KNOWN,
    EventDate,
    about,
    between,
    in_month,
    in_year,
    on,
)
from jigsaw.agency_returns.chronology.kinds import Kind
from jigsaw.calendar.words import MONTHS, date_words

NOT_KNOWN_WORDS = {"not known", "unknown", "date not known", "not recorded"}
FIRST_SERIAL, LAST_SERIAL = 14_611, 73_415  # 1 January 1940 and 31 December 2100, as Excel counts days
EXCEL_DAY_0 = date(1899, 12, 30)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LIKE = "Date must be a real date, like 4 March 2025, March 2025 or ‘not known’"

_NUMBERS = re.compile(r"([0-9]{1,2})\s*([./\-\s])\s*([0-9]{1,2})\s*([./\-\s])\s*([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[t ][0-9:.]+z?)?")
_DAY_IN_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[\s.\-/]*([a-z]{3,9})[\s.,\-/']*([0-9]{4}|[0-9]{2})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})")
_MONTH = re.compile(r"([a-z]{3,9})[\s.,\-/']*([0-9]{4}|[0-9]{2})")
_MONTH_IN_NUMBERS = re.compile(r"([0-9]{1,2})\s*[./\-]\s*([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")
_SERIAL = re.compile(r"[0-9]{5}(?:\.0+)?")
_UNSURE = re.compile(
    r"(?:\?|~|c\.|ca\.|c(?=\s|[0-9])|circa\b|about\b|around\b|approx(?:imately\b|\.|\b))\s*(?=\S)"
)
_WEEKDAY = re.compile(
    r"(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?[,.]?\s+"
)
_BETWEEN = re.compile(r"(?:between|btw)\s+(.+?)\s+(?:and|&)\s+(.+)")
_SPAN = re.compile(r".*[0-9a-z]\s*(?:–|—|\bto\b|\buntil\b|\s-\s)\s*[0-9a-z].*")
_PART = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?(?:\s+([a-z]{3,9}))?|([a-z]{3,9})")


class Reading(NamedTuple):
    """What was read: the date, or the message that says what is wrong; and what a person is asked to confirm.

    `clock` is the time of day where one Excel cell holds both, `kind` what it is that is to be confirmed.
    """

    date: EventDate | None
    fault: str = ""
    confirm: str = ""
    clock: time | None = None
    kind: Kind = Kind.FAULT


class NotReadable(ValueError):
    """The text is no date in any form. Holds the message for people, in words that begin with Date."""


def read_date(value: Any, *, today: date) -> Reading:
    """Read one cell. `today` settles the century of years of two figures. Never raises."""
    try:
        if isinstance(value, datetime):
            clock = value.time().replace(microsecond=0)
            return Reading(_in_range(value.date()), clock=clock if clock != time(0) else None)
        if isinstance(value, date):
            return Reading(_in_range(value))
        if isinstance(value, (bool, time, timedelta)):
            return Reading(None, LIKE)
        if isinstance(value, (int, float)):
            value = f"{value:.0f}" if value % 1 == 0 else str(value)
        return _read_text(" ".join(value.replace("\u2011", "-").split()).casefold(), today)
    except NotReadable as refused:
        return Reading(None, str(refused))


def _read_text(text: str, today: date) -> Reading:
    text = text.rstrip(".")
    if text.strip("‘’'\"") in NOT_KNOWN_WORDS:
        return Reading(NOT_KNOWN)
    if found := _BETWEEN.fullmatch(text):
        return Reading(_read_between(found[1], found[2], today))
    sure = _UNSURE.sub("", text, count=1) if _UNSURE.match(text) else text
    sure, unsure = (sure[:-1].rstrip(), True) if sure.endswith("?") else (sure, sure != text)
    said, weekday = sure, None
    if found := _WEEKDAY.match(sure):
        said, weekday = sure[found.end() :], found[1][:3]
    reading = _read_plain(said, today)
    known = reading.date
    if known is None:
        return reading
    if weekday and (wrong := _wrong_weekday(weekday, known)):
        reading = reading._replace(confirm=wrong, kind=Kind.WEEKDAY)
    return reading._replace(date=about(known)) if unsure else reading


def _read_plain(text: str, today: date) -> Reading:
    """One date without doubt words or weekday."""
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(text):
            return read(found, today)
    if _SPAN.fullmatch(text):
        raise NotReadable(
            "Date must be a real date. Write ‘between 3 March 2025 and 9 March 2025’, "
            "or put the last day under End date"
        )
    raise NotReadable(LIKE)


def _numbers(found: re.Match[str], today: date) -> Reading:
    day, month, year = int(found[1]), int(found[3]), _year(found[5], today)
    known = on(_real(day, month, year))
    if found[2].strip() != found[4].strip():
        return Reading(known, confirm=f"Date was read as {known.words}", kind=Kind.TYPING_SLIP)
    return Reading(known)


def _year_first(found: re.Match[str], today: date) -> Reading:
    return Reading(on(_real(int(found[4]), int(found[3]), _year(found[1], today))))


def _day_in_words(found: re.Match[str], today: date) -> Reading:
    return Reading(on(_real(int(found[1]), _month_number(found[2]), _year(found[3], today))))


def _month_first(found: re.Match[str], today: date) -> Reading:
    return Reading(on(_real(int(found[2]), _month_number(found[1]), _year(found[3], today))))


def _month(found: re.Match[str], today: date) -> Reading:
    if len(found[2]) == 2 and int(found[2]) <= 31:  # March 25: a day or a year?
        raise NotReadable("Date must be a real date. Write the year in four figures, like March 2025")
    return Reading(in_month(_year(found[2], today), _month_number(found[1])))


def _month_in_numbers(found: re.Match[str], today: date) -> Reading:
    month = int(found[1])
    if not 1 <= month <= 12:
        raise NotReadable(f"Date must be a real date. There is no month {month}")
    return Reading(in_month(_year(found[2], today), month))


def _only_year(found: re.Match[str], today: date) -> Reading:
    return Reading(in_year(_year(found[0], today)))


def _serial(found: re.Match[str], today: date) -> Reading:
    number = int(float(found[0]))
    if not FIRST_SERIAL <= number <= LAST_SERIAL:
        raise NotReadable(LIKE)
    day = EXCEL_DAY_0 + timedelta(days=number)
    said = f"The number {number} was read as {date_words(day)}"
    return Reading(on(day), confirm=said, kind=Kind.SERIAL_DATE)


Form = tuple[re.Pattern[str], Callable[[re.Match[str], date], Reading]]
_FORMS: list[Form] = [
    (_NUMBERS, _numbers),
    (_DAY_IN_WORDS, _day_in_words),
    (_MONTH, _month),
    (_YEAR_FIRST, _year_first),
    (_MONTH_FIRST, _month_first),
    (_YEAR, _only_year),
    (_MONTH_IN_NUMBERS, _month_in_numbers),
    (_SERIAL, _serial),
]


def _read_between(first: str, last: str, today: date) -> EventDate:
    """Both ends; the first may leave out the month or year that the second gives."""
    end = _read_plain(last, today).date
    if end is None or end.earliest is None or end.latest is None:
        raise NotReadable(LIKE)
    if found := _PART.fullmatch(first):
        day, month = found[1], found[2] or found[3] or MONTHS[end.latest.month - 1]
        first = f"{day or ''} {month} {end.latest.year}".strip().casefold()
    start = _read_plain(first, today).date
    if start is None or start.earliest is None:
        raise NotReadable(LIKE)
    if end.latest < start.earliest:
        raise NotReadable("Date must be a real date. The first day of ‘between’ must be before the last")
    return between(start.earliest, end.latest)


def _real(day: int, month: int, year: int) -> date:
    """The day. Raises NotReadable for one that does not exist, and asks where day and month may be swapped."""
    if month > 12 and day <= 12:
        try:
            swapped = date(year, day, month)
        except ValueError:
            raise NotReadable(LIKE) from None
        raise NotReadable(f"Date must be in day, month, year order: did you mean {date_words(swapped)}?")
    try:
        return date(year, month, day)
    except ValueError:
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            raise NotReadable(LIKE) from None
        raise NotReadable(
            f"Date must be a real date. {day} {MONTHS[month - 1]} {year} does not exist"
        ) from None


def _year(figures: str, today: date) -> int:
    year = int(figures)
    if len(figures) == 2:
        year += today.year // 100 * 100
        if year > today.year + 10:
            year -= 100
    if not FIRST_YEAR <= year < LAST_YEAR:
        raise NotReadable(f"Date must be a real date, in a year from {FIRST_YEAR} on")
    return year


def _in_range(day: date) -> EventDate:
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        raise NotReadable(f"Date must be a real date, in a year from {FIRST_YEAR} on")
    return on(day)


def _month_number(word: str) -> int:
    """1 to 12. Raises NotReadable when the word is no month."""
    if (number := _MONTH_WORDS.get(word)) is None:
        raise NotReadable(LIKE)
    return number


_MONTH_WORDS = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
_MONTH_WORDS |= {name.casefold()[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}


def _wrong_weekday(short: str, known: EventDate) -> str:
    """What to confirm when the weekday that was written is not the one of the day."""
    if known.days != 1 or known.earliest is None:
        return ""
    weekday = WEEKDAYS[known.earliest.weekday()]
    return "" if weekday.startswith(short) else f"{known.words} is a {weekday.title()}"
