"""`jigsaw note-bounce` ends the updates of an address that mail cannot reach."""

import json
from argparse import ArgumentParser
from datetime import UTC, datetime

import pytest

from jigsaw.config.cli import note_bounce
from jigsaw.learning.models import Subscription

pytestmark = pytest.mark.django_db(databases=["default", "public"])
NOW = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)


def run(*words):
    parser = ArgumentParser()
    note_bounce.add(parser.add_subparsers())
    arguments = parser.parse_args(["note-bounce", *words])
    return arguments.run(arguments)


def test_a_permanent_bounce_ends_updates_and_a_temporary_one_is_noted(capsys):
    """Fails if a dead mailbox kept its updates, or a full one lost them at once."""
    Subscription.objects.create(email="leah@health.example", asked_at=NOW, confirmed_at=NOW, news_since=NOW)
    assert run("leah@health.example", "--temporary", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"ended": 0}
    assert run("leah@health.example") == 0
    assert capsys.readouterr().out == "Noted. 1 subscription ended by it.\n"
    assert not Subscription.objects.get().is_running
