"""The words of a review counted: each text is cut once, each word looked up once, and the rest is done in arrays.

A review of ten thousand words is counted without a step of Python for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from jigsaw.library.search.passages import PARTS, SHORT, WORTH, Parts, words_in
from jigsaw.library.search.stems import MOST_KEPT, STEMS

HEAVIEST = 65_535


class Numbers(dict[str, int]):
    """Words with the number of their stem, given when a word is first met; 0 for the words that every text has.

    `stems` are the stems by their numbers. Numbers hold for this process alone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stems = [""]
        self._given = {"": 0}
        self._lock = Lock()

    def __missing__(self, word: str) -> int:
        stem = STEMS[word]
        with self._lock:
            found = self._given.setdefault(stem, len(self.stems))
            if found == len(self.stems):
                self.stems.append(stem)
        self[word] = found
        return found


_KEPT = [Numbers()]


def numbers() -> Numbers:
    """Those of this process. One who counts asks once and stays with them: new ones begin where there are too many."""
    if len(_KEPT[0]) > MOST_KEPT:
        _KEPT[0] = Numbers()
    return _KEPT[0]


@dataclass(frozen=True)
class Counted:
    """What was counted in a review.

    `stems` are the numbers of its stems, rising, and `weights` what each counts for, at most HEAVIEST. `length` is
    how many words it has in all, and `short` are the different words of its short parts, folded.
    """

    stems: NDArray[np.int64]
    weights: NDArray[np.int64]
    length: int
    short: frozenset[str]


def counted(parts: Parts, known: Numbers) -> Counted:
    """Count the words of a review, each by the worth of the part it stands in."""
    cut = [words_in(getattr(parts, name)) for name in PARTS]
    length = sum(map(len, cut))
    stems = np.fromiter(map(known.__getitem__, chain.from_iterable(cut)), np.intp, length)
    worth = np.repeat([WORTH[name] for name in PARTS], [len(words) for words in cut])
    weights = np.bincount(stems, worth)
    weights[:1] = 0  # the words that every text has
    found = np.flatnonzero(weights)
    return Counted(
        stems=found.astype(np.int64),
        weights=np.minimum(weights[found], HEAVIEST).astype(np.int64),
        length=length,
        short=frozenset[str]().union(*cut[: len(SHORT)]),
    )
