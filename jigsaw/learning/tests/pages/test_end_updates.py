"""Ending in one press of a mail program (RFC 8058), or by a button."""

from datetime import timedelta

import pytest

from jigsaw.calendar.london import date_words, to_london
from jigsaw.calendar.present import present
from jigsaw.learning.actions.subscriptions import end_updates
from jigsaw.learning.tests.subscribers import of_token, subscribed

pytestmark = pytest.mark.django_db


def test_a_scanner_that_opens_the_link_ends_nothing(public_site):
    """Fails if a security gateway that follows links could end somebody's updates."""
    token = subscribed()
    for ask in (public_site.get, public_site.head, public_site.options):
        assert ask(f"/updates/end/{token}/").status_code == 200
    assert of_token(token).is_running


def test_one_press_ends_it_without_cookie_or_redirect_as_often_as_it_comes(public_site):
    """Fails if a mail program's request met a redirect, a sign-in, a cookie, or an error the second time."""
    token = subscribed()
    for _ in range(2):
        answer = public_site.post(
            f"/updates/end/{token}/",
            "List-Unsubscribe=One-Click",
            content_type="application/x-www-form-urlencoded",
        )
        assert answer.status_code == 200
        assert not answer.cookies
    assert not of_token(token).is_running
    page = answer.content.decode()
    assert "These emails have stopped" in page
    assert f'href="/updates/resume/{token}/"' in page


def test_a_mail_program_may_send_its_word_as_form_data(public_site):
    """Fails if a sender of multipart/form-data (RFC 8058, section 3.1) were refused."""
    token = subscribed()
    answer = public_site.post(f"/updates/end/{token}/", {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not of_token(token).is_running


def test_it_says_the_day_on_which_the_address_is_forgotten(public_site):
    """Fails if the page said "in 30 days" on each of the 30 days."""
    token = subscribed()
    end_updates(of_token(token), at=present() - timedelta(days=20))
    said = date_words(to_london(present() + timedelta(days=10)).date())
    assert (
        f"Your address is forgotten on {said}." in public_site.get(f"/updates/end/{token}/").content.decode()
    )
