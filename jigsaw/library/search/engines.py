"""The one interface to the index, whatever the database: SQLite or PostgreSQL, by what the connection is.

Both engines offer put, take, append_weights and texts, each with a cursor of the public database, and simplified. Of
phrases SQLite ranks what matches (RANKS, and matches); PostgreSQL tells what each phrase counts for in each review
(counted).
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from jigsaw.library.search import postgresql, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def engine() -> ModuleType:
    """The engine of the public database."""
    return ENGINES[connections[settings.PUBLIC_DATABASE].vendor]


def cursor() -> Any:
    """A cursor of the public database."""
    return connections[settings.PUBLIC_DATABASE].cursor()


def begin(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Let a new connection of the public database to PostgreSQL answer at once, which is for many readers.

    A phrase in 20,000 reviews is found in 50 ms; compiling its query takes another hundred, and several processors for
    one answer are missing to the other readers.
    """
    if connection.alias == settings.PUBLIC_DATABASE and connection.vendor == "postgresql":
        with connection.cursor() as opened:
            opened.execute("SET jit = off; SET max_parallel_workers_per_gather = 0")
