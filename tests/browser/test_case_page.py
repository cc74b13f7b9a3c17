"""The page of a case in a real browser: for everybody, on paper, in the person's own colours."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Page

from jigsaw.incidents.actions import recording
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import SENT, Desk
from jigsaw.incidents.tests.factories import CHILD, TUESDAY, WHAT
from jigsaw.partnerships.actions import add_holiday
from tests.browser.axe import NARROW, WIDE, faults, listen, violations
from tests.browser.walking import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]
# The longest summary that the form takes.
LONG = ("Child A was taken to hospital with injuries that nobody could explain. " * 22)[:1500]


@pytest.fixture
def desk(chromium: Any, served: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Priya's desk, with a case whose rapid review is open."""
    made = Desk(factories.team(), monkeypatch)
    made.now_is(TUESDAY)
    made.take(factories.notified(made.team.priya, made.team.partnership, summary=LONG))
    return made


@pytest.fixture
def page(desk: Desk, chromium: Any, served: str) -> Any:
    """Her browser."""
    context = chromium.new_context(viewport=WIDE)
    sign_in(context, desk.team.priya, served)
    yield context.new_page()
    context.close()


def test_it_prints_on_two_sheets_with_the_working_of_its_clocks(
    desk: Desk, page: Page, served: str, tmp_path: Path
):
    """Fails when a case with the longest summary, four children and its whole plan needs a third sheet."""
    for alias in ("Child B", "Child C", "Child D"):
        values = {**CHILD, "alias": alias}
        recording.save_child(desk.incident, child=None, values=values, by=desk.team.priya, at=TUESDAY)
    page.goto(served + desk.address("view_case"))
    page.pdf(path=str(tmp_path / "case.pdf"), prefer_css_page_size=True)
    printed = pypdfium2.PdfDocument(str(tmp_path / "case.pdf"))
    words = " ".join(each.get_textpage().get_text_bounded() for each in printed)
    words = re.sub(r"\s+", " ", words)
    assert len(printed) <= 2
    assert "Mon 25 May Spring bank holiday not counted" in words
    assert "Working day 0 of 15" in words
    assert "See the whole history" not in words
    printed.close()


def test_each_state_of_it_is_usable_by_everybody(desk: Desk, page: Page, served: str):
    """Fails for axe findings, sideways scrolling, two green buttons or small targets, clocks open, wide and narrow."""
    said = listen(page)
    desk.done("hold_case", {"act": "place", "reason": "Police disclosure"})
    add_holiday(by=desk.team.priya, at=TUESDAY, day=date(2026, 5, 12), name="Royal occasion", source="Notice")
    assert open_and_look(page, served + desk.address("view_case")) == []
    values = {**WHAT, "abuse_or_neglect": "not"}
    recording.save_part(
        desk.incident, part="what", values=values, revision=None, by=desk.team.priya, at=TUESDAY
    )
    desk.now_is(datetime(2026, 6, 2, 9, 0, tzinfo=UTC))
    assert open_and_look(page, served + desk.address("view_case")) == []
    assert page.get_by_text("working days late").count() > 0
    page.emulate_media(forced_colors="active")
    assert violations(page) == []
    assert said == []


def test_the_notification_is_recorded_by_keyboard_alone(desk: Desk, page: Page, served: str):
    """Fails when the form cannot be filled in and sent without a mouse, or its errors do not take the focus."""
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    page.goto(served + desk.address("record_notification"))
    button = page.get_by_role("button", name="Record notification")
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.title().startswith("Error: ")
    assert page.locator(".govuk-error-summary").evaluate("e => e === document.activeElement")
    assert faults(page) == []
    page.get_by_label("Day").focus()
    for name in ("sent_date_day", "sent_date_month", "sent_date_year", "sent_time", "panel_reference"):
        page.keyboard.type(SENT[name])
        page.keyboard.press("Tab")
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_text("Done on day 1 of 5").first.is_visible()


def open_and_look(page: Page, address: str) -> list[str]:
    """All that is wrong with a page whose details are open, wide and narrow."""
    page.goto(address)
    for each in page.locator("summary").all():
        each.press("Enter")
    found = faults(page)
    page.set_viewport_size(NARROW)
    found += [f"at 320 pixels: {each}" for each in violations(page)]
    page.set_viewport_size(WIDE)
    return found
