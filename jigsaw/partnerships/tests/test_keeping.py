"""What somebody typed before their session ended is there again after they have signed in."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from jigsaw.partnerships import keeping
from jigsaw.partnerships.tests.factories import somebody

pytestmark = pytest.mark.django_db
ADDRESS = "/partnerships/alderbrook/agencies/add/"
TYPED = {"name": "Alderbrook Canary Trust", "kind": "gp", "statutory": "no", "password": "secret words"}


def expire(client):
    Session.objects.all().delete()


def send(client, address=ADDRESS, typed=TYPED):
    """Send the page; returns where the person is led after signing in."""
    answer = client.post(address, typed)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/?next=")
    return parse_qs(urlsplit(answer["Location"]).query)["next"][0]


def test_the_text_is_there_after_signing_in_again(browser, manager):
    """Experience, rule 2: expire the session on the server, submit, sign in, see the text."""
    expire(browser)
    back = send(browser)
    assert back.startswith(f"{ADDRESS}?kept=")
    browser.force_login(manager)
    page = browser.get(back).content.decode()
    assert 'value="Alderbrook Canary Trust"' in page
    assert "secret words" not in page


def test_the_sign_in_page_says_that_it_is_kept(browser):
    expire(browser)
    answer = browser.post(ADDRESS, TYPED, follow=True)
    assert "What you typed is kept" in answer.content.decode()


def test_an_idle_session_keeps_it_for_the_same_person_only(browser, manager, here):
    """Fails if somebody else at the same browser could read it."""
    browser.get("/")
    session = browser.session
    session["last_seen_at"] = (timezone.now() - timedelta(hours=1)).timestamp()
    session.save()
    back = send(browser)
    kept = dict(browser.session[keeping.KEPT_IN_SESSION])
    assert next(iter(kept.values()))["person"] == str(manager.pk)
    other = somebody("Ruth Lindley", here)
    browser.force_login(other)
    session = browser.session
    session[keeping.KEPT_IN_SESSION] = kept
    session.save()
    assert b"Canary" not in browser.get(back).content
    browser.force_login(manager)
    session = browser.session
    session[keeping.KEPT_IN_SESSION] = kept
    session.save()
    assert b"Canary" in browser.get(back).content


def test_what_is_sent_after_a_page_ended_the_session_is_still_that_persons(browser, manager, here):
    """Fails if typing became anybody's when another tab had already met the end of the session."""
    browser.get("/")
    session = browser.session
    session["last_seen_at"] = (timezone.now() - timedelta(hours=1)).timestamp()
    session.save()
    browser.get("/")
    back = send(browser)
    kept = dict(browser.session[keeping.KEPT_IN_SESSION])
    for who, there in ((somebody("Ruth Lindley", here), False), (manager, True)):
        browser.force_login(who)
        session = browser.session
        session[keeping.KEPT_IN_SESSION] = kept
        session.save()
        assert (b"Canary" in browser.get(back).content) is there


def test_what_another_window_sends_after_signing_out_is_still_that_persons(browser, manager, here):
    """Fails if somebody who signs in next at a shared desk were shown what the one before had typed."""
    browser.get("/")
    assert browser.post("/sign-out/").status_code == 302
    assert "_auth_user_id" not in browser.session
    send(browser)
    kept = dict(browser.session[keeping.KEPT_IN_SESSION])
    assert [entry["person"] for entry in kept.values()] == [str(manager.pk)]


def test_the_session_store_holds_it_sealed(browser):
    expire(browser)
    send(browser)
    assert "Canary" not in str(dict(browser.session))


def test_the_token_opens_it_nowhere_else(browser, manager, client):
    expire(browser)
    token = send(browser).split("kept=")[1]
    browser.force_login(manager)
    assert b"Canary" not in browser.get(f"/partnerships/alderbrook/change/?kept={token}").content
    elsewhere = type(client)()
    elsewhere.force_login(manager)
    assert b"Canary" not in elsewhere.get(f"{ADDRESS}?kept={token}").content


def test_it_is_gone_after_an_hour(browser, manager):
    expire(browser)
    back = send(browser)
    browser.force_login(manager)
    session = browser.session
    token, entry = next(iter(session[keeping.KEPT_IN_SESSION].items()))
    session[keeping.KEPT_IN_SESSION] = {token: entry | {"until": timezone.now().timestamp() - 1}}
    session.save()
    assert b"Canary" not in browser.get(back).content


def test_it_is_gone_once_it_was_saved(browser, manager):
    expire(browser)
    back = send(browser)
    browser.force_login(manager)
    browser.post(ADDRESS, TYPED)
    assert b'value="Alderbrook Canary Trust"' not in browser.get(back).content


def test_a_page_that_does_not_ask_is_answered_for(browser, manager, here):
    """Every page keeps typing, also one written without a thought of it."""
    address = "/partnerships/alderbrook/working-days/"
    expire(browser)
    back = send(browser, address, {"note": "Canary <b>words</b>"})
    browser.force_login(manager)
    page = browser.get(back).content.decode()
    assert "What you typed is still here" in page
    assert f'action="{address}"' in page
    assert page.count("Canary &lt;b&gt;words&lt;/b&gt;") == 2


def test_too_much_is_not_kept_and_at_most_three_pages_wait(browser):
    expire(browser)
    assert send(browser, typed={"name": "x" * (keeping.MOST_BYTES + 1)}) == ADDRESS
    for number in range(5):
        send(browser, typed={"name": f"number {number}"})
    assert len(browser.session[keeping.KEPT_IN_SESSION]) == keeping.MOST_KEPT


def test_a_changed_seal_opens_nothing(browser, manager):
    expire(browser)
    back = send(browser)
    browser.force_login(manager)
    session = browser.session
    token, entry = next(iter(session[keeping.KEPT_IN_SESSION].items()))
    session[keeping.KEPT_IN_SESSION] = {token: entry | {"sealed": entry["sealed"][:-8] + "AAAAAAA="}}
    session.save()
    assert browser.get(back).status_code == 200
    assert b"Canary" not in browser.get(back).content
