"""A case whose agencies were asked, and the desk of those who work on it."""

from __future__ import annotations

import pytest

from jigsaw.agency_returns.tests.factories import asking_team
from jigsaw.incidents.tests.casework import Desk


@pytest.fixture
def team(db):
    """Alderbrook's people with a notified case and its agencies (factories.asking_team)."""
    return asking_team()


@pytest.fixture
def desk(team, monkeypatch):
    """The desk of those who work on the team's case. Time stands still on Wednesday 6 May 2026."""
    from jigsaw.agency_returns.tests.factories import ASKED_AT

    desk = Desk(team, monkeypatch)
    desk.now_is(ASKED_AT)
    desk.take(team.incident)
    return desk
