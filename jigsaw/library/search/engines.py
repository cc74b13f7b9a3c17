"""What of the index the two databases need to be told in words of their own, and how they are asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from jigsaw.library.search.passages import PARTS, Parts

APPEND = {
    "sqlite": (
        "INSERT INTO {table} (part, term, held) VALUES (%s, %s, %s) ON CONFLICT (part, term) "
        "DO UPDATE SET held = CAST({table}.held || excluded.held AS BLOB)"
    ),
    "postgresql": (
        "INSERT INTO {table} (part, term, held) SELECT * FROM unnest(%s::integer[], %s::text[], %s::bytea[]) "
        "ON CONFLICT (part, term) DO UPDATE SET held = {table}.held || excluded.held"
    ),
}


def cursor() -> Any:
    """A cursor of the public database."""
    return connections[settings.PUBLIC_DATABASE].cursor()


def begin(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Let a new connection of the public database to PostgreSQL answer at once, which is for many readers.

    An answer reads rows by their keys; compiling its queries takes longer, and several processors for one answer are
    missing to the other readers.
    """
    if connection.alias == settings.PUBLIC_DATABASE and connection.vendor == "postgresql":
        with connection.cursor() as opened:
            opened.execute("SET jit = off; SET max_parallel_workers_per_gather = 0")


def rows_as_they_are(cursor: Any, statement: str, values: Sequence[Any]) -> list[Any]:
    """The rows of a statement. PostgreSQL hands bytes out as they are, not written out as text twice as long.

    For that the statement goes past Django's own cursor, which asks for text always.
    """
    if cursor.db.vendor != "postgresql":
        cursor.execute(statement, values)
        return list(cursor.fetchall())
    import psycopg

    with psycopg.Cursor(cursor.connection) as opened:
        return opened.execute(statement, values, binary=True).fetchall()


def append(cursor: Any, table: str, rows: Sequence[tuple[int, str, bytes]]) -> None:
    """Put numbers behind those that a word has in a row of its list (lists.py)."""
    vendor = cursor.db.vendor
    statement = APPEND[vendor].format(table=table)
    if vendor == "postgresql":
        cursor.execute(statement, [list(column) for column in zip(*rows, strict=True)])
    else:
        cursor.executemany(statement, rows)


def put(cursor: Any, rows: Iterable[tuple[int, Parts]]) -> None:
    """Write the texts of reviews by their number in the index; the number must not stand there yet."""
    marks = ", ".join(["%s"] * (len(PARTS) + 1))
    cursor.executemany(
        f"INSERT INTO library_search (number, {', '.join(PARTS)}) VALUES ({marks})",  # noqa: S608 (names of our own)
        [(number, *(getattr(parts, name) for name in PARTS)) for number, parts in rows],
    )


def take(cursor: Any, number: int) -> None:
    """Remove the texts of a review."""
    cursor.execute("DELETE FROM library_search WHERE number = %s", [number])


def texts(cursor: Any, numbers: Sequence[int], names: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """The named parts of reviews."""
    if not numbers:
        return {}
    marks = ", ".join(["%s"] * len(numbers))
    cursor.execute(
        f"SELECT number, {', '.join(names)} FROM library_search WHERE number IN ({marks})",  # noqa: S608
        list(numbers),
    )
    return {number: tuple(parts) for number, *parts in cursor.fetchall()}
