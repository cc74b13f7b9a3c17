"""The order of an answer: BM25 over all reviews that match, from the weights of their words.

Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), with the numbers that FTS5 uses. The whole of what
matches is ranked each time; nothing is left out to be quicker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np

from jigsaw.library.search import places, weights
from jigsaw.library.search.asking import EVERYWHERE, Term, Wanted
from jigsaw.library.search.lists import WIDTH
from jigsaw.library.search.standing import SATURATION, Flags, Numbers, Standing
from jigsaw.library.search.stems import STEMS

# What a word is worth that more than half of the reviews have.
LEAST_WORTH = 1e-6


@dataclass(frozen=True)
class Ranks:
    """Which reviews answer, and the rank of each: the smaller the better, 0 where one does not answer."""

    found: Flags
    rank: Numbers


def ranked(cursor: Any, wanted: Wanted, here: Standing) -> Ranks:
    """The reviews that answer any of what is wanted, each ranked by all that it answers."""
    phrases = tuple(terms for terms in wanted if not any(map(is_word, terms)))
    worded = [terms for terms in wanted if any(map(is_word, terms))]
    answers = [_by_words(cursor, terms, here) for terms in worded]
    if phrases:
        answers.append(_by_phrases(cursor, phrases, here))
    return _either(answers, here)


def is_word(term: Term) -> bool:
    """Whether its weights answer it: a phrase, and a word that every text has, are answered by their places."""
    return len(term) == 1 and term[0] not in EVERYWHERE


def _either(answers: Iterable[Ranks], here: Standing) -> Ranks:
    found, rank = np.zeros(here.size, np.bool_), np.zeros(here.size)
    for each in answers:
        found |= each.found
        rank += each.rank
    return Ranks(found, rank)


def _both(one: Ranks, other: Ranks) -> Ranks:
    found = one.found & other.found
    return Ranks(found, np.where(found, one.rank + other.rank, 0.0))


def _by_phrases(cursor: Any, wanted: Wanted, here: Standing) -> Ranks:
    """The reviews that have all of the phrases of any alternative."""
    counted = places.counts(cursor, {term for terms in wanted for term in terms}, here)
    return _either((_all_of([counted[term] for term in terms], here) for terms in wanted), here)


def _by_words(cursor: Any, terms: Sequence[Term], here: Standing) -> Ranks:
    """The reviews that have all of the terms."""
    words = list(dict.fromkeys(STEMS[term[0]] for term in terms if is_word(term)))
    lists = weights.lists(cursor, words, here.parts)
    found = _all_of([_weights(lists[word], here) for word in words], here)
    phrases = tuple(term for term in terms if not is_word(term))
    return _both(found, _by_phrases(cursor, (phrases,), here)) if phrases and found.found.any() else found


def _weights(rows: Sequence[tuple[int, bytes]], here: Standing) -> Numbers:
    """The weight of a word in each review, 0 where it has it not."""
    weights_of = np.zeros(
        here.size + 1
    )  # behind the last place stands what is in the lists but does not stand
    pairs = weights.pairs_in(b"".join([held for _, held in rows]))
    begins = [here.begins[part] for part, _ in rows]
    begin = np.repeat(np.array(begins, np.intp), [len(held) // WIDTH for _, held in rows])
    weights_of[here.in_lists[begin + pairs[:, 0]]] = pairs[:, 1]
    return weights_of[:-1]


def _all_of(lists: Sequence[Numbers], here: Standing) -> Ranks:
    """The reviews that have a weight in each list."""
    found, rank = np.ones(here.size, np.bool_), np.zeros(here.size)
    for held in lists:
        having = held > 0
        factor = -(SATURATION + 1) * _worth(int(having.sum()), here.size)
        found &= having
        rank += factor * held / (held + here.slack)
    return Ranks(found, np.where(found, rank, 0.0))


def _worth(having: int, all_reviews: int) -> float:
    """What a word is worth by how few reviews have it."""
    value = log((all_reviews - having + 0.5) / (having + 0.5))
    return value if value > 0 else LEAST_WORTH
