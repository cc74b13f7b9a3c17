"""What each word counts for in each review: the lists from which every question of words is answered and ranked.

A row holds one word in 240 reviews that follow each other by their number in the index: pairs of what is left of the
number and of the weight of the word there. So the reviews with a word and what they are worth are read at once, in
the same way from both databases, and a release changes rows that lie side by side.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jigsaw.library.search.engines import engine
from jigsaw.library.search.passages import WORTH, Parts, words_in
from jigsaw.library.search.stems import STEMS

# Reviews in one row, so that the longest row stays whole on its page of the database.
IN_A_ROW = 240
HEAVIEST = 65_535
ROWS_AT_ONCE = 500


def weighed(parts: Parts) -> tuple[Mapping[str, int], int]:
    """The weight of each word of a review by its stem, and how many words the review has in all."""
    words = words_in(parts.report)
    length = len(words)
    found = Counter(map(STEMS.__getitem__, words))
    for name, worth in WORTH.items():
        if name != "report":
            words = words_in(getattr(parts, name))
            length += len(words)
            for word in map(STEMS.__getitem__, words):
                found[word] += worth
    del found[""]  # the words that every text has
    if found and max(found.values()) > HEAVIEST:
        found = Counter({word: min(weight, HEAVIEST) for word, weight in found.items()})
    return found, length


def put(cursor: Any, reviews: Iterable[tuple[int, Mapping[str, int]]]) -> None:
    """Add reviews, by their number, that are not in the lists yet."""
    parts: defaultdict[int, defaultdict[str, array[int]]] = defaultdict(lambda: defaultdict(_no_pairs))
    for number, words in reviews:
        part, left = divmod(number, IN_A_ROW)
        rows = map(parts[part].__getitem__, words)
        pairs = [left | weight << 16 for weight in range(max(words.values(), default=0) + 1)]
        # Of a long review four thousand words: appended without a step of Python for each.
        deque(map(array.append, rows, map(pairs.__getitem__, words.values())), maxlen=0)
    for part, lists_of in parts.items():
        engine().append_weights(
            cursor, [(part, word, _as_bytes(lists_of[word])) for word in sorted(lists_of)]
        )


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
            [(_as_bytes(row), part, word) for word, row in held.items() if row],
        )
        cursor.executemany(
            "DELETE FROM library_weights WHERE part = %s AND term = %s",
            [(part, word) for word, row in held.items() if not row],
        )


def lists(cursor: Any, words: Sequence[str], parts: Sequence[int]) -> dict[str, list[tuple[int, array[int]]]]:
    """For each stem its rows: which of the parts it is of, and its pairs."""
    found: dict[str, list[tuple[int, array[int]]]] = {word: [] for word in words}
    if words and parts:
        cursor.execute(
            "SELECT term, part, held FROM library_weights "  # noqa: S608 (marks alone)
            f"WHERE part IN ({', '.join(['%s'] * len(parts))}) AND term IN ({', '.join(['%s'] * len(found))})",
            [*parts, *found],
        )
        for word, part, held in cursor.fetchall():
            found[word].append((part, _as_array(held)))
    return found


def _without(row: array[int], left: int) -> array[int]:
    kept = array("H")
    for at in range(0, len(row), 2):
        if row[at] != left:
            kept.extend(row[at : at + 2])
    return kept


def _no_pairs() -> array[int]:
    return array("I")


def _as_bytes(row: array[int]) -> bytes:
    """The numbers, the lower byte of each first on every machine."""
    if sys.byteorder == "big":
        row.byteswap()
    return row.tobytes()


def _as_array(held: bytes) -> array[int]:
    row = array("H")
    row.frombytes(held)
    if sys.byteorder == "big":
        row.byteswap()
    return row
