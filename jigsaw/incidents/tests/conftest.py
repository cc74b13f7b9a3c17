"""Alderbrook and its people."""

from __future__ import annotations

import pytest

from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import Desk
from jigsaw.incidents.tests.reaching import Reaching
from jigsaw.incidents.tests.writing import Writing


@pytest.fixture
def team(db):
    """The partnership and its people: priya, tom, marcus, joan, sam, dee."""
    return factories.team()


@pytest.fixture
def reaching(team, monkeypatch):
    """A recorded case and who may reach it; time stands."""
    return Reaching(team, monkeypatch)


@pytest.fixture
def desk(team, monkeypatch):
    """Priya's desk, with pages at a time that stands still."""
    return Desk(team, monkeypatch)


@pytest.fixture
def writing(team, monkeypatch):
    """Somebody who records an incident on the Friday of the walk-through, with every page of it in reach."""
    return Writing(team, monkeypatch)
