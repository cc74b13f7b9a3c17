"""What is typed is kept for its person and page alone, offered again, and let go when it is saved."""

import uuid
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.sessions.models import Session
from django.urls import resolve

from jigsaw.audit.models import Event
from jigsaw.calendar.present import present
from jigsaw.partnerships import keeping
from jigsaw.partnerships.models import Autosave
from jigsaw.partnerships.pages.autosave import keeps_typing
from jigsaw.partnerships.tests.factories import somebody
from tests.access.walking import patterns

pytestmark = pytest.mark.django_db
HERE = "/autosave/"
PAGE = "/partnerships/alderbrook/agencies/add/"
TYPED = {"name": "Canary Trust", "kind": "gp", "statutory": "no"}


def keep(browser, person, path=PAGE, typed=TYPED, **more):
    return browser.post(
        HERE, {"path": path, "typed": urlencode(typed), "mark": keeping.mark_of(person), **more}
    )


def test_it_says_when_it_was_kept_and_leaves_no_event(browser, manager):
    """Fails if the trail grew by one event each half minute."""
    before = Event.objects.count()
    answer = keep(browser, manager)
    assert answer.status_code == 200
    assert answer.json()["saved"].startswith("Saved ")
    keep(browser, manager, typed=TYPED | {"name": "Canary Trust of Alderbrook"})
    assert Event.objects.count() == before
    assert Autosave.objects.count() == 1


def test_what_is_kept_is_sealed_and_holds_no_password(browser, manager):
    keep(browser, manager, typed=TYPED | {"password": "secret words", "code": "123456"})
    row = Autosave.objects.get()
    assert b"Canary" not in bytes(row.sealed)
    shown = browser.get(f"{PAGE}?typed=1").content.decode()
    assert 'value="Canary Trust"' in shown
    assert "secret words" not in shown


def test_the_page_offers_it_and_brings_it_back_without_a_script(browser, manager):
    keep(browser, manager)
    offered = browser.get(PAGE).content.decode()
    assert "and did not save it." in offered
    assert "You typed here on " in offered
    assert "Canary" not in offered
    assert f'href="{PAGE}?typed=1"' in offered
    shown = browser.get(f"{PAGE}?typed=1").content.decode()
    assert 'value="Canary Trust"' in shown
    assert "It is not saved yet." in shown
    assert Autosave.objects.count() == 1, "looking changes nothing"


def test_it_is_thrown_away_by_a_post_alone(browser, manager):
    keep(browser, manager)
    answer = browser.post(HERE, {"path": PAGE, "throw_away": "1"}, follow=True)
    assert answer.redirect_chain == [(PAGE, 302)]
    assert b"What you had typed was thrown away." in answer.content
    assert b"You typed here on" not in answer.content
    assert not Autosave.objects.exists()
    assert browser.post(HERE, {"path": PAGE, "throw_away": "1"}).status_code == 302, "a replay does no harm"


def test_saving_the_page_lets_it_go_and_an_error_does_not(browser, manager):
    keep(browser, manager)
    browser.post(PAGE, {})
    assert Autosave.objects.count() == 1
    browser.post(PAGE, TYPED)
    assert not Autosave.objects.exists()


def test_nobody_else_is_offered_it_and_no_other_page(browser, manager, here, client):
    """Fails if what one person typed showed to another."""
    keep(browser, manager)
    other = type(client)()
    other.force_login(somebody("Ruth Lindley", here))
    assert b"You typed here" not in other.get(PAGE).content
    assert b"Canary" not in other.get(f"{PAGE}?typed=1").content
    assert b"Canary" not in browser.get("/partnerships/alderbrook/change/?typed=1").content


def test_a_page_that_somebody_else_left_open_keeps_nothing_as_theirs(browser, manager, here):
    """Fails if text typed by one person could come to stand under the name of the next one at that browser."""
    other = somebody("Ruth Lindley", here)
    answer = keep(browser, other)
    assert answer.status_code == 409
    assert answer.json() == {"refused": "Somebody else has signed in since you opened this page."}
    assert not Autosave.objects.exists()


def test_a_seal_opens_in_its_own_row_alone(browser, manager):
    keep(browser, manager)
    Autosave.objects.update(path="/partnerships/alderbrook/change/")
    shown = browser.get("/partnerships/alderbrook/change/")
    assert shown.status_code == 200
    assert b"You typed here" not in shown.content


@pytest.mark.parametrize("path", ["", "//evil.example/", "/nowhere/", "/sign-in/", PAGE + "x" * 300, "é\x00"])
def test_other_addresses_keep_nothing_and_lead_nowhere(browser, manager, path):
    for more in ({}, {"throw_away": "1"}):
        answer = keep(browser, manager, path=path, **more)
        assert answer.status_code == 400
        assert answer.json() == {"refused": "This page keeps nothing while you write."}
    assert not Autosave.objects.exists()


def test_too_much_is_refused_in_words(browser, manager):
    answer = keep(browser, manager, typed={"name": "x" * keeping.MOST_BYTES})
    assert answer.status_code == 400
    assert answer.json()["refused"] == "It is too long to be kept while you write. Save this page now."


def test_after_the_session_ended_nothing_is_kept_and_no_other_typing_is_pushed_out(browser, manager):
    Session.objects.all().delete()
    answer = keep(browser, manager)
    assert answer.status_code == 302
    assert "kept" not in answer["Location"]
    assert not Autosave.objects.exists()


def test_it_goes_after_a_fortnight_and_a_person_has_a_hundred_pages_at_most(manager):
    at = present()
    for number in range(keeping.MOST_AUTOSAVED + 2):
        keeping.autosave(by=manager, path=f"/{number}/", typed="a=b", at=at - timedelta(minutes=number))
    assert Autosave.objects.count() == keeping.MOST_AUTOSAVED
    assert not Autosave.objects.filter(path=f"/{keeping.MOST_AUTOSAVED}/").exists()
    assert keeping.forget_old_typing(at=at + timedelta(days=13)) == 0
    assert keeping.forget_old_typing(at=at + timedelta(days=15)) == keeping.MOST_AUTOSAVED


def test_a_get_does_nothing(browser, manager):
    assert browser.get(HERE).status_code == 405


def test_the_register_of_names_is_never_kept_here():
    """Fails if the names of families could lie anywhere besides the people register."""
    pages = [page for page in patterns("jigsaw.config.urls_casework") if page.permission == "open_register"]
    for page in pages:
        filled = {part: uuid.uuid4() if f"uuid:{part}" in page.route else 1 for part in page.parts}
        assert resolve(page.address(filled))
        assert not keeps_typing(page.address(filled)), page
