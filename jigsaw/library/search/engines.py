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

from jigsaw.library.search import postgresql, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def engine() -> ModuleType:
    """The engine of the public database."""
    return ENGINES[connections[settings.PUBLIC_DATABASE].vendor]


def cursor() -> Any:
    """A cursor of the public database."""
    return connections[settings.PUBLIC_DATABASE].cursor()
