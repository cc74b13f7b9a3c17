"""Where each word stands in each review: the lists from which every phrase is answered.

A number for each time that a word stands somewhere: what is left of the review's number in 8 bits, its part in 3, and
in 21 its place among the words of that part. The words of a phrase stand next to each other where their numbers do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from jigsaw.library.search.asking import Term
from jigsaw.library.search.counting import WORTHS, Counted
from jigsaw.library.search.lists import IN_A_ROW, WIDTH, Lists, numbers_in, read, sizes, take
from jigsaw.library.search.standing import Numbers, Standing
from jigsaw.library.search.stems import stem

TABLE: Final = "library_places"
Stands = NDArray[np.int64]
# Bytes of a row from which on it is looked at where it lies.
MUCH = 8_000
# Where the part and the review stand in a number.
PART, REVIEW = 21, 24


def add(gathered: Lists, number: int, found: Counted) -> None:
    """Add where the words of a review stand to the lists of a batch."""
    part, left = divmod(number, IN_A_ROW)
    last = (1 << PART) - 1  # no text has so many words
    place = found.parts << PART | np.minimum(found.places, last)
    gathered.add(part, found.stands << 32 | left << REVIEW | place)


def take_out(cursor: Any, number: int, words: Iterable[str]) -> None:
    """Remove a review that has these words, by their stems, so that no list tells of it any more."""
    part, left = divmod(number, IN_A_ROW)
    take(cursor, TABLE, words, part, lambda held: held >> REVIEW != left)


def counts(cursor: Any, phrases: Iterable[Term], here: Standing) -> dict[Term, Numbers]:
    """What each phrase counts for in each review, 0 where it does not stand: the worth of its places together."""
    wanted = {phrase: [stem(word) for word in phrase] for phrase in phrases}
    known = sizes(cursor, TABLE, [each for stems in wanted.values() for each in stems], here.parts)
    found = {}
    for phrase, stems in wanted.items():
        begins = _beginnings(cursor, stems, known, here)
        worth = np.bincount(begins >> REVIEW, WORTHS[begins >> PART & 7], len(here.in_lists))
        worth_of = np.zeros(
            here.size + 1
        )  # behind the last place stands what is in the lists but does not stand
        worth_of[here.in_lists] = worth
        found[phrase] = worth_of[:-1]
    return found


def _beginnings(
    cursor: Any, stems: Sequence[str], known: Mapping[str, Mapping[int, int]], here: Standing
) -> Stands:
    """Where a phrase begins, in all rows of the lists behind one another.

    The rarest word comes first, and the others are read only in rows where what was looked at so far stands together.
    """
    begins = np.empty(0, np.int64)
    rows = sorted(set.intersection(*(set(known[each]) for each in stems)))
    order = sorted(range(len(stems)), key=lambda at: sum(known[stems[at]].values()))
    for at in order:
        if not rows:
            return begins[:0]
        held = dict(sorted(read(cursor, TABLE, [stems[at]], rows)[stems[at]]))
        if at == order[0]:
            begins = _stands(held, here) - at
        elif sum(map(len, held.values())) > MUCH * len(held):
            begins = _followed_by_row(begins, held, at, here)
        else:
            begins = _followed(begins, _stands(held, here), at)
        rows = _rows_with(begins, here)
    return begins


def _stands(held: Mapping[int, bytes], here: Standing) -> Stands:
    """Where a word stands, in all rows behind one another: in each number a review is found by its place in them.

    The numbers rise, since reviews come into the lists one at a time and in their order (actions.py).
    """
    stands = numbers_in(b"".join(held.values())).astype(np.int64)
    first = np.array([here.begins[part] for part in held], np.int64) << REVIEW
    stands += np.repeat(first, [len(each) // WIDTH for each in held.values()])
    return stands


def _followed(begins: Stands, stands: NDArray[Any], at: int) -> Stands:
    """Those beginnings behind which the next word stands, so many words on."""
    wanted = begins + at
    near = np.minimum(np.searchsorted(stands, wanted.astype(stands.dtype)), len(stands) - 1)
    return begins[stands[near] == wanted]


def _followed_by_row(begins: Stands, held: Mapping[int, bytes], at: int, here: Standing) -> Stands:
    """The same row by row, so that the many places of a common word are looked at where they lie and not moved."""
    left = [np.empty(0, np.int64)]
    for part, each in held.items():
        first = here.begins[part] << REVIEW
        low, high = np.searchsorted(begins, (first, first + (IN_A_ROW << REVIEW)))
        left.append(_followed(begins[low:high] - first, numbers_in(each), at) + first)
    return np.concatenate(left)


def _rows_with(begins: Stands, here: Standing) -> list[int]:
    """The rows in which something stands."""
    rows = (begins >> REVIEW) // IN_A_ROW
    return [here.parts[row] for row in rows[np.flatnonzero(np.diff(rows, prepend=-1))].tolist()]
