"""Alderbrook, its people, and a case in its rapid review."""

from __future__ import annotations

import pytest

from jigsaw.rapid_reviews.tests import factories, records
from jigsaw.rapid_reviews.tests.reviewing import THURSDAY, Reviewing


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


@pytest.fixture
def stands(monkeypatch):
    """Pages are opened on Thursday 14 May 2026, 10am."""
    monkeypatch.setattr("jigsaw.partnerships.access.present", lambda: THURSDAY)


@pytest.fixture
def desk(team, review, stands):
    """Priya at the pages of the rapid review."""
    return Reviewing(review, team.priya)


@pytest.fixture
def toms(team, review, stands):
    """Tom at the pages of the same rapid review."""
    return Reviewing(review, team.tom)


@pytest.fixture
def readers(review, stands):
    """A panel member who reaches the case and may only read."""
    return Reviewing(review, factories.reader(review))


@pytest.fixture
def small_documents(monkeypatch):
    """Make documents without typesetting."""
    monkeypatch.setattr("jigsaw.documents.panel_record.make_panel_documents", records.small)
