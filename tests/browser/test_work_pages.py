"""My work, cover, the private calendar and timeliness in a real browser, wide and narrow, in every state."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from jigsaw.audit.actions import act
from jigsaw.calendar.working_days import seeded
from jigsaw.incidents.actions import notifying
from jigsaw.incidents.actions.cover import arrange_cover
from jigsaw.incidents.models import CaseMember, Duty
from jigsaw.incidents.tests import factories
from tests.browser.axe import faults, listen, picture
from tests.browser.walking import sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def office(transactional_db):
    """An office in the middle of its work: late, due, waiting, done late."""
    now = datetime.now(UTC)
    table = seeded()
    team = factories.team()
    arrange_cover(
        partnership=team.partnership, covered_by=team.priya, first_day=now.date(), by=team.tom, at=now,
        last_day=now.date() + timedelta(days=9),
    )  # fmt: skip
    for days_ago in (0, 3, 7, 12, 18, 25):
        day = table.subtract(now.date(), days_ago + 1)
        case = factories.recorded(team.priya, team.partnership, at=now, aware_on=day, happened_on=day)
        if days_ago > 3:
            notifying.record_notification(
                case, sent_on=day, sent_time=None, panel_reference="", by=team.priya, at=now
            )
            _wait_and_end(case, team, day, now, ended=days_ago > 7)
    return team


def _wait_and_end(case, team, day, now, *, ended):
    with act("prepare", by="test", at=now):
        CaseMember(
            incident=case, partnership=team.partnership, person=team.joan, added_at=now, added_by="t"
        ).save()
        steps = Duty.rows.filter(incident=case)
        steps.filter(key="plan-approval").update(waits_for=team.joan, waits_since=day)
        steps.filter(key="plan-summaries").update(waits_on="Alderbrook Police", waits_since=day)
        if ended:
            steps.filter(key="rapid-review").update(
                state="done", done_on=now.date(), done_at=now, late_reason="staff-absence"
            )


def browse(chromium, served, who) -> Page:
    context = chromium.new_context()
    sign_in(context, who, served)
    return context.new_page()


def look(page: Page, name: str) -> None:
    """Nothing is wrong with the page that is open; its picture is kept where pictures are asked for."""
    assert faults(page) == [], name
    folder = os.environ.get("JIGSAW_PICTURES")
    if folder:
        for width in (1280, 320):
            picture(page, Path(folder) / f"work-{name}-{width}.png", width=width)


def test_every_state_of_the_pages_of_work(chromium, served, office):
    """Fails when axe, the count of green buttons, a target or the width at 320 pixels is wrong."""
    page = browse(chromium, served, office.priya)
    said = listen(page)
    for name, address in {
        "list": "/work/",
        "covered": "/work/?state=waiting",
        "empty": "/work/?owner=me",
        "timeliness": "/work/timeliness/",
        "cover": "/work/cover/",
        "calendar": "/work/calendar/",
    }.items():
        page.goto(served + address)
        look(page, name)
    page.goto(f"{served}/work/cover/")
    page.get_by_role("button", name="Arrange cover").click()
    page.wait_for_selector(".govuk-error-summary")
    look(page, "cover-in-error")
    page.goto(f"{served}/work/calendar/")
    page.get_by_role("button", name="Make a calendar address").click()
    page.wait_for_selector(".jig-address")
    look(page, "calendar-made")
    page.goto(f"{served}/work/cover/")
    page.get_by_role("link", name="End early").first.click()
    page.wait_for_selector(".govuk-button--warning")
    look(page, "end-cover")
    assert [line for line in said if "400 (Bad Request)" not in line] == []


def test_a_nudge_is_pressed_once_and_then_said(chromium, served, office):
    """Fails when the button of a line does not nudge, or can be pressed again the same day."""
    page = browse(chromium, served, office.priya)
    page.goto(f"{served}/work/?state=waiting")
    before = page.get_by_role("button", name="Nudge").count()
    page.get_by_role("button", name="Nudge").first.click()
    page.wait_for_selector(".govuk-notification-banner")
    assert "Joan Firth was nudged about" in page.locator(".govuk-notification-banner").inner_text()
    page.goto(f"{served}/work/?state=waiting")
    assert page.get_by_role("button", name="Nudge").count() == before - 1
    assert page.get_by_text("Nudged today").count() == 1
    look(page, "nudged")
