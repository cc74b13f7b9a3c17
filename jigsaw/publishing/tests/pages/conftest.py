"""Browsers of the people of Alderbrook, at one moment of one day."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client

from jigsaw.partnerships.roles import Role
from jigsaw.publishing.tests import factories


@pytest.fixture(autouse=True)
def clock():
    """It is Monday 22 June 2026, 10am in London; a test may travel on."""
    with time_machine.travel(factories.NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _pack(small_pack):
    """Pages are about pages: the typesetter has its own tests."""


@pytest.fixture
def browse():
    """A browser in which somebody is signed in: `browse(team.priya)`."""

    def signed_in(someone) -> Client:
        client = Client()
        client.force_login(someone)
        return client

    return signed_in


@pytest.fixture
def priya(team, browse):
    """The business manager's browser."""
    return browse(team.priya)


@pytest.fixture
def marcus(team, browse):
    """A co-chair's browser."""
    return browse(team.marcus)


@pytest.fixture
def stranger(db, browse):
    """The browser of the business manager of another partnership."""
    other = factories.partnership("brindle-vale", "Brindle Vale", "BVSCP")
    return browse(factories.person(other, "Gwen Hale", Role.BUSINESS_MANAGER))
