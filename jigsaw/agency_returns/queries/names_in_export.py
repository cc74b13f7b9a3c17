"""Where names of the people register may stand in what an export would print. Places only, never a word."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from jigsaw.agency_returns.models import ChronologyExport
from jigsaw.agency_returns.queries.exporting import Exported, texts_of
from jigsaw.incidents.queries.register_names import register_names
from jigsaw.incidents.rules.names import Name, folded, hits_in, names_of_person

MOST_PLACES = 100


@dataclass
class Places:
    """The first places, how many there are in all, and the seals of the words that stand there."""

    shown: list[dict[str, Any]] = field(default_factory=list)
    in_all: int = 0
    seals: set[str] = field(default_factory=set)


def names_in(export: ChronologyExport, found: Exported, *, spoken: Collection[str]) -> Places:
    """The places of words that may be names and that nobody spoke for (`spoken` are seals). Raises SealBroken."""
    names = names_of_person(register_names(export.incident), salt=str(export.pk))
    names = [name for name in names if name.seal not in set(spoken)]
    places = Places()
    if not names:
        return places
    any_name = re.compile("|".join(rf"(?<!\w){_pattern(name)}(?!\w)" for name in names))
    for number, (row, note) in enumerate(zip(found.rows, found.notes, strict=True), 1):
        texts = list(texts_of(row, note))
        if any_name.search(_folded("\n".join(text for _, text in texts))):
            _look(places, row, number, texts, names)
    return places


def _look(places: Places, row: Any, number: int, texts: list[tuple[str, str]], names: list[Name]) -> None:
    for heading, text in texts:
        hits = hits_in(text, names)
        places.seals |= {hit.seal for hit in hits}
        lines = sorted({hit.line for hit in hits})
        places.in_all += len(lines)
        for line in lines[: MOST_PLACES - len(places.shown)]:
            places.shown.append({"row": str(row.pk), "number": number, "column": heading, "line": line})


def _pattern(name: Name) -> str:
    return r"\s+".join(map(re.escape, name.words.split()))


def _folded(text: str) -> str:
    """As `folded`, at once for the plain texts that most are."""
    return text.casefold() if text.isascii() else folded(text)
