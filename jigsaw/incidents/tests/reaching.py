"""A recorded case, its people and their browsers, for the tests of who may reach it. Time stands still."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from jigsaw.incidents.actions import access
from jigsaw.incidents.models import CaseMember, Incident, Recusal
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.factories import NOW
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import somebody

HOUR = timedelta(hours=1)


class Reaching:
    """A case of Alderbrook. Priya (who gives access) and Tom are members by their roles; Ros is a second manager."""

    def __init__(self, team: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.team, self.patch = team, monkeypatch
        self.now_is(NOW)
        self.incident: Incident = factories.recorded(team.priya, team.partnership)
        self.ros = somebody("Ros Hale", team.partnership, Role.BUSINESS_MANAGER)
        self.pat = somebody("Pat Oyelaran", team.partnership, Role.PANEL_MEMBER)

    def now_is(self, moment: datetime) -> None:
        """Stop the clock of pages at a moment."""
        self.at = moment
        self.patch.setattr("jigsaw.partnerships.access.present", lambda: moment)

    def browser(self, person: Any) -> Client:
        """A browser in which somebody is signed in."""
        client = Client()
        client.force_login(person)
        return client

    def address(self, rest: str = "") -> str:
        """An address of the case's access pages."""
        return f"/cases/{self.incident.pk}/access/{rest}"

    def case(self) -> str:
        """The case's own address."""
        return f"/cases/{self.incident.pk}/"

    def sees(self, person: Any) -> bool:
        """Whether the case is there for somebody."""
        return self.browser(person).get(self.case()).status_code == 200

    def member(self, person: Any) -> CaseMember:
        """Somebody's current membership of the case."""
        return CaseMember.rows.get(incident=self.incident, person=person, ended_at=None)

    def add(self, person: Any, *, opens_register: bool = False) -> CaseMember:
        """Give somebody access, by Priya."""
        return access.add_case_member(
            self.incident, person=person, why="Covers the case", opens_register=opens_register,
            by=self.team.priya, at=self.at,
        )  # fmt: skip

    def recuse(self, person: Any, by: Any = None) -> Recusal:
        """Somebody stands back."""
        return access.declare_recusal(
            self.incident, person=person, reason="Knows the family", by=by or person, at=self.at
        )
