"""People for the tests of this room."""

from __future__ import annotations

from datetime import UTC, datetime

from jigsaw.accounts.actions import invite_person

NOW = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)
PASSWORD = "lantern orbit thicket plum"  # noqa: S105 (a password of an invented person)


def invited(name="Priya Nair", email="priya.nair@alderbrook-scp.example", password="", tell=False):
    person = invite_person(by="command line", at=NOW, email=email, full_name=name, tell=tell)
    if password:
        person.set_password(password)
        person.save()
    return person
