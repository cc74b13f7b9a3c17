"""Cells made plain: text without outer space or signs that no page can show, whatever kind of value the cell held."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from jigsaw.calendar.words import date_words

# Signs that steer machines and not the page, marks of byte order and of the direction of writing.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
MARK = "|"  # between the cells of a column that is looked at as one text
LINE_ENDS = re.compile("\r\n?|\u2028|\u2029")


def clean_column(values: list[Any], *, text: bool) -> list[Any]:
    """The column without outer space; as text throughout where it is a column of text."""
    if set(map(type, values)) <= {str}:
        joined = MARK.join(values)
        if joined.isprintable() and not (
            f"{MARK} " in joined or f" {MARK}" in joined or joined.strip(" ") != joined
        ):
            return values  # the one space that can be printed stands beside no end of a cell
        cleaned = [value.strip() for value in values]
        if "".join(cleaned).isprintable():
            return cleaned
        return [value if value.isprintable() else clean(value) for value in cleaned]
    if text:
        return [clean(as_text(value)) for value in values]
    return [clean(value) if isinstance(value, str) else "" if value is None else value for value in values]


def clean(value: str) -> str:
    """One text: line ends of one kind, nothing unseen, no outer space."""
    return UNSEEN.sub("", LINE_ENDS.sub("\n", value)).strip()


def as_text(value: Any) -> str:
    """A cell of any kind as people would read it: 12 and not 12.0, 4 March 2025, 09:05."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime):
        return date_words(value) if value.time() == time(0) else f"{date_words(value)} {value:%H:%M}"
    if isinstance(value, date):
        return date_words(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)
