"""One place that asks without end is slowed; nobody else is, and no address is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from jigsaw.learning.models import Ask
from jigsaw.learning.throttling import KEPT, MOST, WITHIN, asks_too_often, forget_askings, place_of

pytestmark = pytest.mark.django_db
AT = datetime(2026, 7, 1, 11, 50, tzinfo=UTC)


def test_one_place_is_bounded_for_ten_minutes_and_no_other_place_with_it():
    asked = [asks_too_often("booking", "here", at=AT) for _ in range(MOST + 1)]
    assert asked == [False] * MOST + [True]
    assert not asks_too_often("booking", "there", at=AT)
    assert not asks_too_often("subscription", "here", at=AT)
    assert not asks_too_often("booking", "here", at=AT + WITHIN + timedelta(seconds=1))


def test_the_place_is_no_address_and_another_each_day():
    """Fails if who asked could be read from the table or followed over days."""
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")
    today, tomorrow = place_of(request, at=AT), place_of(request, at=AT + timedelta(days=1))
    assert "192.0.2.7" not in today
    assert today != tomorrow


def test_an_address_that_the_asker_made_up_does_not_count(settings):
    """Fails if a program could pass as many places by a header of its own."""
    made_up = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="198.51.100.1")
    plain = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")
    settings.PROXIES = 0
    assert place_of(made_up, at=AT) == place_of(plain, at=AT)
    settings.PROXIES = 1
    passed_on = RequestFactory().get(
        "/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.7"
    )
    assert place_of(passed_on, at=AT) == place_of(plain, at=AT)


def test_askings_are_forgotten_after_a_day():
    asks_too_often("booking", "here", at=AT)
    assert forget_askings(at=AT + KEPT - timedelta(seconds=1)) == 0
    assert forget_askings(at=AT + KEPT) == 1
    assert not Ask.objects.exists()


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("192.0.2.7", "192.0.2.7:50123", True),
        ("192.0.2.7", "::ffff:192.0.2.7", True),
        ("2001:db8:1:2::1", "2001:db8:1:2:aaaa::9", True),
        ("2001:db8:1:2::1", "[2001:db8:1:2::1]:443", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.7", "192.0.2.8", False),
        ("unknown", "hidden", False),
    ],
)
def test_a_place_is_a_network_and_not_what_a_household_chooses(one, other, alike):
    """Fails if a program passed the bound with a new port, or with one of its endless IPv6 addresses each time."""
    places = [place_of(RequestFactory().get("/", REMOTE_ADDR=each), at=AT) for each in (one, other)]
    assert (places[0] == places[1]) is alike
