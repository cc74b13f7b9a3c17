"""Which public reviews have which mark, held in memory as one long number a mark: a bit for each review.

Counting a filter of twenty thousand reviews is then one `and` and one count of bits. It is read with one query
after each change of the library. Ranks are worked out in arrays, with an entry for each review: `flags` and `bits`
lead from one form to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from sys import intern

import numpy as np
from numpy.typing import NDArray

from jigsaw.library.keeping import KeptOne
from jigsaw.library.models import SearchEntry
from jigsaw.library.queries import Change, last_change
from jigsaw.library.search.lists import IN_A_ROW

# The filters in the order in which pages offer them.
FILTERS = ("theme", "age", "harm", "agency", "year", "partnership", "kind", "format", "practice")

# BM25 with the numbers of FTS5: how soon more of the same word counts no more, and how far length counts.
SATURATION, LENGTH_COUNTS = 1.2, 0.75

# An entry for each review that stands, by its place: whether it is one of them, or a number of its own.
Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]


class NotOffered(ValueError):
    """A filter was chosen with a value that no review has and no word of the vocabulary is."""


class Standing:
    """Every review that stands, newest first, with its marks. A review's place is its bit."""

    def __init__(self, rows: Iterable[tuple[int, object, str, int]]) -> None:
        self.editions: list[object] = []
        self.numbers: list[int] = []
        self.places: dict[int, int] = {}
        self.themes: list[tuple[str, ...]] = []
        held: dict[str, list[int]] = {}
        lengths: list[int] = []
        for place, (number, edition, marks, length) in enumerate(rows):
            self.editions.append(edition)
            self.numbers.append(number)
            self.places[number] = place
            lengths.append(length)
            given = marks.split(" ")
            for mark in given:
                held.setdefault(mark, []).append(place)
            self.themes.append(tuple(intern(mark[6:]) for mark in given if mark.startswith("theme:")))
        self.slack = slack_of(lengths)
        parts, lefts = np.divmod(np.array(self.numbers, np.intp), IN_A_ROW)
        found, rows = np.unique(parts, return_inverse=True)
        self.parts: list[int] = found.tolist()
        # Where each row of the lists of words begins, and there by what is left of their numbers the places of the
        # reviews; -1 where none stands.
        self.begins = {part: row * IN_A_ROW for row, part in enumerate(self.parts)}
        self.in_lists = np.full(len(self.parts) * IN_A_ROW, -1, np.int32)
        self.in_lists[rows * IN_A_ROW + lefts] = np.arange(self.size)
        self.every = (1 << len(self.editions)) - 1
        self.marks: dict[str, dict[str, int]] = {name: {} for name in FILTERS}
        for mark, places in held.items():
            name, _, value = mark.partition(":")
            self.marks[name][value] = self.bits(self.flags_at(places))

    @property
    def size(self) -> int:
        """How many reviews stand."""
        return len(self.editions)

    def flags_at(self, places: Sequence[int]) -> Flags:
        """The reviews at these places."""
        flags = np.zeros(self.size, np.bool_)
        flags[places] = True
        return flags

    def bits(self, flags: Flags) -> int:
        """The number that has the bits of these reviews."""
        return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")

    def flags(self, bits: int) -> Flags:
        """The reviews whose bits this number has."""
        row = np.frombuffer(bits.to_bytes(self.size // 8 + 1, "little"), np.uint8)
        return np.unpackbits(row, count=self.size, bitorder="little").view(np.bool_)

    def chosen(self, filters: Mapping[str, str], *, leave_out: str = "") -> int:
        """The reviews that have all of the chosen marks, but for the filter left out."""
        found = self.every
        for name, value in filters.items():
            if name != leave_out:
                found &= self.marks.get(name, {}).get(value, 0)
        return found

    def carrying(self, slugs: Iterable[str]) -> int:
        """The reviews that carry any of these words of the vocabulary as a theme, a harm or an agency."""
        found = 0
        for slug in slugs:
            for name in ("theme", "harm", "agency", "age"):
                found |= self.marks[name].get(slug, 0)
        return found


def slack_of(lengths: list[int]) -> Numbers:
    """For each review what BM25 adds to a weight below the line: the more, the longer the review is."""
    mean = sum(lengths) / len(lengths) if lengths else 0.0
    return SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * np.array(lengths, np.float64) / (mean or 1.0))


_KEPT: KeptOne[Standing] = KeptOne()


def standing(change: Change | None = None) -> Standing:
    """What stands now, read anew after each change of the library. `change` is the last one, where it is known."""
    return _KEPT.get(change or last_change(), _read)


def _read() -> Standing:
    rows = SearchEntry.objects.order_by("-published_on", "title", "number")
    return Standing(rows.values_list("number", "edition_id", "marks", "length").iterator(2_000))
