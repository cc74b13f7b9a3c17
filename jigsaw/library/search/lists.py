"""Lists of words: a row has numbers of 32 bits for one word in 240 reviews that follow each other in the index.

There are two kinds, each in a table: what a word counts for (weights.py) and where it stands (places.py). A number says
of which review it is by what is left of the review's number. So what is known of a word is read at once, in the same
way from both databases, and a release changes rows that lie side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from jigsaw.library.search.engines import append, rows_as_they_are

# Reviews in one row, so that the longest row of weights stays whole on its page of the database.
IN_A_ROW = 240
# Bytes of one number.
WIDTH = 4
ROWS_AT_ONCE = 500
Table = Literal["library_weights", "library_places"]
Held = NDArray[np.uint32]


class Lists:
    """What reviews bring to the lists of one table, gathered in memory, so that a batch writes each row once."""

    def __init__(self, table: Table) -> None:
        self.table = table
        # By row of the lists: the number of the stem, and behind it what is held, so that one sorting inverts all.
        self._gathered: defaultdict[int, list[NDArray[np.int64]]] = defaultdict(list)

    def add(self, part: int, numbers: NDArray[np.int64]) -> None:
        """Add numbers to a row of the lists, each with the number of its stem in the upper 32 bits."""
        self._gathered[part].append(numbers)

    def write(self, cursor: Any, stems: Sequence[str]) -> None:
        """Put what was gathered behind what the lists of the database hold; `stems` are the stems by their numbers."""
        for part, gathered in self._gathered.items():
            numbers = np.sort(np.concatenate(gathered))
            of = numbers >> 32
            begins = np.flatnonzero(np.diff(of, prepend=-1))
            held = numbers.astype("<u4").tobytes()
            terms = map(stems.__getitem__, of[begins].tolist())
            cuts = pairwise([*(begins * WIDTH).tolist(), len(held)])
            rows = [(part, term, held[begin:end]) for term, (begin, end) in zip(terms, cuts, strict=True)]
            if rows:
                append(cursor, self.table, sorted(rows))


def numbers_in(held: bytes) -> Held:
    """The numbers of a row."""
    return np.frombuffer(held, "<u4")


def read(
    cursor: Any, table: Table, terms: Sequence[str], parts: Sequence[int]
) -> dict[str, list[tuple[int, bytes]]]:
    """For each stem its rows: which of the parts it is of, and what it holds."""
    found: dict[str, list[tuple[int, bytes]]] = {term: [] for term in terms}
    for term, part, held in _asked(cursor, table, "held", list(found), parts):
        found[term].append((part, bytes(held)))
    return found


def sizes(cursor: Any, table: Table, terms: Sequence[str], parts: Sequence[int]) -> dict[str, dict[int, int]]:
    """For each stem how many bytes its row of each part has, without reading them."""
    found: dict[str, dict[int, int]] = {term: {} for term in terms}
    for term, part, size in _asked(cursor, table, "length(held)", list(found), parts):
        found[term][part] = size
    return found


def take(cursor: Any, table: Table, terms: Iterable[str], part: int, stays: Callable[[Held], Any]) -> None:
    """Remove from rows of one part every number but those of which `stays` is true, and rows that are empty then."""
    wanted = sorted(terms)
    for at in range(0, len(wanted), ROWS_AT_ONCE):
        left = {}
        for term, rows in read(cursor, table, wanted[at : at + ROWS_AT_ONCE], [part]).items():
            for _, held in rows:
                numbers = numbers_in(held)
                left[term] = numbers[stays(numbers)].tobytes()
        cursor.executemany(
            f"UPDATE {table} SET held = %s WHERE part = %s AND term = %s",  # noqa: S608 (a name of ours)
            [(held, part, term) for term, held in left.items() if held],
        )
        cursor.executemany(
            f"DELETE FROM {table} WHERE part = %s AND term = %s",  # noqa: S608
            [(part, term) for term, held in left.items() if not held],
        )


def _asked(
    cursor: Any, table: Table, what: str, terms: Sequence[str], parts: Sequence[int]
) -> list[tuple[str, int, Any]]:
    if not terms or not parts:
        return []
    of_parts, of_terms = (", ".join(["%s"] * len(each)) for each in (parts, terms))
    statement = f"SELECT term, part, {what} FROM {table} WHERE part IN ({of_parts}) AND term IN ({of_terms})"  # noqa: S608
    return rows_as_they_are(cursor, statement, [*parts, *terms])
