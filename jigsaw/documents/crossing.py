"""The rules between fields of an edition.

They read plain values that may still have faults of their own, so that everything wrong is said at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from jigsaw.documents.made import Fault

LONDON = ZoneInfo("Europe/London")
MOST_REPORT = 2_000_000
LOCAL_PARTS = {
    "statement": "is missing: a local review has a press statement",
    "briefing": "is missing: a local review has a briefing",
    "report": "is missing: a local review has at least one report section",
}


def crossing_faults(plain: dict[str, Any]) -> list[Fault]:
    """Every broken rule between fields of a plain edition, with its path; never raises."""
    return [
        *local_review_is_whole(plain),
        *numbers_are_unique(plain),
        *answered_findings_exist(plain),
        *release_falls_on_the_published_day(plain),
        *report_fits_typesetting(plain),
    ]


def items(plain: dict[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    """The mappings in the list of that name, with their places."""
    found = plain.get(name)
    return (
        [(i, item) for i, item in enumerate(found) if isinstance(item, dict)]
        if isinstance(found, list)
        else []
    )


def local_review_is_whole(plain: dict[str, Any]) -> Iterator[Fault]:
    """A local review is published with a report, a press statement and a briefing."""
    if plain.get("kind") == "local-review":
        yield from (Fault(name, said) for name, said in LOCAL_PARTS.items() if plain.get(name) in (None, []))


def numbers_are_unique(plain: dict[str, Any]) -> Iterator[Fault]:
    """Each recommendation has a number of its own."""
    first: dict[int, int] = {}
    for i, item in items(plain, "recommendations"):
        number = item.get("number")
        if type(number) is not int:
            continue
        if number in first:
            said = f"must be a number of its own; recommendations[{first[number]}] has {number} too"
            yield Fault(f"recommendations[{i}].number", said)
        first.setdefault(number, i)


def answered_findings_exist(plain: dict[str, Any]) -> Iterator[Fault]:
    """A recommendation names findings of this edition, counted from 1, each once."""
    found = plain.get("findings")
    last = len(found) if isinstance(found, list) else 0
    for i, item in items(plain, "recommendations"):
        given = item.get("findings")
        named: list[Any] = given if isinstance(given, list) else []
        for j, number in enumerate(named):
            path = f"recommendations[{i}].findings[{j}]"
            if type(number) is int and number > last:
                there = "there is 1 finding" if last == 1 else f"there are {last} findings"
                yield Fault(path, f"names finding {number}, but {there}")
            elif type(number) is int and number in named[:j]:
                yield Fault(path, f"names finding {number} twice")


def release_falls_on_the_published_day(plain: dict[str, Any]) -> Iterator[Fault]:
    """The day on every document is the day, in London, on which it is released."""
    try:
        day = date.fromisoformat(str(plain.get("published_on")))
        at = datetime.fromisoformat(str(plain.get("release_at")))
    except ValueError:
        return
    if at.utcoffset() is not None and 1900 <= at.year <= 2200 and at.astimezone(LONDON).date() != day:
        found = at.astimezone(LONDON).date().isoformat()
        yield Fault(
            "release_at", f"must fall on published_on, {day.isoformat()}; in London it falls on {found}"
        )


def report_fits_typesetting(plain: dict[str, Any]) -> Iterator[Fault]:
    """A report of more than two million characters (some 700 pages) is not set in one document."""
    bodies = [item.get("body") for _, item in items(plain, "report")]
    length = sum(len(body) for body in bodies if isinstance(body, str))
    if length > MOST_REPORT:
        yield Fault("report", f"must be at most {MOST_REPORT:,} characters in all; it has {length:,}")
