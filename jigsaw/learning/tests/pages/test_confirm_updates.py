"""Confirming from the mailbox."""

from datetime import timedelta

import pytest

from jigsaw.calendar.present import present
from jigsaw.learning.tests.subscribers import asked_for, of_token

pytestmark = pytest.mark.django_db


def test_opening_the_link_changes_nothing_and_the_button_confirms_twice_alike(public_site):
    """Fails if a mail scanner could confirm, or a person came too late because a scanner was first."""
    token = asked_for(at=present())
    address = f"/updates/confirm/{token}/"
    for _ in range(2):
        page = public_site.get(address)
        assert page.content.decode().count("<button") == 1
        assert page["Cache-Control"] == "no-store"
    assert public_site.head(address).status_code == 200
    assert not of_token(token).is_running
    for _ in range(2):
        answer = public_site.post(address, follow=True)
        assert "Your email updates have begun" in answer.content.decode()
    assert of_token(token).is_running
    assert not public_site.cookies


def test_a_link_that_has_run_out_or_never_was_says_what_to_do(public_site):
    """Fails if an old link began something, or told apart what was never asked."""
    token = asked_for(at=present() - timedelta(days=7, seconds=1))
    for address in (f"/updates/confirm/{token}/", "/updates/confirm/never-was/"):
        for ask in (public_site.get, public_site.post):
            answer = ask(address)
            assert answer.status_code == 404
            assert "This link no longer works" in answer.content.decode()
            assert 'href="/updates/"' in answer.content.decode()
    assert not of_token(token).is_running


def test_it_promises_no_day_on_which_nothing_may_come(public_site):
    """Fails if people were told to expect an email on the first of a month: somebody approves it after that."""
    answer = public_site.post(f"/updates/confirm/{asked_for(at=present())}/", follow=True).content.decode()
    assert "first day of a month" not in answer
    assert "in the first weeks of a month" in answer
