"""Which pairs of rows are worth weighing: near in time, and alike in the words that few rows of those days hold.

Rows are walked in the order of their days, and only those of a few days are held ready at a time. A row of a short
chronology is weighed with every row near it; in a long one, only with those that share at least two rare words.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import chain, pairwise
from operator import eq
from typing import NamedTuple
from zlib import crc32

from jigsaw.agency_returns.chronology.dates import Accuracy, EventDate
from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.chronology.people import people_of
from jigsaw.agency_returns.chronology.telling_words import EVERYDAY, Stems, words_of

SLACK = 2  # days that an approximate date may be off
WIDE = 31  # dates that span more days than this fit everything, and are compared with nothing
SHORT = 4_000  # rows of a chronology in which every row is weighed with all near it
MOST_NEAR = 150_000  # pairs near each other in such a chronology: a day on which 500 rows lie has as many
EVERYDAY_WEIGHT = 0.35
ROWS_OF_A_KEY = 12  # a word that more rows of one day hold tells nothing there
PAIRS_OF_A_ROW = 8
ALIKE, ALIKE_IN_ONE_FILE = 0.2, 0.5  # the share of a row's keys that another must hold
SAMPLE = 8_000  # rows over which words are counted
ENOUGH_RARE = 4  # a row with fewer rare words is found by pairs of words that stand side by side


class Row(NamedTuple):
    """One event as it is compared: its place, the days on which it can have been, its words and their weight."""

    at: int
    first: int
    last: int
    words: frozenset[str]
    weight: float
    people: frozenset[str]
    owner: int


Weighed = tuple[Row, Row, int, float]


class Candidates:
    """The events made ready to be compared: words weighed over all of them, then rows walked day by day."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self.stems = Stems()
        step = len(events) // SAMPLE + 1
        often = Counter(
            chain.from_iterable(words_of(event.what_happened, self.stems) for event in events[::step])
        )
        self.seen = len(events) // step + 1
        self.weights = Weights(often, self.seen)
        reaches = {known: reach_of(known) for known in {event.date for event in events}}
        self.people = {text: people_of(text) for text in {event.people for event in events}}
        owners = [(event.agency, event.file) for event in events]
        numbers = {owner: number for number, owner in enumerate(dict.fromkeys(owners))}
        self.owners = [numbers[owner] for owner in owners]
        self.spans = reach = [reaches[event.date] for event in events]
        self.order = sorted(
            (at for at, (first, _) in enumerate(reach) if first), key=lambda at: (reach[at], at)
        )
        self.lasts = [last for _, last in reach]
        self.is_short = self._is_short()
        days = len({first for first, _ in reach}) or 1
        seldom = max(2, 3 * days // step)
        self.common = {word for word, count in often.items() if count > seldom} | EVERYDAY | {""}
        self.rare = RareStems(self.stems, self.common)
        self.leading = {word for word in often if not crc32(word.encode()) & 3}

    def row(self, at: int) -> Row:
        event = self.events[at]
        words = words_of(event.what_happened, self.stems)
        weight = sum(map(self.weights.__getitem__, words))
        first, last = self.spans[at]
        return Row(at, first, last, words, weight, self.people[event.people], self.owners[at])

    def weighed(self, begin: int = 0, end: int | None = None) -> Iterator[Weighed]:
        """Pairs with the number of telling words in both and the share that they have of all their words' weight.

        Of the rows from `begin` to `end` of the walk: so that two processes can share it.
        """
        near = self.all_near() if self.is_short else self.alike(begin, end)
        weights = self.weights.__getitem__
        for one, other in near:
            shared = one.words & other.words
            if len(shared) > 1:
                weight = sum(map(weights, shared))
                share = weight / math.sqrt(one.weight * other.weight) + weight / min(one.weight, other.weight)
                yield one, other, len(shared), share / 2

    def _is_short(self) -> bool:
        """Whether every row can be weighed with all near it: few rows, and not too many of them on the same days."""
        if len(self.order) > SHORT:
            return False
        ended = sorted(self.lasts[at] for at in self.order)
        near = (place - bisect_left(ended, self.spans[at][0] - 1) for place, at in enumerate(self.order))
        return sum(near) <= MOST_NEAR

    def all_near(self) -> Iterator[tuple[Row, Row]]:
        """Each row with every earlier one whose days can be a day apart at most."""
        ready: list[Row] = []
        for at in self.order:
            row = self.row(at)
            ready = [other for other in ready if other.last + 1 >= row.first]
            for other in ready:
                yield other, row
            ready.append(row)

    def alike(self, begin: int = 0, end: int | None = None) -> Iterator[tuple[Row, Row]]:
        """Each row with the earlier ones near it that share two keys: rare words, or words side by side.

        Dates that span several days are compared with those of the same span, for they lie near too many others.
        """
        order, events, spans, lasts = self.order, self.events, self.spans, self.lasts
        narrow: Index = {}
        wide: Index = {}
        span = (0, 0)
        for place in range(self.before(begin), len(order) if end is None else end):
            at = order[place]
            first, last = spans[at]
            index = narrow
            if last - first > 2 * SLACK:
                if span != (first, last):
                    span, wide = (first, last), {}
                index = wide
            keys = self.keys(events[at].what_happened)
            met = _met_and_added(index, keys, at, first - 1, lasts)
            if place >= begin and len(met) > 1:
                enough = max(1, len(keys) * ALIKE)
                met.sort()  # who is met often enough stands in it so many times in a row
                if any(map(eq, met, met[int(enough) :])):
                    near = [other for other in met if lasts[other] + 1 >= first]
                    yield from self.often_met(at, near, enough, len(keys) * ALIKE_IN_ONE_FILE)

    def before(self, begin: int) -> int:
        """Where a walk that begins here must start, to have ready all that lies near its first row."""
        if not begin:
            return 0
        first = self.spans[self.order[begin]][0] - 2 * SLACK - 2
        return bisect_left(self.order, first, key=lambda at: self.spans[at][0])

    def often_met(
        self, at: int, met: list[int], enough: float, in_one_file: float
    ) -> Iterator[tuple[Row, Row]]:
        """The rows that share more than enough keys, in one file still more; those with most first, up to a bound."""
        owners, owner = self.owners, self.owners[at]
        found = [
            (-count, other)
            for other, count in Counter(met).items()
            if count > enough and (count > in_one_file or owners[other] != owner)
        ]
        if found:
            row = self.row(at)
            for _, other in sorted(found)[:PAIRS_OF_A_ROW]:
                yield self.row(other), row

    def keys(self, text: str) -> Set[str]:
        """What a row can be found by: its rare words; where it has few, also pairs of words side by side."""
        written = text.split()
        rare = set(map(self.rare.__getitem__, written))
        rare.discard("")
        if len(rare) < ENOUGH_RARE:
            leading = self.leading
            words = map(self.stems.__getitem__, written)
            rare |= {f"{a} {b}" for a, b in pairwise(words) if a in leading}
        return rare


class RareStems(dict[str, str]):
    """The telling word for each word as it is written; "" for one that is small or common."""

    def __init__(self, stems: Stems, common: Set[str]) -> None:
        super().__init__()
        self.stems, self.common = stems, common

    def __missing__(self, written: str) -> str:
        word = self.stems[written]
        found = self[written] = "" if word in self.common else word
        return found


class Weights(dict[str, float]):
    """How much a word tells: the fewer rows hold it, the more. A word that the sample did not hold tells most."""

    def __init__(self, often: Counter[str], rows: int) -> None:
        super().__init__(
            (word, math.log(1 + rows / count) * (EVERYDAY_WEIGHT if word in EVERYDAY else 1))
            for word, count in often.items()
        )
        self.most = math.log(1 + rows)

    def __missing__(self, word: str) -> float:
        return self.most


Index = dict[str, list[int]]


def _met_and_added(index: Index, keys: Set[str], at: int, since: int, lasts: list[int]) -> list[int]:
    """The places of earlier rows, once for each key in common; and this row held ready for those that follow.

    Rows that ended before the day `since` are let go of, key by key; of a key that many hold, only the last ones stay.
    """
    met: list[int] = []
    for key in keys:
        holders = index.get(key)
        if holders is None or lasts[holders[-1]] < since - 2 * SLACK:
            index[key] = [at]
            continue
        while holders and lasts[holders[0]] < since:
            del holders[0]
        met += holders
        holders.append(at)
        if len(holders) > ROWS_OF_A_KEY:
            del holders[0]
    return met


def reach_of(known: EventDate) -> tuple[int, int]:
    """The first and last day, as day numbers, on which an event can have been; 0 and -1 where that says nothing."""
    if known.earliest is None or known.latest is None or known.days > WIDE:
        return 0, -1
    slack = SLACK if known.accuracy is Accuracy.APPROXIMATE and known.days == 1 else 0
    return known.earliest.toordinal() - slack, known.latest.toordinal() + slack
