"""The address of a private calendar. What stands in it: incidents/tests/test_feeds.py."""

from __future__ import annotations

from django.test import Client

from jigsaw.incidents.actions.feeds import make_feed
from jigsaw.incidents.tests import factories


def test_it_is_there_for_whoever_has_the_address_by_get_alone(team):
    token = make_feed(partnership=team.partnership, by=team.priya, at=factories.NOW)
    address = f"/calendar/{token}.ics"
    client = Client(enforce_csrf_checks=True)
    assert client.get(address).status_code == 200
    assert client.head(address).status_code == 200
    for ask in (client.put, client.delete, client.patch):
        assert ask(address).status_code in (403, 405)
    assert Client().post(address).status_code == 405


def test_an_unknown_address_is_not_there(db):
    assert Client().get(f"/calendar/{'a' * 43}.ics").status_code == 404
