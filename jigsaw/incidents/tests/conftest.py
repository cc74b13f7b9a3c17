"""Alderbrook and its people."""

from __future__ import annotations

import pytest

from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.reaching import Reaching


@pytest.fixture
def team(db):
    """The partnership and its people: priya, tom, marcus, joan, sam, dee."""
    return factories.team()


@pytest.fixture
def reaching(team, monkeypatch):
    """A recorded case and who may reach it; time stands."""
    return Reaching(team, monkeypatch)
