"""Who knew what, when, as the plain values that the PDF and the Word file set; a section of any document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from jigsaw.calendar.words import date_words
from jigsaw.components.key_facts import (
    GapRow,
    KeyFact,
    Known,
    gaps,
    headline_of,
    in_order,
    knew_words,
    longest_words,
)

HEADING = "Who knew what, when"
INTRO = (
    "For each key fact: when each agency first recorded it or was told of it, how many days after the first agency "
    "that was, and how long an agency knew and told nobody. Longest gap first. An agency that never knew counts to "
    "the end of the period."
)
OVERVIEW = ("Key fact", "First to know", "Longest gap", "Never recorded by")
COLUMNS = ("Agency", "First recorded", "Told", "After the first agency", "Shared", "Held before sharing")
LEAST_DAYS = 14


def key_facts_data(facts: Sequence[KeyFact]) -> dict[str, Any] | None:
    """The section's values; None where there is no key fact. The longest gap stands first."""
    if not facts:
        return None
    ordered = in_order(facts)
    return {
        "heading": HEADING,
        "intro": INTRO,
        "overview": {"header": list(OVERVIEW), "rows": [_overview_row(fact) for fact in ordered]},
        "facts": [_fact(fact) for fact in ordered],
    }


def key_facts_headings(data: dict[str, Any] | None) -> list[str]:
    """The headings of the section in their order."""
    return [data["heading"], *(fact["title"] for fact in data["facts"])] if data else []


def _overview_row(fact: KeyFact) -> list[str]:
    rows = gaps(fact)
    first = rows[0] if rows and rows[0].how == "first" else None
    who = f"{first.agency}, {first.knew.words}" if first and first.knew else "Not known"
    never = ", ".join(row.agency for row in rows if row.knew is None)
    return [fact.title, who, longest_words(fact), never or "–"]


def _fact(fact: KeyFact) -> dict[str, Any]:
    rows = gaps(fact)
    body = [
        [
            row.agency,
            *(
                _big(words) or "–"
                for words in (row.recorded, row.told, row.words, shared_words(row), row.held_words)
            ),
        ]
        for row in rows
    ]
    return {
        "title": " ".join(fact.title.split()),
        "finding": headline_of(fact),
        "why": fact.why.strip(),
        "table": {"header": list(COLUMNS), "rows": body},
        "knew": f"Knew of it: {knew_words(rows)}.",
        "picture": _picture(fact, rows),
    }


def shared_words(row: GapRow) -> str:
    """Whom an agency told; "not shared" where it told nobody although somebody was left to tell."""
    return row.shared or ("not shared" if row.held_open else "")


def _big(words: str) -> str:
    return words[:1].upper() + words[1:]


def _picture(fact: KeyFact, rows: Sequence[GapRow]) -> dict[str, Any]:
    """The lanes: places between 0 and 1 on one scale of days, and the words that are read in their stead."""
    days: list[date] = [fact.until] if fact.until and any(row.held_open for row in rows) else []
    for found in (each for row in rows for each in (row.knew, row.recorded_on, row.told_on, row.shared_on)):
        days += found.days if found and found.days else ()
    first = min(days, default=date(2000, 1, 1))
    length = max(LEAST_DAYS, (max(days, default=first) - first).days)

    def place(day: date) -> float:
        return min(1.0, round((day - first).days / length, 4))

    def places(found: Known | None) -> list[float]:
        return [place(day) for day in found.days] if found and found.days else []

    def held(row: GapRow) -> list[float]:
        if not row.held or not row.knew or not row.knew.days:
            return []
        return [place(row.knew.days[0]), place(row.knew.days[0] + timedelta(days=row.held.most))]

    lanes: list[dict[str, Any]] = [
        {
            "agency": row.agency,
            "recorded": places(row.recorded_on),
            "exact": bool(row.recorded_on and row.recorded_on.accuracy == "exact"),
            "told": places(row.told_on),
            "held": held(row),
            "words": _big(row.words),
            "more": f"held {row.held.words}{', not shared' if row.held_open else ''}" if row.held else "",
        }
        for row in rows
    ]
    said = "; ".join(f"{lane['agency']}: {lane['words'].lower()}" for lane in lanes)
    last = first + timedelta(days=length)
    return {
        "lanes": lanes,
        "ends": [_day(first), _day(last)],
        "alt": f"{headline_of(fact)}. Lanes of the agencies, {_day(first)} to {_day(last)}. {said}.",
    }


def _day(day: date) -> str:
    return date_words(day)
