"""Plain editions for tests: the sample file, and changes to it by path."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

from jigsaw.documents.edition import Edition
from jigsaw.documents.loading import load_plain
from jigsaw.documents.reading import edition_from
from jigsaw.documents.tests.office.editions import DATA

TEXT = DATA.read_text(encoding="utf-8")


@cache
def loaded() -> dict[str, Any]:
    found: dict[str, Any] = load_plain(TEXT, DATA.name)
    return found


def plain(**changes: Any) -> dict[str, Any]:
    """The sample's plain values, with whole top-level fields exchanged."""
    return copy.deepcopy(loaded()) | changes


def edition(**changes: Any) -> Edition:
    return edition_from(plain(**changes))


def changed(path: list[str | int], value: Any) -> dict[str, Any]:
    """The sample's plain values with one value exchanged, wherever it stands."""
    whole = plain()
    place: Any = whole
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return whole


def section(body: str) -> dict[str, Any]:
    """The sample with one report section of that Markdown."""
    return plain(report=[{"heading": "The review", "body": body}])
