"""Fixtures for every room."""

from __future__ import annotations

import pytest
from django.conf import settings


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Tests that use the database may use every one, since a release crosses from one to the other.

    Said before anything runs, because the databases are made for what the collected tests ask for.
    """
    for item in items:
        for marker in item.iter_markers("django_db"):
            marker.kwargs.setdefault("databases", list(settings.DATABASES))


@pytest.fixture(autouse=True, scope="session")
def _flush_lets_go_of_the_audit_trail():
    """Emptying the test database between browser tests is the one time when events may go."""
    from importlib import import_module

    from django.db import connections

    guard = import_module("jigsaw.audit.migrations.0002_append_only")
    operations = type(connections["default"].ops)
    flush = operations.execute_sql_flush

    def let_go(self, sql_list):
        with self.connection.cursor() as cursor:
            if self.connection.vendor == "postgresql":
                cursor.execute("SET session_replication_role = replica")
                flush(self, sql_list)
                cursor.execute("SET session_replication_role = DEFAULT")
                return
            guarded = "audit_event" in self.connection.introspection.table_names(cursor)
            for name in ("no_update", "no_delete") if guarded else ():
                cursor.execute(f"DROP TRIGGER IF EXISTS audit_event_{name}")
            flush(self, sql_list)
            for statement in guard.SQLITE if guarded else ():
                cursor.execute(statement)

    operations.execute_sql_flush = let_go
    yield
    operations.execute_sql_flush = flush


@pytest.fixture(autouse=True)
def _tasks_keep_the_connection_of_the_test(monkeypatch):
    """A worker drops connections between tasks; inside a test's transaction that would end the test."""
    worker = "django_tasks_db.management.commands.db_worker"
    if "default" in settings.DATABASES and settings.PUBLIC_DATABASE == "public":
        monkeypatch.setattr(f"{worker}.close_old_connections", lambda: None)


@pytest.fixture(autouse=True)
def _nothing_of_another_test_is_kept():
    """What the public side holds in memory goes by the count of changes, which begins anew in each test."""
    from jigsaw.library.keeping import forget

    forget()
