"""Alderbrook and its people."""

from __future__ import annotations

import pytest

from jigsaw.incidents.tests import factories


@pytest.fixture
def team(db):
    """The partnership and its people: priya, tom, marcus, joan, sam, dee."""
    return factories.team()
