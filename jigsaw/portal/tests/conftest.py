"""Alderbrook and its people."""

from __future__ import annotations

import pytest

from jigsaw.incidents.tests import factories


@pytest.fixture
def team(db):
    """The partnership and its people: priya, tom, marcus, joan, sam, dee."""
    return factories.team()


@pytest.fixture
def answers(db, monkeypatch):
    """An agency that answers a request (portal.tests.answering): time stands still on Wednesday 6 May 2026."""
    from jigsaw.portal.tests.answering import Answering

    return Answering(monkeypatch)


@pytest.fixture
def sam(db, monkeypatch):
    """Sam, who adds a chronology (portal.tests.chronicling): time stands still on Monday 18 May 2026."""
    from jigsaw.portal.tests.chronicling import Chronicling

    return Chronicling(monkeypatch)
