"""The words of a review counted: each text is cut once, each word looked up once, and the rest is done in arrays.

A review of ten thousand words is counted without a step of Python for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from jigsaw.library.search.asking import EVERYWHERE
from jigsaw.library.search.passages import PARTS, SHORT, WORTH, Parts, words_in
from jigsaw.library.search.stems import MOST_KEPT, STEMS, stem

HEAVIEST = 65_535
WORTHS = np.array([WORTH[name] for name in PARTS])


class Numbers(dict[str, int]):
    """Words with the number of their stem, given when a word is first met.

    `stems` are the stems by their numbers. The words that every text has have numbers of their own, below `telling`:
    they count for nothing, and stand where others of their stem do. Numbers hold for this process alone.
    """

    def __init__(self) -> None:
        small = sorted(EVERYWHERE)
        super().__init__(zip(small, range(len(small)), strict=True))
        self.telling = len(small)
        self.stems = [stem(word) for word in small]
        self._given: dict[str, int] = {}
        self._lock = Lock()
        # The number under which the places of each of them are kept.
        self._stands = np.array([self._number(each) for each in list(self.stems)])

    def __missing__(self, word: str) -> int:
        found = self._number(STEMS[word])
        self[word] = found
        return found

    def stands(self, found: NDArray[np.int64]) -> NDArray[np.int64]:
        """The numbers under which places are kept: small words have those of their stems there."""
        small = found < self.telling
        return np.where(small, self._stands[np.where(small, found, 0)], found)

    def _number(self, stem: str) -> int:
        with self._lock:
            found = self._given.setdefault(stem, len(self.stems))
            if found == len(self.stems):
                self.stems.append(stem)
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

    Of each word in its order, `stands` is the number of its stem, `parts` the part it stands in by its place in PARTS,
    and `places` its place there.
    """

    stems: NDArray[np.int64]
    weights: NDArray[np.int64]
    length: int
    short: frozenset[str]
    stands: NDArray[np.int64]
    parts: NDArray[np.int64]
    places: NDArray[np.int64]


def counted(parts: Parts, known: Numbers) -> Counted:
    """Count the words of a review, each by the worth of the part it stands in."""
    cut = [words_in(getattr(parts, name)) for name in PARTS]
    length = sum(map(len, cut))
    sizes = [len(words) for words in cut]
    stems = np.fromiter(map(known.__getitem__, chain.from_iterable(cut)), np.int64, length)
    parts_of = np.repeat(np.arange(len(PARTS)), sizes)
    weights = np.bincount(stems, WORTHS[parts_of])
    weights[: known.telling] = 0
    found = np.flatnonzero(weights)
    return Counted(
        stems=found.astype(np.int64),
        weights=np.minimum(weights[found], HEAVIEST).astype(np.int64),
        length=length,
        short=frozenset[str]().union(*cut[: len(SHORT)]),
        stands=known.stands(stems),
        parts=parts_of,
        places=np.arange(length) - np.repeat(np.cumsum([0, *sizes[:-1]]), sizes),
    )
