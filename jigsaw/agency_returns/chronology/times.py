"""Times of day as people and spreadsheets write them: 09:05, 9.05am, 0905, an Excel time."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Any

_TIME = re.compile(
    r"([0-9]{1,2})(?:\s*[:.]\s*([0-9]{2})(?::([0-9]{2}))?)?\s*(am|pm|a\.m|p\.m)?\.?(?:\s*h(?:rs|ours)?)?"
)
_FOUR_FIGURES = re.compile(r"([0-9]{1,2})([0-9]{2})\s*(?:h|hrs|hours)?")
DAY = 86_400  # seconds


def read_time(value: Any) -> time | None:
    """The time of one cell, to the minute or second; None where it cannot be read without a guess."""
    if isinstance(value, datetime):
        return _rounded(value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6)
    if isinstance(value, time):
        return _rounded(value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6)
    if isinstance(value, timedelta):
        return _rounded(value.total_seconds())
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        if 0 < value < 1:
            return _rounded(value * DAY)
        value = f"{value:.0f}" if value % 1 == 0 else str(value)
    text = " ".join(str(value).split()).casefold()
    if text in ("noon", "midday", "12 noon"):
        return time(12)
    if found := _FOUR_FIGURES.fullmatch(text):
        return _real(int(found[1]), int(found[2]), 0, "")
    if (found := _TIME.fullmatch(text)) and (found[2] or found[4]):
        return _real(int(found[1]), int(found[2] or 0), int(found[3] or 0), (found[4] or "").replace(".", ""))
    return None


def in_words(clock: time) -> str:
    """09:05, with seconds only where there are some."""
    return clock.strftime("%H:%M:%S" if clock.second else "%H:%M")


def _real(hour: int, minute: int, second: int, half: str) -> time | None:
    if half and not 1 <= hour <= 12:
        # 14:30pm says the same twice; 14:30am does not.
        return _real(hour, minute, second, "") if half == "pm" and hour > 12 else None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _rounded(seconds: float) -> time | None:
    whole = round(seconds)
    return time(whole // 3600, whole // 60 % 60, whole % 60) if 0 <= whole < DAY else None
