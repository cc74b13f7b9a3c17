"""What each word counts for in each review: the lists from which every question of words is answered and ranked.

A row holds one word in 240 reviews that follow each other by their number in the index: pairs of what is left of the
number and of the weight of the word there. So the reviews with a word and what they are worth are read at once, in
the same way from both databases, and a release changes rows that lie side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jigsaw.library.search.counting import HEAVIEST, Counted, counted, numbers
from jigsaw.library.search.engines import engine
from jigsaw.library.search.passages import Parts

__all__ = ["HEAVIEST", "IN_A_ROW", "PAIR", "Lists", "lists", "pairs_in", "take", "weighed"]

# Reviews in one row, so that the longest row stays whole on its page of the database.
IN_A_ROW = 240
# Bytes of one pair.
PAIR = 4
ROWS_AT_ONCE = 500


def weighed(parts: Parts) -> tuple[Mapping[str, int], int]:
    """The weight of each word of a review by its stem, and how many words the review has in all."""
    known = numbers()
    found = counted(parts, known)
    stems = map(known.stems.__getitem__, found.stems.tolist())
    return dict(zip(stems, found.weights.tolist(), strict=True)), found.length


class Lists:
    """What reviews bring to the lists, gathered in memory, so that a batch writes each row once."""

    def __init__(self) -> None:
        self._known = numbers()
        # For each row of the lists: the stem, the review and the weight in one number, so that one sorting inverts all.
        self._gathered: defaultdict[int, list[NDArray[np.integer[Any]]]] = defaultdict(list)

    def add(self, number: int, parts: Parts) -> Counted:
        """Add a review, by its number, that is not in the lists yet. Returns what was counted in it."""
        found = counted(parts, self._known)
        part, left = divmod(number, IN_A_ROW)
        self._gathered[part].append(found.stems << 32 | left << 16 | found.weights)
        return found

    def write(self, cursor: Any) -> None:
        """Put what was gathered behind what the lists of the database hold."""
        for part, gathered in self._gathered.items():
            held = np.sort(np.concatenate(gathered))
            stems = held >> 32
            begins = np.flatnonzero(np.diff(stems, prepend=0))
            pairs = (held >> 16 & HEAVIEST | (held & HEAVIEST) << 16).astype("<u4").tobytes()
            terms = map(self._known.stems.__getitem__, stems[begins].tolist())
            cuts = pairwise([*(begins * PAIR).tolist(), len(pairs)])
            rows = [(part, term, pairs[begin:end]) for term, (begin, end) in zip(terms, cuts, strict=True)]
            if rows:
                engine().append_weights(cursor, sorted(rows))


def take(cursor: Any, number: int, words: Iterable[str]) -> None:
    """Remove a review that has these words, so that no list tells of it any more."""
    part, left = divmod(number, IN_A_ROW)
    terms = sorted(words)
    for at in range(0, len(terms), ROWS_AT_ONCE):
        held = {
            word: _without(row, left)
            for word, rows in lists(cursor, terms[at : at + ROWS_AT_ONCE], [part]).items()
            for _, row in rows
        }
        cursor.executemany(
            "UPDATE library_weights SET held = %s WHERE part = %s AND term = %s",
            [(row, part, word) for word, row in held.items() if row],
        )
        cursor.executemany(
            "DELETE FROM library_weights WHERE part = %s AND term = %s",
            [(part, word) for word, row in held.items() if not row],
        )


def lists(cursor: Any, words: Sequence[str], parts: Sequence[int]) -> dict[str, list[tuple[int, bytes]]]:
    """For each stem its rows: which of the parts it is of, and its pairs as the database holds them."""
    found: dict[str, list[tuple[int, bytes]]] = {word: [] for word in words}
    if words and parts:
        cursor.execute(
            "SELECT term, part, held FROM library_weights "  # noqa: S608 (marks alone)
            f"WHERE part IN ({', '.join(['%s'] * len(parts))}) AND term IN ({', '.join(['%s'] * len(found))})",
            [*parts, *found],
        )
        for word, part, held in cursor.fetchall():
            found[word].append((part, bytes(held)))
    return found


def pairs_in(held: bytes) -> NDArray[np.uint16]:
    """The pairs of a list, a row each: what is left of the number of a review, and the weight."""
    return np.frombuffer(held, "<u2").reshape(-1, 2)


def _without(held: bytes, left: int) -> bytes:
    pairs = pairs_in(held)
    return pairs[pairs[:, 0] != left].tobytes()
