"""What each process may do on PostgreSQL, asked of the catalogue for every relation there is."""

from __future__ import annotations

import psycopg
import pytest
from django.db import ProgrammingError, connections, transaction

from jigsaw.config.roles import AUDITOR, CASEWORK, PUBLIC, ROLES, WORKER, grant_roles, make_roles
from jigsaw.learning.models import WRITTEN_BY_ANYBODY

pytestmark = pytest.mark.django_db(databases=["default", "public"])
RIGHTS = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]
RELATIONS = """
    SELECT c.oid, n.nspname || '.' || quote_ident(c.relname), c.relkind::text
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
    AND n.nspname !~ '^pg_'
"""


@pytest.fixture(autouse=True)
def granted():
    """Roles belong to the server, so they are made outside the transaction of the test."""
    parameters = connections["default"].get_connection_params()
    named = {
        key: parameters[key] for key in ("host", "port", "user", "password", "dbname") if parameters.get(key)
    }
    with psycopg.connect(**named, autocommit=True) as server, server.cursor() as cursor:
        make_roles(cursor)
    grant_roles()


def ask(alias, statement, values=()):
    with connections[alias].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def relations(alias, kinds="rpvmfS"):
    found = [(oid, name) for oid, name, kind in ask(alias, RELATIONS) if kind in kinds]
    assert found
    return found


def refused(alias, role, statement) -> bool:
    """Whether the engine itself refuses the statement when it is the role that asks."""
    try:
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {role}")
            cursor.execute(statement)
    except ProgrammingError as fault:
        assert isinstance(fault.__cause__, psycopg.errors.InsufficientPrivilege), fault
        return True
    return False


@pytest.mark.parametrize("right", RIGHTS)
def test_the_public_role_has_no_right_on_any_casework_table(right):
    """Fails if any table, view or partition of casework is open to the public process in any way."""
    for oid, name in relations("default", "rpvmf"):
        assert ask("default", "SELECT has_table_privilege(%s, %s::oid, %s)", [PUBLIC, oid, right]) == [
            (False,)
        ], name


def test_the_public_role_is_refused_every_casework_table_when_it_asks():
    for _, name in relations("default"):
        assert refused("default", PUBLIC, f"SELECT * FROM {name} LIMIT 1"), name
        assert refused("default", PUBLIC, f"LOCK TABLE {name}") if not name.endswith("_seq") else True


def test_the_public_role_may_not_even_connect_to_casework():
    name = connections["default"].settings_dict["NAME"]
    assert ask("default", "SELECT has_database_privilege(%s, %s, 'CONNECT')", [PUBLIC, name]) == [(False,)]
    assert ask("default", "SELECT has_schema_privilege(%s, 'public', 'USAGE')", [PUBLIC]) == [(False,)]


def test_the_public_role_reads_all_and_writes_only_what_readers_ask_for():
    """Fails if the public process could change a review, or could not note what a reader asks for."""
    asked = {f"public.{model._meta.db_table}" for model in WRITTEN_BY_ANYBODY}
    for oid, name in relations("public", "rpvmf"):
        allowed = {"SELECT", "INSERT", "UPDATE", "DELETE"} if name in asked else {"SELECT"}
        for right in RIGHTS:
            answer = ask("public", "SELECT has_table_privilege(%s, %s::oid, %s)", [PUBLIC, oid, right])
            assert answer == [(right in allowed,)], f"{name} {right}"
    assert asked <= {name for _, name in relations("public", "r")}
    assert not refused(
        "public", PUBLIC, "INSERT INTO learning_ask (kind, place, at) VALUES ('x', 'y', now())"
    )


@pytest.mark.parametrize("statement", ["SET ROLE postgres", "SELECT pg_read_file('/etc/hostname')"])
def test_the_public_role_cannot_step_out_of_itself(statement):
    with pytest.raises(ProgrammingError), transaction.atomic(using="default"):
        with connections["default"].cursor() as cursor:
            cursor.execute(f"SET LOCAL SESSION AUTHORIZATION {PUBLIC}")
            cursor.execute(statement)


@pytest.mark.parametrize("role", [CASEWORK, WORKER])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET verb = 'x'",
        "DELETE FROM audit_event",
        "TRUNCATE audit_event",
        "DROP TABLE audit_event",
        "ALTER TABLE audit_event DISABLE TRIGGER ALL",
        "DROP TRIGGER audit_event_no_change ON audit_event",
        "DROP FUNCTION audit_append_only() CASCADE",
        "CREATE RULE none AS ON INSERT TO audit_event DO INSTEAD NOTHING",
        "CREATE TABLE beside (a int)",
        "CREATE TEMP TABLE audit_event (a int)",
        "SET LOCAL session_replication_role = replica",
    ],
)
def test_no_process_may_change_the_audit_trail(role, statement):
    """Fails if a process could change an event, or take away or go round what guards the events."""
    assert refused("default", role, statement)


@pytest.mark.parametrize("role", [CASEWORK, WORKER])
def test_the_processes_of_casework_can_do_their_work(role):
    for _, name in relations("default", "rp"):
        assert not refused("default", role, f"SELECT * FROM {name} LIMIT 1"), name
    assert not refused("public", role, "SELECT * FROM library_publishededition LIMIT 1")


def test_the_auditor_reads_the_audit_trail_and_nothing_else():
    for _, name in relations("default", "rp"):
        assert refused("default", AUDITOR, f"SELECT * FROM {name} LIMIT 1") == ("audit_event" not in name), (
            name
        )


def test_no_role_is_more_than_a_role():
    rows = ask(
        "default",
        "SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication"
        " FROM pg_roles WHERE rolname = ANY(%s)",
        [list(ROLES)],
    )
    assert len(rows) == len(ROLES)
    assert all(not any(rights) for _, *rights in rows)
