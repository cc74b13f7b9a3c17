"""The crib sheet in a browser: each answer can be copied as its plain words, and on paper there are no buttons."""

from __future__ import annotations

import pytest

from jigsaw.incidents.actions import recording
from jigsaw.incidents.tests import factories
from tests.browser.axe import NARROW, WIDE, faults
from tests.browser.walking import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]
SUMMARY = "Child A <b>was</b> taken to hospital.\nNobody could explain the injuries."


@pytest.fixture
def sheet(served):
    """Its address, and somebody who may see it."""
    team = factories.team()
    incident = factories.recorded(team.priya, team.partnership)
    recording.save_part(
        incident, part="what", values={"summary": SUMMARY}, revision=None, by=team.priya, at=factories.NOW
    )
    return f"{served}/cases/{incident.pk}/record/crib-sheet/", team.priya


def test_an_answer_is_copied_as_plain_words(chromium, served, sheet):
    address, someone = sheet
    context = chromium.new_context(viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    sign_in(context, someone, served)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Copy Description, What happened", exact=True).click()
    page.get_by_role("button", name="Copied Description, What happened", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == SUMMARY
    assert faults(page) == []
    page.emulate_media(media="print")
    assert not page.locator(".jig-copy").first.is_visible()
    context.close()


def test_without_scripts_it_is_read_and_printed(chromium, served, sheet):
    address, someone = sheet
    context = chromium.new_context(viewport=NARROW, java_script_enabled=False)
    sign_in(context, someone, served)
    page = context.new_page()
    page.goto(address)
    assert page.get_by_role("button", name="Copy").count() == 0
    assert "The national form signs you out after 20 minutes and does not save." in page.inner_text("main")
    context.close()
