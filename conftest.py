"""Fixtures for every room."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _both_databases(request):
    """Tests that use the database may use both, since a release crosses from one to the other."""
    marker = request.node.get_closest_marker("django_db")
    if marker is not None and "databases" not in marker.kwargs:
        marker.kwargs["databases"] = ["default", "public"]


@pytest.fixture(autouse=True, scope="session")
def _flush_lets_go_of_the_audit_trail():
    """Emptying the test database between browser tests is the one time when events may go."""
    from importlib import import_module

    from django.db import connections
    from django.db.backends.postgresql.operations import DatabaseOperations as PostgreSQL
    from django.db.backends.sqlite3.operations import DatabaseOperations as SQLite

    guard = import_module("jigsaw.audit.migrations.0002_append_only")
    flush_sqlite, flush_postgresql = SQLite.execute_sql_flush, PostgreSQL.execute_sql_flush

    def sqlite(self, sql_list):
        guarded = self.connection.alias == "default"
        with connections[self.connection.alias].cursor() as cursor:
            for name in ("no_update", "no_delete") if guarded else ():
                cursor.execute(f"DROP TRIGGER IF EXISTS audit_event_{name}")
            flush_sqlite(self, sql_list)
            for statement in guard.SQLITE if guarded else ():
                cursor.execute(statement)

    def postgresql(self, sql_list):
        with connections[self.connection.alias].cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            flush_postgresql(self, sql_list)
            cursor.execute("SET session_replication_role = DEFAULT")

    SQLite.execute_sql_flush, PostgreSQL.execute_sql_flush = sqlite, postgresql
    yield
    SQLite.execute_sql_flush, PostgreSQL.execute_sql_flush = flush_sqlite, flush_postgresql
