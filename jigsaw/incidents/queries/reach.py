"""Which cases a person can reach, as a piece of SQL for the lists that are asked for on every page of work.

It says what `Incident.rows.visible_to` says, and a test holds the two together over every kind of access. The
lists are read as plain rows, since building a query and its objects would cost more than the whole page may.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from jigsaw.accounts.models import Person

REACHED = """(EXISTS (SELECT 1 FROM incidents_casemember m WHERE m.incident_id = {case}
    AND m.person_id = %(person)s AND m.ended_at IS NULL)
  OR EXISTS (SELECT 1 FROM incidents_emergencyaccess e WHERE e.incident_id = {case}
    AND e.person_id = %(person)s AND e.decided_at <= %(at)s AND e.ends_at > %(at)s))
  AND NOT EXISTS (SELECT 1 FROM incidents_recusal r WHERE r.incident_id = {case}
    AND r.person_id = %(person)s AND r.ended_at IS NULL)"""


def reached(case: str, person: str = "person") -> str:
    """The condition that a person reaches a case at the time `at`. `case` is a column, `person` a parameter's name."""
    return REACHED.format(case=case).replace("%(person)s", f"%({person})s")


def among(name: str, values: Iterable[Any]) -> tuple[str, dict[str, Any]]:
    """The list of an IN with its parameters; a list of nothing finds nothing."""
    named = {f"{name}{number}": value for number, value in enumerate(values)}
    return "(" + (", ".join(f"%({each})s" for each in named) or "NULL") + ")", named


def rows_of(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Run a statement. Identifiers, days and times in `values` are given as this database keeps them."""
    with connection.cursor() as cursor:
        cursor.execute(sql, {name: _kept(value) for name, value in values.items()})
        return cursor.fetchall()


def _kept(value: Any) -> Any:
    if isinstance(value, Person):
        value = value.pk
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


def as_identifier(value: Any) -> str:
    """An identifier as addresses write it. SQLite gives 32 letters without dashes, PostgreSQL a UUID."""
    if not isinstance(value, str):
        return str(value)
    return (
        f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}" if len(value) == 32 else value
    )


def as_date(value: Any) -> date | None:
    """A day as it came from the database."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def as_time(value: Any) -> datetime | None:
    """A time as it came from the database, aware."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found
