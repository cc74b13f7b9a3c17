"""A partnership, its business manager, and their browser."""

import pytest

from jigsaw.partnerships.tests.factories import partnership, somebody


@pytest.fixture
def here(db):
    return partnership()


@pytest.fixture
def manager(here):
    return somebody("Priya Nair", here)


@pytest.fixture
def browser(client, manager):
    client.force_login(manager)
    return client
