"""Long text is kept while it is written, in a real browser: by its script, through lost connections and sign-outs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings as project
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from jigsaw.partnerships.models import Autosave
from jigsaw.publishing.actions import start_publication
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.conftest import team
from tests.browser.axe import WIDE, faults, listen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]
__all__ = ["team"]
# Friday 1 May 2026, 4:12pm in London.
FRIDAY = datetime(2026, 5, 1, 15, 12, tzinfo=UTC)
HALF_A_MINUTE = 31_000
KEPT, OFFERED = "Saved 4:12pm", "You typed here on 1 May at 4:12pm and did not save it."


@pytest.fixture
def friday():
    with time_machine.travel(FRIDAY, tick=False):
        yield


@pytest.fixture
def context(chromium, served, team, friday):
    made = chromium.new_context(viewport=WIDE)
    sign_in(made, served, team.dee)
    yield made
    made.close()


def sign_in(context, served, someone):
    client = Client()
    client.force_login(someone)
    name = project.SESSION_COOKIE_NAME
    context.clear_cookies()
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": served}])


@pytest.fixture
def page(context, served, team):
    """The page of a publication's summary, with the browser's clock in our hands."""
    publication = start_publication(
        partnership=team.partnership, by=team.dee, at=factories.NOW, draft=factories.edition()
    )
    page = context.new_page()
    page.clock.install()
    page.goto(served + reverse("edit_about", args=[publication.pk]))
    return page


def line(page):
    return page.locator(".jig-saved").first


def write(page, words):
    page.get_by_label("Summary", exact=True).fill(words)


def half_a_minute(page):
    with page.expect_response("**/autosave/"):
        page.clock.fast_forward(HALF_A_MINUTE)


def wait_for(page, words):
    line(page).filter(has_text=words).wait_for()


def test_it_is_kept_offered_brought_back_and_let_go(page, served):
    """Fails when half a minute passes and nothing is kept, or when what was saved is still offered."""
    said = listen(page)
    write(page, "Canary words that were never saved")
    assert not Autosave.objects.exists()
    half_a_minute(page)
    wait_for(page, KEPT)
    assert line(page).get_attribute("role") == "status"
    assert faults(page) == []
    page.reload()
    assert OFFERED in page.locator("main").inner_text()
    assert faults(page) == []
    page.get_by_role("link", name="Bring it back").click()
    page.get_by_text("It is not saved yet.").wait_for()
    assert page.get_by_label("Summary", exact=True).input_value() == "Canary words that were never saved"
    assert faults(page) == []
    page.get_by_role("button", name="Save and come back later").click()
    page.wait_for_url("**/publications/*/")
    assert not Autosave.objects.exists()
    assert said == []


def test_nothing_is_sent_while_nothing_changes(page):
    """Fails when an open page keeps a session alive by itself."""
    sent = []
    page.on("request", lambda request: sent.append(request.url) if "autosave" in request.url else None)
    page.clock.fast_forward(10 * HALF_A_MINUTE)
    assert not [each for each in sent if each.endswith("/autosave/")]


def test_leaving_the_page_keeps_it_at_once(page):
    """Fails when the last half minute is lost as the page goes out of sight."""
    write(page, "Words of the last half minute")
    with page.expect_response("**/autosave/"):
        page.evaluate(
            """() => { Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});
            document.dispatchEvent(new Event('visibilitychange')); }"""
        )
    assert Autosave.objects.count() == 1


def test_a_lost_connection_is_said_and_tried_again(page, context):
    """Fails when a failure goes unsaid, or nothing is tried once the connection is back."""
    context.set_offline(True)
    write(page, "Words written in a tunnel")
    page.clock.fast_forward(HALF_A_MINUTE)
    wait_for(page, "there is no connection")
    with page.expect_response("**/autosave/"):
        context.set_offline(False)
    wait_for(page, KEPT)
    assert Autosave.objects.count() == 1


def test_after_a_sign_out_the_text_stays_and_is_kept_once_signed_in_again(page, context, served, team):
    """Fails when the end of a session loses the text, or when the page that held on cannot be saved afterwards."""
    Session.objects.all().delete()
    write(page, "Words of somebody who thought for an hour")
    half_a_minute(page)
    wait_for(page, "Sign in again in another window; your text is still here.")
    assert page.get_by_label("Summary", exact=True).input_value().startswith("Words of somebody")
    sign_in(context, served, team.dee)
    with page.expect_response(lambda answer: answer.url.endswith("/autosave/") and answer.status == 403):
        page.clock.fast_forward(HALF_A_MINUTE)
    with page.expect_response(lambda answer: answer.url.endswith("/autosave/") and answer.ok):
        page.clock.run_for(HALF_A_MINUTE)
    wait_for(page, KEPT)
    page.get_by_role("button", name="Save and come back later").click()
    page.wait_for_url("**/publications/*/")


def test_another_person_at_the_same_browser_does_not_get_the_text(page, context, served, team):
    """Fails when text typed by one person is kept under the name of the next one."""
    write(page, "Words of Dee")
    sign_in(context, served, team.priya)
    page.clock.fast_forward(HALF_A_MINUTE)
    page.clock.run_for(HALF_A_MINUTE)
    wait_for(page, "Not saved")
    assert not Autosave.objects.exists()
