"""Asking the agencies, their board and one request in a real browser, wide and narrow, from asking to a call."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from jigsaw.agency_returns.actions import changing, reminding
from jigsaw.agency_returns.models import AgencyRequest
from jigsaw.agency_returns.tests.factories import ASKED_AT, asking_team, writing
from jigsaw.audit.actions import act
from jigsaw.incidents.tests.casework import Desk
from jigsaw.notices.models import Mail
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import agency, somebody
from tests.browser.axe import WIDE, faults, listen, picture
from tests.browser.walking import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]
MORE = (
    ("Brackenmoor Hospital Trust", "acute-hospital", "Ada Brook"),
    ("Alderbrook Learning Partnership", "education-and-early-years", "Tess Hale"),
    ("Western Vale Housing", "housing", "Leo Marsh"),
)


@pytest.fixture
def desk(chromium: Any, served: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Priya's desk on Wednesday 6 May 2026: a notified case, six agencies, one of them with nobody to ask."""
    team = asking_team()
    for name, kind, lead in MORE:
        who = agency(team.partnership, name, kind)
        somebody(lead, team.partnership, Role.AGENCY_LEAD, who)
    made = Desk(team, monkeypatch)
    made.now_is(ASKED_AT)
    made.take(team.incident)
    return made


@pytest.fixture
def page(desk: Desk, chromium: Any, served: str) -> Any:
    """Her browser."""
    context = chromium.new_context(viewport=WIDE)
    sign_in(context, desk.team.priya, served)
    yield context.new_page()
    context.close()


def look(page: Page, name: str) -> None:
    """Nothing is wrong with the page that is open; its picture is kept where pictures are asked for."""
    assert faults(page) == [], name
    folder = os.environ.get("JIGSAW_PICTURES")
    if folder:
        for width in (1280, 320):
            picture(page, Path(folder) / f"requests-{name}-{width}.png", width=width)


def press(page: Page, words: str) -> None:
    """Press a button and wait for the page that follows."""
    with page.expect_navigation():
        page.get_by_role("button", name=words).click()


def ask(page: Page, served: str, desk: Desk) -> None:
    """From the rapid review to the requests that are sent, each page looked at on the way, in error and without."""
    page.goto(served + desk.address("view_rapid_review"))
    with page.expect_navigation():
        page.get_by_role("button", name="Ask the agencies").click()
    look(page, "agencies")
    with page.expect_navigation():
        page.get_by_role("link", name="Select all 5 agencies").click()
    press(page, "Save and continue")
    page.locator("details summary").first.click()
    look(page, "questions")
    press(page, "Save and continue")
    page.wait_for_selector(".govuk-error-summary")
    look(page, "questions-in-error")
    page.get_by_label("On which number can agencies call you?").fill("01632 960 100")
    press(page, "Save and continue")
    for each in page.locator("main details summary").all()[:2]:
        each.click()
    look(page, "check")
    press(page, "Send 5 requests")
    assert "5 requests were sent." in page.locator(".govuk-notification-banner").inner_text()


def test_from_asking_to_a_late_return_every_page_is_usable_by_everybody(desk: Desk, page: Page, served: str):
    """Fails for axe findings, sideways scrolling, two green buttons or small targets, wide and narrow."""
    said = listen(page)
    page.goto(served + desk.address("list_requests"))
    look(page, "empty")
    ask(page, served, desk)
    assert AgencyRequest.rows.count() == 5
    late(desk)
    page.goto(served + desk.address("list_requests"))
    look(page, "board")
    police = AgencyRequest.rows.get(agency=desk.team.police)
    for name in (
        "view_request", "remind_agency", "extend_request", "change_recipients", "record_call", "pause_reminders",
        "withdraw_request",
    ):  # fmt: skip
        page.goto(served + desk.address(name, request_id=police.pk))
        look(page, name.replace("_", "-"))
    page.goto(f"{served}/work/?state=waiting")
    look(page, "waiting-on-others")
    assert [line for line in said if "400 (Bad Request)" not in line] == []


def late(desk: Desk) -> None:
    """Monday 18 May: one return arrived, one is being approved, a mail did not arrive, it is time to call."""
    team, morning = desk.team, datetime(2026, 5, 18, 8, 0, tzinfo=UTC)
    health, police, hospital, school, housing = (
        AgencyRequest.rows.get(agency__name=name)
        for name in (team.health.name, team.police.name, *(name for name, _, _ in MORE))
    )
    for day in (12, 14, 15):
        reminding.send_due_reminders(at=morning.replace(day=day))
    with act("send_return", by=team.sam, at=morning, partnership=team.partnership, about=team.incident):
        health.state, health.returned_at = "returned", morning
        health.save()
    writing(health, state="sent", sent_at=morning, approved_by=team.sam, days_late=2)
    writing(hospital, state="with-approver")
    Mail.objects.filter(to=school.lead.email).update(given_up_at=morning)
    reminding.pause_reminders(
        school, reason="Closed for half term", by=team.priya, at=morning.replace(day=15)
    )
    changing.withdraw_request(housing, reason="Never lived in their homes", by=team.priya, at=morning)
    reminding.send_due_reminders(at=morning)
    assert police.due_on == date(2026, 5, 14)
    desk.now_is(morning)
