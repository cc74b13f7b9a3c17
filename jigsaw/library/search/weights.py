"""What each word counts for in each review: the lists from which every question of words is answered and ranked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from jigsaw.library.search.counting import HEAVIEST, Counted, counted, numbers
from jigsaw.library.search.lists import IN_A_ROW, Lists, numbers_in, read, take
from jigsaw.library.search.passages import Parts

__all__ = ["HEAVIEST", "add", "lists", "pairs_in", "take_out", "weighed"]

TABLE: Final = "library_weights"


def weighed(parts: Parts) -> tuple[Mapping[str, int], int]:
    """The weight of each word of a review by its stem, and how many words the review has in all."""
    known = numbers()
    found = counted(parts, known)
    stems = map(known.stems.__getitem__, found.stems.tolist())
    return dict(zip(stems, found.weights.tolist(), strict=True)), found.length


def add(gathered: Lists, number: int, found: Counted) -> None:
    """Add what the words of a review count for to the lists of a batch."""
    part, left = divmod(number, IN_A_ROW)
    gathered.add(part, found.stems << 32 | found.weights << 16 | left)


def take_out(cursor: Any, number: int, words: Iterable[str]) -> None:
    """Remove a review that has these words, by their stems, so that no list tells of it any more."""
    part, left = divmod(number, IN_A_ROW)
    take(cursor, TABLE, words, part, lambda held: held & HEAVIEST != left)


def lists(cursor: Any, words: Sequence[str], parts: Sequence[int]) -> dict[str, list[tuple[int, bytes]]]:
    """For each stem its rows: which of the parts it is of, and its pairs as the database holds them."""
    return read(cursor, TABLE, words, parts)


def pairs_in(held: bytes) -> NDArray[np.uint16]:
    """The pairs of a list, a row each: what is left of the number of a review, and the weight."""
    return numbers_in(held).view("<u2").reshape(-1, 2)
