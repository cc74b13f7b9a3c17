"""Names of the people register in a text: found by whole words, told by their position and never by the word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*")
HYPHENS = re.compile("[-‐‑]")


def find_names(values: list[str], joined: str, names: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """The place in the column, the position of the word from 1, and the part of it from 0, of every name.

    Words are what stands between spaces; Ann/Bob is one word of two parts. `names` are single words in lower case;
    Zoe is found as Zoë too, and each half of a double name by itself. `joined` is the column in one text: most columns
    hold no name at all.
    """
    if not names:
        return
    sought = frozenset(map(plain, names))
    if sought.isdisjoint(half for word in set(WORD.findall(joined)) for half in _halves(word)):
        return
    holding: dict[str, list[int]] = {}
    for at, value in enumerate(values):
        for position, written in enumerate(value.split(), 1):
            if (parts := holding.get(written)) is None:
                parts = holding[written] = _parts_with_names(written, sought)
            for part in parts:
                yield at, position, part


def _parts_with_names(written: str, sought: frozenset[str]) -> list[int]:
    return [part for part, word in enumerate(WORD.findall(written)) if not sought.isdisjoint(_halves(word))]


def plain(word: str) -> str:
    """A word as names are compared: no case, no accents, one kind of apostrophe, no ending of possession."""
    word = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(sign for sign in word if not unicodedata.combining(sign)).removesuffix("'s")


def _halves(word: str) -> set[str]:
    word = plain(word)
    return {word, *HYPHENS.split(word)}
