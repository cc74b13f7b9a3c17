"""Roles of the processes on PostgreSQL: each may do what its process needs, and nothing on the other side.

Casework and public are two databases of one server. Roles have no password here: give them one, or another way
to sign in, on the server itself.
"""

from __future__ import annotations

from django.conf import settings
from django.db import connections
from psycopg import sql

from jigsaw.learning.models import WRITTEN_BY_ANYBODY

CASEWORK, WORKER, PUBLIC, AUDITOR = "jigsaw_casework", "jigsaw_worker", "jigsaw_public", "jigsaw_auditor"
ROLES = (CASEWORK, WORKER, PUBLIC, AUDITOR)
APPEND_ONLY = "audit_event"


def grant_roles() -> None:
    """Make the roles and set their rights on every table that there is now. Safe to run again."""
    casework, public = connections["default"], connections[settings.PUBLIC_DATABASE]
    with casework.cursor() as cursor:
        make_roles(cursor)
        _only(cursor, casework.settings_dict["NAME"], (CASEWORK, WORKER, AUDITOR))
        for role in (CASEWORK, WORKER):
            _may(cursor, role, "SELECT, INSERT, UPDATE, DELETE")
            _table(cursor, "REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}", role, APPEND_ONLY)
        _table(cursor, "GRANT SELECT ON {table} TO {role}", AUDITOR, APPEND_ONLY)
    with public.cursor() as cursor:
        _only(cursor, public.settings_dict["NAME"], (CASEWORK, WORKER, PUBLIC))
        for role in (CASEWORK, WORKER):
            _may(cursor, role, "SELECT, INSERT, UPDATE, DELETE")
        _may(cursor, PUBLIC, "SELECT")
        for model in WRITTEN_BY_ANYBODY:
            _may_write(cursor, PUBLIC, model._meta.db_table)


def make_roles(cursor) -> None:
    """Make the roles that the server lacks: each may sign in, and by itself do nothing."""
    for role in ROLES:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() is None:
            cursor.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))


def _only(cursor, database: str, roles: tuple[str, ...]) -> None:
    """Let these roles alone connect to the database and use its schema; take all else from everybody."""
    named = sql.Identifier(database)
    cursor.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(named))
    cursor.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    cursor.execute("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC")
    for role in ROLES:
        who = sql.Identifier(role)
        cursor.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM {}").format(named, who))
        cursor.execute(sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(who))
        cursor.execute(sql.SQL("REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {}").format(who))
    for role in roles:
        who = sql.Identifier(role)
        cursor.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(named, who))
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(who))


def _may(cursor, role: str, rights: str) -> None:
    who = sql.Identifier(role)
    statement = sql.SQL("GRANT {} ON ALL TABLES IN SCHEMA public TO {}")
    cursor.execute(statement.format(sql.SQL(rights), who))
    if "INSERT" in rights:
        cursor.execute(sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(who))


def _may_write(cursor, role: str, table: str) -> None:
    """Let a role write one table, and draw numbers for its rows where it numbers them."""
    _table(cursor, "GRANT INSERT, UPDATE, DELETE ON {table} TO {role}", role, table)
    cursor.execute(
        "SELECT pg_get_serial_sequence(quote_ident(%s), attname) FROM pg_attribute"
        " WHERE attrelid = quote_ident(%s)::regclass AND attnum > 0 AND NOT attisdropped",
        [table, table],
    )
    for (sequence,) in [row for row in cursor.fetchall() if row[0]]:
        schema, _, name = sequence.rpartition(".")
        cursor.execute(
            sql.SQL("GRANT USAGE ON SEQUENCE {} TO {}").format(
                sql.Identifier(schema.strip('"'), name.strip('"')), sql.Identifier(role)
            )
        )


def _table(cursor, statement: str, role: str, table: str) -> None:
    cursor.execute(sql.SQL(statement).format(table=sql.Identifier(table), role=sql.Identifier(role)))
