"""What each word counts for in each review: the lists from which every question of words is answered and ranked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from jigsaw.library.search.counting import HEAVIEST, Counted
from jigsaw.library.search.lists import IN_A_ROW, Lists, numbers_in, read, take

__all__ = ["HEAVIEST", "add", "lists", "pairs_in", "take_out"]

TABLE: Final = "library_weights"


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
