"""The index in PostgreSQL: two vectors a review, one of its short parts and one of all of it.

A rank reads the whole vector of each row, so only a few rows are ranked: those whose short parts match, by the
short vector; then those in which only the report or a document matches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from jigsaw.library.search.asking import WORD, Wanted
from jigsaw.library.search.passages import PARTS, Parts, folded

# Rows that are ranked by their short parts, and by their long ones: the newest entries of the index first.
MOST_RANKED, MOST_RANKED_LONG = 1_500, 60
# Weights of D (report, documents), C (summary, recommendations), B (findings), A (title).
WEIGHTS = "'{0.08, 0.3, 0.5, 1.0}'"
# Numbers that put every row with a match in its short parts before all others.
SHORT_FIRST = 10.0
LETTERS = {
    "title": "A",
    "findings": "B",
    "recommendations": "C",
    "summary": "C",
    "report": "D",
    "documents": "D",
}


def put(cursor: Any, rows: Iterable[tuple[int, Parts]]) -> None:
    """Write the texts of reviews by their number in the index; the number must not stand there yet."""
    vectors = [f"setweight(to_tsvector('english', %s), '{LETTERS[name]}')" for name in PARTS]
    statement = (
        f"INSERT INTO library_search (number, {', '.join(PARTS)}, short, words) "  # noqa: S608 (names of our own)
        f"VALUES (%s, {', '.join(['%s'] * len(PARTS))}, {' || '.join(vectors[:4])}, {' || '.join(vectors)})"
    )
    values = []
    for number, parts in rows:
        held = [getattr(parts, name) for name in PARTS]
        plain = [words_alone(text) for text in held]
        values.append((number, *held, *plain[:4], *plain))
    cursor.executemany(statement, values)


def take(cursor: Any, number: int) -> None:
    """Remove a review from the index."""
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


def matches(cursor: Any, wanted: Wanted) -> list[tuple[int, float]]:
    """Each review that matches: its number and its rank, the smaller the better; 0 where it was not ranked."""
    question, words = expression(wanted)
    every = numbers(cursor, wanted)
    cursor.execute(
        f"WITH asked AS MATERIALIZED (SELECT {question} AS q) "  # noqa: S608 (built of marks alone)
        "SELECT number FROM library_search, asked WHERE short @@ q ORDER BY number DESC",
        words,
    )
    leading = [number for (number,) in cursor.fetchall()]
    ranked = _ranked(cursor, wanted, "short", leading[:MOST_RANKED])
    found = {number: -SHORT_FIRST - rank for number, rank in ranked}
    found |= dict.fromkeys(leading[MOST_RANKED:], -SHORT_FIRST)
    if len(found) < MOST_RANKED_LONG:
        later = [number for number in every if number not in found]
        found |= {n: -rank for n, rank in _ranked(cursor, wanted, "words", later[:MOST_RANKED_LONG])}
    return [(number, found.get(number, 0.0)) for number in every]


def _ranked(cursor: Any, wanted: Wanted, vector: str, rows: Sequence[int]) -> list[tuple[int, float]]:
    if not rows:
        return []
    question, words = expression(wanted)
    cursor.execute(
        f"SELECT number, ts_rank({WEIGHTS}, {vector}, {question}, 1) "  # noqa: S608 (names of our own)
        "FROM library_search WHERE number = ANY(%s)",
        [*words, list(rows)],
    )
    found: list[tuple[int, float]] = cursor.fetchall()
    return found


def numbers(cursor: Any, wanted: Wanted) -> list[int]:
    """The numbers of the reviews that match, the newest entries first."""
    question, words = expression(wanted)
    cursor.execute(
        f"WITH asked AS MATERIALIZED (SELECT {question} AS q) "  # noqa: S608 (built of marks alone)
        "SELECT number FROM library_search, asked WHERE words @@ q ORDER BY number DESC",
        words,
    )
    return [number for (number,) in cursor.fetchall()]


def texts(cursor: Any, numbers: Sequence[int], names: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """The named parts of reviews."""
    if not numbers:
        return {}
    cursor.execute(
        f"SELECT number, {', '.join(names)} FROM library_search WHERE number = ANY(%s)",  # noqa: S608
        [list(numbers)],
    )
    return {number: tuple(parts) for number, *parts in cursor.fetchall()}


def expression(wanted: Wanted) -> tuple[str, list[str]]:
    """The question as an expression of PostgreSQL, and the words that fill its marks."""
    any_of, words = [], []
    for terms in wanted:
        any_of.append("(" + " && ".join(["phraseto_tsquery('english', %s)"] * len(terms)) + ")")
        words += [" ".join(term) for term in terms]
    return "(" + " || ".join(any_of) + ")", words


def words_alone(text: str) -> str:
    """Words and numbers with blanks between, so that both engines cut a text at the same places."""
    return " ".join(WORD.findall(folded(text)))
