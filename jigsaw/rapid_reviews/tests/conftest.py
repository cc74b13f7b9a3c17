"""Alderbrook, its people, and a case in its rapid review."""

from __future__ import annotations

import pytest

from jigsaw.rapid_reviews.tests import factories


@pytest.fixture
def team(db):
    """The partnership and its people: priya, tom, marcus, joan, sam, dee."""
    return factories.team()


@pytest.fixture
def review(team):
    """A rapid review that opened on Tuesday 5 May 2026."""
    return factories.review(team)


@pytest.fixture
def browser(client, team):
    """Priya's browser."""
    client.force_login(team.priya)
    return client
