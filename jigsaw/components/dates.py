"""Dates and times as people type them."""

from __future__ import annotations

import calendar
import re
from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
YEARS = range(1900, 2101)


class BoxError(ValidationError):
    """What is wrong with a date, and in which of its boxes: the error summary leads to the first of them."""

    def __init__(self, message: str, *, boxes: list[str], **kwargs: Any):
        super().__init__(message, code="date", **kwargs)
        self.boxes = boxes


def read_month(typed: str) -> int | None:
    """The month's number from 1, 01, jan, Sept or January; None for anything else."""
    if typed.isascii() and typed.isdigit():
        return _number(typed, range(1, 13))
    short = typed.strip(". ").lower()
    found = {number for name, number in MONTHS.items() if len(short) >= 3 and name.startswith(short)}
    return found.pop() if len(found) == 1 else None


def read_date(day: str, month: str, year: str, *, said: str) -> date:
    """The date typed in three boxes.

    Raises BoxError in GOV.UK's forms of words: what is missing, which box holds no number that can be,
    or "… must be a real date".
    """
    boxes = {"day": day, "month": month, "year": year}
    empty = [name for name, typed in boxes.items() if not typed]
    if empty:
        raise BoxError(f"{said} must include a {' and '.join(empty)}", boxes=empty)
    numbers = {"day": _number(day, range(1, 32)), "month": read_month(month), "year": _number(year, YEARS)}
    wrong = [name for name, number in numbers.items() if number is None]
    if wrong == ["year"] and re.fullmatch(r"\d{1,3}", year):
        raise BoxError("Year must include 4 numbers", boxes=["year"])
    if not wrong:
        try:
            return date(numbers["year"] or 0, numbers["month"] or 0, numbers["day"] or 0)
        except ValueError:
            wrong = ["day"]
    raise BoxError(f"{said} must be a real date", boxes=wrong)


def _number(typed: str, among: range) -> int | None:
    if not re.fullmatch(r"[0-9]{1,4}", typed):
        return None
    return int(typed) if int(typed) in among else None


def read_time(typed: str, *, said: str) -> time:
    """The time of day from 10:00, 10am, 10.30 pm, 1430, midday or midnight.

    A bare number is an hour of the day (10 is 10:00). Raises ValidationError "… must be a real time …".
    """
    short = re.sub(r"\s+", "", typed.lower())
    if short in ("midday", "noon", "12noon"):
        return time(12)
    if short in ("midnight", "12midnight"):
        return time(0)
    found = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d{2}))?([ap])?\.?(?(3)m\.?)", short, re.ASCII)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if found and found[3]:
        hour = hour % 12 + (12 if found[3] == "p" else 0) if 1 <= hour <= 12 else 99
    if hour > 23 or minute > 59:
        raise ValidationError(f"{said} must be a real time, like 10am or 14:30", code="time")
    return time(hour, minute)
