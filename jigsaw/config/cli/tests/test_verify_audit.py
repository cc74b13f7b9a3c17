"""`jigsaw verify-audit` says whether the trail is whole, and fails by its exit status when it is not."""

import json
from argparse import ArgumentParser
from datetime import UTC, datetime

import pytest
from django.db import connection

from jigsaw.audit.actions import record_reading
from jigsaw.audit.models import Event
from jigsaw.config.cli import verify_audit

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)


def run(*words):
    parser = ArgumentParser()
    verify_audit.add(parser.add_subparsers())
    arguments = parser.parse_args(["verify-audit", *words])
    return arguments.run(arguments)


@pytest.fixture
def trail():
    for number in range(5):
        record_reading(f"thing_{number}", by="worker", at=NOW)
    return Event.objects.get(number=5)


def test_a_whole_trail_is_said_with_its_last_seal(trail, capsys):
    assert run() == 0
    assert capsys.readouterr().out == f"The audit trail is whole: 5 events. Last seal 5:{trail.hash}\n"


def test_as_json_it_is_one_object(trail, capsys):
    assert run("--json") == 0
    assert json.loads(capsys.readouterr().out) == {"events": 5, "seal": trail.hash, "fault": ""}


def test_a_changed_event_is_found(trail, capsys, tampering):
    tampering("UPDATE audit_event SET verb = 'harmless' WHERE number = 3")
    assert run() == 1
    assert capsys.readouterr().err == "Event 3 was changed after it was written\n"


def test_an_end_that_was_cut_shows_against_a_seal_noted_earlier(trail, capsys, tampering):
    noted = f"5:{trail.hash}"
    assert run("--seal", noted) == 0
    tampering("DELETE FROM audit_event WHERE number = 5")
    assert run() == 0
    assert run("--seal", noted, "--json") == 1
    assert "Event 5" in json.loads(capsys.readouterr().out.splitlines()[-1])["fault"]


def test_a_seal_of_another_form_is_wrong_usage(trail):
    assert run("--seal", "nonsense") == 2


@pytest.fixture
def tampering():
    """What somebody with all rights on the database could do: switch the guard off and write."""

    def tamper(statement):
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET session_replication_role = replica")
            else:
                cursor.execute("DROP TRIGGER audit_event_no_update")
                cursor.execute("DROP TRIGGER audit_event_no_delete")
            cursor.execute(statement)
            if connection.vendor == "postgresql":
                cursor.execute("SET session_replication_role = DEFAULT")

    return tamper
