"""The order of an answer: BM25 over all reviews that match, from the weights of their words.

Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), with the numbers that FTS5 uses. The whole of what
matches is ranked each time; nothing is left out to be quicker.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from math import log
from typing import Any

from jigsaw.library.search import weights
from jigsaw.library.search.asking import EVERYWHERE, Term, Wanted
from jigsaw.library.search.engines import engine
from jigsaw.library.search.standing import SATURATION, Standing
from jigsaw.library.search.stems import STEMS

# What a word is worth that more than half of the reviews have.
LEAST_WORTH = 1e-6

# The rank of each review that answers, by its place; the smaller the better.
Ranks = dict[int, float]


def ranked(cursor: Any, wanted: Wanted, here: Standing) -> Ranks:
    """The reviews that answer any of what is wanted, each ranked by all that it answers."""
    found: Ranks = {}
    phrases = tuple(terms for terms in wanted if not any(map(is_word, terms)))
    worded = [terms for terms in wanted if any(map(is_word, terms))]
    answers = [_by_words(cursor, terms, here) for terms in worded]
    if phrases:
        answers.append(_by_phrases(cursor, phrases, here))
    for answer in answers:
        found = _either(found, answer) if found else answer
    return found


def is_word(term: Term) -> bool:
    """Whether the lists of words answer it: a phrase, and a word that every text has, are for the engine."""
    return len(term) == 1 and term[0] not in EVERYWHERE


def _either(one: Ranks, other: Ranks) -> Ranks:
    small, large = sorted((one, other), key=len)
    return large | {place: rank + large.get(place, 0.0) for place, rank in small.items()}


def _both(one: Ranks, other: Ranks) -> Ranks:
    if len(other) < len(one):
        one, other = other, one
    return {place: rank + other[place] for place, rank in one.items() if place in other}


def _by_phrases(cursor: Any, wanted: Wanted, here: Standing) -> Ranks:
    places = here.places
    rows = engine().matches(cursor, wanted)
    return {places[number]: rank for number, rank in rows if number in places}


def _by_words(cursor: Any, terms: Sequence[Term], here: Standing) -> Ranks:
    """The reviews that have all of the terms."""
    words = list(dict.fromkeys(STEMS[term[0]] for term in terms if is_word(term)))
    lists = weights.lists(cursor, words, here.parts)
    found = _all_of([_placed(lists[word], here) for word in words], here)
    phrases = tuple(term for term in terms if not is_word(term))
    return _both(found, _by_phrases(cursor, (phrases,), here)) if phrases and found else found


def _placed(rows: Iterable[tuple[int, array[int]]], here: Standing) -> tuple[list[int], list[int]]:
    """The places of the reviews of a list, and the weight in each."""
    places: list[int] = []
    held: list[int] = []
    for part, pairs in rows:
        places += map(here.places_of(part).__getitem__, pairs[0::2])
        held += pairs[1::2]
    if -1 in places:  # not standing
        known = [(place, weight) for place, weight in zip(places, held, strict=True) if place >= 0]
        return [place for place, _ in known], [weight for _, weight in known]
    return places, held


def _all_of(lists: list[tuple[list[int], list[int]]], here: Standing) -> Ranks:
    slack = here.slack
    worth = [-(SATURATION + 1) * _worth(len(places), len(slack)) for places, _ in lists]
    if len(lists) == 1:
        (places, held), (factor,) = lists[0], worth
        return {
            place: factor * weight / (weight + slack[place])
            for place, weight in zip(places, held, strict=True)
        }
    held_by = [dict(zip(places, held, strict=True)) for places, held in lists]
    smallest, *others = sorted(held_by, key=len)
    found = set(smallest)
    for each in others:
        found &= each.keys()
    ranks = dict.fromkeys(found, 0.0)
    for factor, weight_at in zip(worth, held_by, strict=True):
        for place in ranks:
            weight = weight_at[place]
            ranks[place] += factor * weight / (weight + slack[place])
    return ranks


def _worth(having: int, all_reviews: int) -> float:
    """What a word is worth by how few reviews have it."""
    value = log((all_reviews - having + 0.5) / (having + 0.5))
    return value if value > 0 else LEAST_WORTH
