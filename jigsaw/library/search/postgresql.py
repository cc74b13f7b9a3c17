"""The index in PostgreSQL: a row for each review with its texts, and a row for each of its passages with its words.

A phrase is looked for in passages: PostgreSQL reads the words of every row again that has all words of a phrase, which
is slow where a row is a whole report. What comes back is how much each phrase counts for in each review, and is
ranked as words are (ranking.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from jigsaw.library.search.asking import Term, Wanted
from jigsaw.library.search.passages import LONGEST, PARTS, Parts, passages_of, words_in
from jigsaw.library.search.stems import STEMS

# PostgreSQL has no BM25, so what matches is ranked from `counted`.
RANKS = False

# The places of words in a passage as PostgreSQL writes them; more than the longest has.
PLACES = [f":{at}" for at in range(1, LONGEST + 1)]

# For each phrase, by its place in the question, the reviews that have it.
COUNTED = """
    WITH asked AS MATERIALIZED (
        SELECT at, phrase::tsquery AS phrase FROM unnest(%s::text[]) WITH ORDINALITY AS given (phrase, at)
    )
    SELECT at - 1, number, sum(worth) FROM asked JOIN library_passage ON words @@ phrase GROUP BY at, number
"""

# The numbers of reviews and what a phrase counts for in each.
Counted = list[tuple[int, int]]


def put(cursor: Any, rows: Iterable[tuple[int, Parts]]) -> None:
    """Write the texts of reviews by their number in the index; the number must not stand there yet."""
    held = list(rows)
    columns = ", ".join(("number", *PARTS))
    marks = ", ".join(["%s"] * (len(PARTS) + 1))
    cursor.executemany(
        f"INSERT INTO library_search ({columns}) VALUES ({marks})",  # noqa: S608 (names of our own)
        [(number, *(getattr(parts, name) for name in PARTS)) for number, parts in held],
    )
    put_passages(cursor, held)


def put_passages(cursor: Any, rows: Iterable[tuple[int, Parts]]) -> None:
    """Write the passages of reviews by their number, with one statement for all of them."""
    found = [
        (number, worth, vector_of(passage)) for number, parts in rows for worth, passage in passages_of(parts)
    ]
    if found:
        cursor.execute(
            "INSERT INTO library_passage (number, worth, words) "
            "SELECT number, worth, words::tsvector "
            "FROM unnest(%s::bigint[], %s::smallint[], %s::text[]) AS given (number, worth, words)",
            [list(column) for column in zip(*found, strict=True)],
        )


def take(cursor: Any, number: int) -> None:
    """Remove a review from the index."""
    cursor.execute("DELETE FROM library_passage WHERE number = %s", [number])
    cursor.execute("DELETE FROM library_search WHERE number = %s", [number])


def append_weights(cursor: Any, rows: Iterable[tuple[int, str, bytes]]) -> None:
    """Put pairs behind those that a word has in a row of its list (see weights.py)."""
    held = list(rows)
    cursor.execute(
        "INSERT INTO library_weights (part, term, held) "
        "SELECT * FROM unnest(%s::integer[], %s::text[], %s::bytea[]) ON CONFLICT (part, term) "
        "DO UPDATE SET held = library_weights.held || excluded.held",
        [list(column) for column in zip(*held, strict=True)],
    )


def simplified(wanted: Wanted) -> Wanted:
    """The question with each phrase that has one telling word as that word, and without those that have none.

    Every text has the words that do not tell. One word is answered from the lists of words: all passages that have it
    would be many.
    """
    found = tuple(tuple(filter(None, map(_simpler, terms))) for terms in wanted)
    return tuple(terms for terms in found if terms)


def _simpler(phrase: Term) -> Term:
    telling = tuple(word for word in phrase if STEMS[word])
    return phrase if len(telling) > 1 else telling


def counted(cursor: Any, wanted: Wanted) -> list[list[Counted]]:
    """For each alternative, for each of its phrases, the reviews that have it and what it counts for there.

    It counts for as much as the passages in which it stands are worth together. Each phrase must have telling words
    (simplified).
    """
    phrases: dict[Term, Counted] = {term: [] for terms in wanted for term in terms}
    lists = list(phrases.values())
    cursor.execute(COUNTED, [list(map(query_of, phrases))])
    for at, number, worth in cursor.fetchall():
        lists[at].append((number, int(worth)))
    return [[phrases[term] for term in dict.fromkeys(terms)] for terms in wanted]


def texts(cursor: Any, numbers: Sequence[int], names: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """The named parts of reviews."""
    if not numbers:
        return {}
    cursor.execute(
        f"SELECT number, {', '.join(names)} FROM library_search WHERE number = ANY(%s)",  # noqa: S608
        [list(numbers)],
    )
    return {number: tuple(parts) for number, *parts in cursor.fetchall()}


def vector_of(passage: str) -> str:
    """The words of a passage by their stems, each with its place; places alone of words that every text has."""
    stems = map(STEMS.__getitem__, words_in(passage))
    return " ".join([stem + at for stem, at in zip(stems, PLACES, strict=False) if stem])


def query_of(phrase: Term) -> str:
    """A phrase as PostgreSQL is asked for it: long <1> delai, and risk <2> harm for risk of harm."""
    said, before = "", 0
    for at, stem in enumerate(map(STEMS.__getitem__, phrase)):
        if stem:
            said += f" <{at - before}> {stem}" if said else stem
            before = at
    return said
