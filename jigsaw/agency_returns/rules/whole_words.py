"""What is said of a chronology as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from jigsaw.calendar.words import count_words, date_words


def rows_words(facts: Mapping[str, Any]) -> str:
    """ "210 rows from 7 agencies, 1 March 2025 to 30 April 2026"; "" where there is no row."""
    if not facts.get("rows"):
        return ""
    agencies = len(facts["agencies"])
    said = f"{count_words(facts['rows'], 'row')} from {agencies} {'agency' if agencies == 1 else 'agencies'}"
    return f"{said}, {period_words(facts)}" if facts["first"] else said


def period_words(facts: Mapping[str, Any]) -> str:
    """From the first day to the last; "" where no row has a date."""
    if not facts.get("first"):
        return ""
    return " to ".join(date_words(date.fromisoformat(facts[name])) for name in ("first", "last"))


def gap_words(facts: Mapping[str, Any]) -> str:
    """The longest time without a record, in a sentence without its full stop; "" where there is none to tell."""
    gap = facts.get("gap")
    if not gap:
        return ""
    ends = " to ".join(date_words(date.fromisoformat(gap[name])) for name in ("from", "to"))
    days = count_words(gap["days"], "day")
    return f"The longest time in which no agency recorded anything is {days}, {ends}"
