"""Somebody who records an incident in a browser, at a time that stands; for the tests of the recording pages."""

from __future__ import annotations

from datetime import datetime
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jigsaw.incidents.models import Incident
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.factories import NOW
from jigsaw.partnerships.tests.pages import shown

CANARY = "Zephyrina Canarybird"
SOURCE = {"source_name": "Duty head of service"}
AWARE = {"aware_date_day": "1", "aware_date_month": "may", "aware_date_year": "2026", "aware_time": "2:20pm"}
HAPPENED = {
    "incident_date_day": "30",
    "incident_date_month": "4",
    "incident_date_year": "2026",
    "accuracy": "exact",
}
WHAT = {
    "outcome": "seriously-harmed",
    "abuse_or_neglect": "known-or-suspected",
    "place_authority": "Alderbrook",
    "home_authority": "Castlemere",
    "outside_england": "no",
    "summary": "Child A was taken to hospital.",
}
CHILD = {
    "alias": "Child A",
    "age_or_dob": "1 month",
    "sex": "female",
    "looked_after": "no",
    "plan": "none",
}


class Writing:
    """Priya records; her browser, her incident, and the addresses of its pages."""

    def __init__(self, team: Any, patch: pytest.MonkeyPatch) -> None:
        self.team, self.patch = team, patch
        self.now_is(NOW)
        self.browser = self.browser_of(team.priya)
        self.incident: Incident = factories.begun(team.priya, team.partnership)

    def now_is(self, moment: datetime) -> None:
        """Stop the clock of pages at a moment."""
        self.at = moment
        self.patch.setattr("jigsaw.partnerships.access.present", lambda: moment)

    def browser_of(self, person: Any) -> Client:
        """A browser in which somebody is signed in."""
        client = Client()
        client.force_login(person)
        return client

    def made(self, how: str, **more: Any) -> Incident:
        """Go on with an incident that the factory made: written, recorded or notified."""
        self.incident = getattr(factories, how)(self.team.priya, self.team.partnership, **more)
        return self.incident

    def to(self, page: str, **more: Any) -> str:
        """The address of a page of the incident."""
        return reverse(page, kwargs={"incident_id": self.incident.pk, **more})

    def see(self, page: str, status: int = 200, **more: Any) -> str:
        """A page as it is read."""
        return unescape(shown(self.browser, self.to(page, **more), status))

    def send(self, page: str, fields: dict[str, Any], **more: Any) -> Any:
        """Send a page's form, as it was loaded."""
        data = {"revision": str(self.now().revision), **fields}
        return self.browser.post(self.to(page, **more), data)

    def goes_on(self, page: str, fields: dict[str, Any], **more: Any) -> str:
        """Send a page's form; the name of the page that comes next."""
        answer = self.send(page, fields, **more)
        assert answer.status_code == 302, unescape(answer.content.decode())
        return answer.headers["Location"]

    def is_refused(self, page: str, fields: dict[str, Any], *words: str, **more: Any) -> str:
        """Send a page's form: each of the words stands in the summary and at its field."""
        answer = self.send(page, fields, **more)
        assert answer.status_code == 400
        text = unescape(answer.content.decode())
        for each in words:
            assert text.count(each) == 2, each
        assert "<title>Error: " in text
        return text

    def source(self) -> dict[str, str]:
        """What the first page takes."""
        return SOURCE | {"source_agency": str(self.team.council.pk)}

    def now(self) -> Incident:
        """The incident as it is now."""
        return factories.fresh(self.incident)


__all__ = ["AWARE", "CANARY", "CHILD", "HAPPENED", "SOURCE", "WHAT", "Writing"]
