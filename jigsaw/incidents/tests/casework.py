"""A case and the browsers of those who work on it, for the tests of its pages. Time stands still."""

from __future__ import annotations

import html
import re
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from jigsaw.files.gate.kinds import Kind
from jigsaw.files.gate.passing import Passed
from jigsaw.incidents.models import Duty, Incident, Notice
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.factories import NOW
from jigsaw.partnerships.tests.factories import somebody

# What is typed on the page that records a notification, on Tuesday 5 May 2026.
SENT = {
    "sent_date_day": "5",
    "sent_date_month": "5",
    "sent_date_year": "2026",
    "sent_time": "11:30",
    "panel_reference": "SIN-2026-0417",
}


def picture(form: str) -> bytes:
    """A small picture."""
    made = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(made, form)
    return made.getvalue()


PNG = picture("PNG")
COPY = Passed(Kind.PNG, PNG, "copy.png", "image/png")


class Desk:
    """Priya's desk: her case, her browser, the pages of the case by their names."""

    def __init__(self, team: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.team, self.patch = team, monkeypatch
        self.incident: Incident
        self.now_is(NOW)

    def now_is(self, moment: datetime) -> None:
        """Stop the clock of pages at a moment."""
        self.at = moment
        self.patch.setattr("jigsaw.partnerships.access.present", lambda: moment)

    def take(self, incident: Incident) -> Incident:
        """Work on this case from now on."""
        self.incident = incident
        return incident

    def browser(self, person: Any = None) -> Client:
        """A browser in which somebody is signed in; Priya, when nobody is named."""
        client = Client(HTTP_ACCEPT="text/html")
        client.force_login(person or self.team.priya)
        return client

    def address(self, name: str, **more: Any) -> str:
        """The address of a page of the case."""
        return reverse(name, kwargs={"incident_id": self.incident.pk, **more})

    def see(self, name: str = "view_case", person: Any = None, *, status: int = 200, **more: Any) -> str:
        """The words of a page, held to what every page is held to."""
        return page_of(self.browser(person).get(self.address(name, **more)), status)

    def send(self, name: str, typed: dict[str, Any], person: Any = None, **more: Any) -> Any:
        """The answer to what was typed on a page."""
        return self.browser(person).post(self.address(name, **more), typed)

    def done(self, name: str, typed: dict[str, Any], **more: Any) -> str:
        """The case's own page after something was done on another."""
        browser = self.browser()
        answer = browser.post(self.address(name, **more), typed)
        assert answer.status_code == 302, errors(answer)
        assert answer["Location"] == self.address("view_case")
        return page_of(browser.get(answer["Location"]))

    def fresh(self) -> Incident:
        """The case as it is now."""
        return factories.fresh(self.incident)

    def duty(self, key: str) -> Duty:
        """A duty of the case by its name: the open one or the done one."""
        return Duty.rows.exclude(state="withdrawn").get(incident=self.incident, key=key)

    def notice(self) -> Notice:
        """The first notice of the case."""
        return Notice.rows.filter(incident=self.incident)[0]


def page_of(answer: Any, status: int = 200) -> str:
    """A page: one h1, at most one green button, its audience line, nothing inline. Spaces are evened out."""
    assert answer.status_code == status, answer.status_code
    page = answer.content.decode()
    buttons = re.findall(r'<(?:button|a)[^>]*class="(govuk-button[^"]*)"', page)
    assert len([each for each in buttons if "--secondary" not in each and "--warning" not in each]) <= 1
    assert page.count("<h1") == 1
    assert "jig-audience" in page
    assert " style=" not in page
    return page


def text(page: str) -> str:
    """The words of a page's main part as somebody reads them."""
    main = page.partition("<main")[2].partition(">")[2]
    return (
        " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split()).replace(" ,", ",").replace(" .", ".")
    )


def errors(answer: Any) -> list[str]:
    """The words of the error summary."""
    page = answer.content.decode()
    found = re.search(r'<ul class="govuk-list govuk-error-summary__list">(.*?)</ul>', page, re.DOTALL)
    return [html.unescape(each) for each in re.findall(r">([^<>]+)</", found[1])] if found else []


def refused(answer: Any, *words: str) -> str:
    """The page again in error, with just these words in its summary."""
    page = page_of(answer, 400)
    assert "<title>Error: " in page
    assert errors(answer) == list(words)
    return page


def not_there(desk: Desk, address: str, typed: dict[str, Any] | None = None, *, but: str = "") -> None:
    """The page is not there for people without access or without the role: 404, and nothing is done."""
    team = desk.team
    others = {"sam": team.sam, "dee": team.dee, "stranger": somebody("Zed Stranger")}
    if but == "managers":
        others |= {"tom": team.tom, "marcus": team.marcus}
    elif but == "staff":
        others["marcus"] = team.marcus
    for name, person in others.items():
        browser = desk.browser(person)
        assert browser.get(address).status_code == 404, name
        assert browser.post(address, typed or {}).status_code == 404, name
