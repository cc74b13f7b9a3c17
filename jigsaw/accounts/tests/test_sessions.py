"""Sessions end after 30 minutes without a page, and after 12 hours in any case."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from jigsaw.accounts.actions import forget_ended_sessions
from jigsaw.accounts.rules import IDLE, LONGEST, owes_second_factor, why_session_is_over
from jigsaw.accounts.tests.factories import NOW, invited
from jigsaw.audit.models import Event

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("signed_in", "last_seen", "why"),
    [(IDLE, MINUTE, None), (IDLE, IDLE - MINUTE, None), (IDLE, IDLE, "idle"), (LONGEST, MINUTE, "long")],
)
def test_when_a_session_is_over(signed_in, last_seen, why):
    assert why_session_is_over(signed_in_at=NOW - signed_in, last_seen_at=NOW - last_seen, now=NOW) == why


@pytest.mark.parametrize(
    ("methods", "organisation", "owes"),
    [
        (["password"], False, True),
        (["password", "mfa"], False, False),
        (["code"], False, False),
        (["mfa"], False, False),
        (["socialaccount"], False, True),
        (["socialaccount"], True, False),
        ([], False, False),
    ],
)
def test_who_owes_a_second_factor(methods, organisation, owes):
    assert owes_second_factor(methods, organisation_brings_one=organisation) is owes


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "ago"), [("last_seen_at", IDLE), ("signed_in_at", LONGEST)])
def test_a_session_ends_by_itself_and_says_so_in_the_trail(client, name, ago):
    client.force_login(invited())
    client.get("/")
    session = client.session
    session[name] = (timezone.now() - ago).timestamp()
    session.save()
    assert client.get("/")["Location"].startswith("/sign-in/")
    assert "_auth_user_id" not in client.session
    assert Event.objects.filter(verb="session_ended").count() == 1


@pytest.mark.django_db
def test_a_page_keeps_the_session_alive(client):
    client.force_login(invited())
    client.get("/")
    session = client.session
    session["last_seen_at"] = (timezone.now() - IDLE + MINUTE).timestamp()
    session.save()
    assert client.get("/").status_code == 200
    assert client.session["last_seen_at"] > (timezone.now() - MINUTE).timestamp()


@pytest.mark.django_db
def test_sessions_that_have_ended_do_not_lie_about(client):
    """Fails if sessions, and the typing kept in them, stayed in the database for ever."""
    client.force_login(invited())
    now = timezone.now()
    assert forget_ended_sessions(at=now) == 0
    assert forget_ended_sessions(at=now + LONGEST + MINUTE) == 1
    assert not Session.objects.exists()
