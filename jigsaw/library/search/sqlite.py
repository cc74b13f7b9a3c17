"""The index in SQLite: FTS5, one row a review, its parts as columns with weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sqlite3 import sqlite_version_info
from typing import Any

from jigsaw.library.search.asking import Wanted
from jigsaw.library.search.passages import PARTS, WORTH, Parts

# FTS5 ranks what matches by BM25 itself.
RANKS = True
# From this version FTS5 can take the words of a removed row out of its lists at once.
WIPES = (3, 42)


def put(cursor: Any, rows: Iterable[tuple[int, Parts]]) -> None:
    """Write the texts of reviews by their number in the index; the number must not stand there yet."""
    columns = ", ".join(("rowid", *PARTS))
    marks = ", ".join(["%s"] * (len(PARTS) + 1))
    cursor.executemany(
        f"INSERT INTO library_search ({columns}) VALUES ({marks})",  # noqa: S608 (names of our own)
        [(number, *(getattr(parts, name) for name in PARTS)) for number, parts in rows],
    )


def take(cursor: Any, number: int) -> None:
    """Remove a review from the index, its words on the disk among it: by themselves they would stay until a merge."""
    if sqlite_version_info >= WIPES:
        cursor.execute("INSERT INTO library_search (library_search, rank) VALUES ('secure-delete', 1)")
    cursor.execute("DELETE FROM library_search WHERE rowid = %s", [number])
    if sqlite_version_info < WIPES:
        cursor.execute("INSERT INTO library_search (library_search) VALUES ('optimize')")


def append_weights(cursor: Any, rows: Iterable[tuple[int, str, bytes]]) -> None:
    """Put pairs behind those that a word has in a row of its list (see weights.py)."""
    cursor.executemany(
        "INSERT INTO library_weights (part, term, held) VALUES (%s, %s, %s) ON CONFLICT (part, term) "
        "DO UPDATE SET held = CAST(library_weights.held || excluded.held AS BLOB)",
        rows,
    )


def simplified(wanted: Wanted) -> Wanted:
    """The question as it is: FTS5 looks for every word of a phrase."""
    return wanted


def matches(cursor: Any, wanted: Wanted) -> list[tuple[int, float]]:
    """Each review that matches: its number and its rank, the smaller the better."""
    cursor.execute(
        f"SELECT rowid, bm25(library_search, {', '.join(str(WORTH[name]) for name in PARTS)}) "  # noqa: S608 (numbers of our own)
        "FROM library_search WHERE library_search MATCH %s",
        [expression(wanted)],
    )
    found: list[tuple[int, float]] = cursor.fetchall()
    return found


def texts(cursor: Any, numbers: Sequence[int], names: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """The named parts of reviews, from the table in which FTS5 keeps its texts: asked itself, it takes three times."""
    if not numbers:
        return {}
    marks = ", ".join(["%s"] * len(numbers))
    columns = ", ".join(f"c{PARTS.index(name)}" for name in names)
    cursor.execute(
        f"SELECT id, {columns} FROM library_search_content WHERE id IN ({marks})",  # noqa: S608
        list(numbers),
    )
    return {number: tuple(parts) for number, *parts in cursor.fetchall()}


def expression(wanted: Wanted) -> str:
    """What FTS5 is asked: every word of a reader stands in quotes, so that none is an operator."""
    return " OR ".join(
        "(" + " AND ".join('"' + " ".join(term) + '"' for term in terms) + ")" for terms in wanted
    )
