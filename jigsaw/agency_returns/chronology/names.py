"""Names of the people register in a text: found by whole words, told by their position and never by the word."""

from __future__ import annotations

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


def find_names(values: list[str], joined: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The place in the column and the position of the word, counted from 1, of each first name in a text.

    `names` are single words in lower case. `joined` is the column in one text: most columns hold no name at all.
    """
    if not names:
        return
    present = names & {_folded(word) for word in set(WORD.findall(joined))}
    if not present:
        return
    for at, value in enumerate(values):
        for position, word in enumerate(value.split(), 1):
            if any(_folded(part) in present for part in WORD.findall(word)):
                yield at, position
                break


def _folded(word: str) -> str:
    word = word.casefold().replace("’", "'")
    return word.removesuffix("'s")
