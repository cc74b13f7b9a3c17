"""How often the door can be tried, with the table that production counts in; and what it says to strangers."""

import re

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client

from jigsaw.accounts.models import Person
from jigsaw.config.settings import casework
from jigsaw.notices.models import Mail
from jigsaw.publishing.tests.factories import NOW

pytestmark = pytest.mark.django_db
KNOWN, PASSWORD = "priya.nair@alderbrook-scp.example", "harbour kettle violet noun"


@pytest.fixture
def counted(settings):
    """Attempts are counted where production counts them."""
    settings.CACHES = casework.CACHES
    call_command("createcachetable", verbosity=0)
    yield caches["default"]
    caches["default"].clear()


@pytest.fixture
def priya(db):
    person = Person(email=KNOWN, full_name="Priya Nair", invited_at=NOW)
    person.set_password(PASSWORD)
    person.save()
    return person


def test_a_thousand_addresses_get_nine_tries_at_a_person(counted, priya):
    """Fails if the counts of one person were pushed out of a full table by tries from elsewhere."""

    def attempt(number: int, login: str, password: str = "wrong") -> bytes:
        browser = Client(REMOTE_ADDR=f"198.51.{number // 250}.{number % 250}")
        return browser.post("/sign-in/password/", {"login": login, "password": password}).content

    for number in range(9):
        attempt(number, KNOWN)
    assert b"too many tries" in attempt(10, KNOWN, PASSWORD)
    counted.set_many({f"allauth:rl:z{number}": [1.0] for number in range(1000)}, 300)
    assert b"too many tries" in attempt(999, KNOWN, PASSWORD)


@pytest.mark.parametrize(
    ("address", "field"),
    [("/sign-in/", "email"), ("/reset-password/", "email"), ("/sign-in/password/", "login")],
)
def test_strangers_and_leavers_are_answered_like_anybody(counted, priya, address, field):
    """Fails if a status, a body, a cookie or a place to go on to told who can sign in."""
    left = Person.objects.create(
        email="left@alderbrook-scp.example", full_name="Left", invited_at=NOW, is_active=False
    )
    answers = []
    for email in (KNOWN, "nobody@alderbrook-scp.example", left.email):
        browser = Client()
        answer = browser.post(address, {field: email, "password": "wrong"})
        after = browser.get(answer["Location"]) if answer.status_code == 302 else answer
        body = re.sub(rb'value="[^"]{20,}"', b"", after.content.replace(email.encode(), b""))
        answers.append((answer.status_code, answer.headers.get("Location"), sorted(browser.cookies), body))
    assert answers[0] == answers[1] == answers[2]
    assert {mail.to for mail in Mail.objects.all()} <= {KNOWN}
