"""What somebody may have meant to write: the nearest word that public reviews and the vocabulary use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from jigsaw.documents.vocabulary import concepts
from jigsaw.library.search.asking import Asked
from jigsaw.library.search.passages import folded, words_in

SHORTEST, LONGEST = 4, 30


def words_of(texts: Iterable[str]) -> list[str]:
    """The different words of a review that can be proposed, in order."""
    return _proposed({word for text in texts for word in words_in(text)})


def _proposed(words: Iterable[str]) -> list[str]:
    return sorted(word for word in words if SHORTEST <= len(word) <= LONGEST and word.isalpha())


def count(cursor: Any, used: Mapping[str, int]) -> None:
    """Note that so many more public reviews use each of these words, as far as they can be proposed."""
    cursor.executemany(
        "INSERT INTO library_searchword (word, reviews) VALUES (%s, %s) "
        "ON CONFLICT (word) DO UPDATE SET reviews = library_searchword.reviews + excluded.reviews",
        [(word, used[word]) for word in _proposed(used)],
    )


def discount(cursor: Any, texts: Iterable[str]) -> None:
    """Note that one public review fewer uses these words; forget those that none uses."""
    cursor.executemany(
        "UPDATE library_searchword SET reviews = reviews - 1 WHERE word = %s",
        [(word,) for word in words_of(texts)],
    )
    cursor.execute("DELETE FROM library_searchword WHERE reviews < 1")


def better_spelling(cursor: Any, asked: Asked) -> str:
    """The question with each strange word replaced by the nearest that reviews use; "" where there is none better."""
    said = folded(asked.said)
    better = said
    for word in dict.fromkeys(word for term in asked.terms for word in term):
        near = nearest(word, _candidates(cursor, word)) if len(word) >= SHORTEST else word
        if near and near != word:
            better = better.replace(word, near)
    return better if better != said else ""


def _candidates(cursor: Any, word: str) -> Counter[str]:
    """Words with the same first letter and nearly the same length, with how many reviews use each."""
    first = word[0]
    cursor.execute(
        "SELECT word, reviews FROM library_searchword WHERE substr(word, 1, 1) = %s "
        "AND length(word) BETWEEN %s AND %s",
        [first, len(word) - 2, len(word) + 2],
    )
    found: Counter[str] = Counter(dict(cursor.fetchall()))
    found.update({each: 1 for each in _vocabulary_words() if each[0] == first})
    return found


@cache
def _vocabulary_words() -> frozenset[str]:
    labels = (label for each in concepts().values() for label in (each.label, *each.also))
    return frozenset(words_of(labels))


def nearest(word: str, candidates: Counter[str]) -> str:
    """The candidate with the fewest slips between, the more used one of two; "" where none is near enough."""
    if word in candidates:
        return word
    most = 1 if len(word) < 6 else 2
    best: tuple[int, int, str] | None = None
    for each, reviews in candidates.items():
        if abs(len(each) - len(word)) > most:
            continue
        slips = slips_between(word, each, most)
        if slips <= most and (best is None or (slips, -reviews, each) < best):
            best = (slips, -reviews, each)
    return best[2] if best else ""


def slips_between(one: str, other: str, most: int) -> int:
    """How many letters are missing, extra, wrong or swapped with their neighbour; `most` + 1 for any more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, earlier = row, before
        row = [i]
        for j, against in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = above
    return row[-1]
