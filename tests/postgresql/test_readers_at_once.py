"""Readers of the public side who ask at the same moment, while staff change what they ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jigsaw.learning.actions.bookings import book
from jigsaw.learning.actions.events import receive_event
from jigsaw.learning.actions.subscriptions import MOST_A_DAY, ask_for_updates, confirm_updates
from jigsaw.learning.models import Booking, OutgoingMail, Subscription
from jigsaw.learning.tests.invented import AT, LEAH, WEBINAR, received
from jigsaw.learning.tests.subscribers import ASKED, asked_for, of_token
from tests.postgresql.test_two_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "public"])


def test_two_askings_confirmed_at_once_are_one_subscription():
    """Fails if somebody who pressed in two windows were sent every bulletin twice from then on."""
    for number in range(5):
        who = f"leah{number}@health.example"
        rows = [of_token(asked_for(who, at=ASKED + timedelta(minutes=each))) for each in range(2)]
        at_once(*(lambda row=row: confirm_updates(row, at=ASKED + timedelta(hours=1)) for row in rows))
        assert Subscription.objects.filter(email=who, confirmed_at__isnull=False).count() == 1


def test_many_who_ask_for_one_address_at_once_have_three_mails_sent():
    """Fails if the bound on mails to one address could be passed by asking quickly."""
    at_once(*(
        lambda: ask_for_updates(email="leah@health.example", publisher="", themes=[], at=ASKED)
        for _ in range(3 * MOST_A_DAY)
    ))  # fmt: skip
    assert OutgoingMail.objects.count() == MOST_A_DAY


def test_people_book_while_the_webinar_is_changed():
    """Fails if a booking and a change of the webinar waited for one another until one of them was broken off."""
    event = received()
    for version in range(2, 8):
        details = replace(WEBINAR, version=version, starts_at=WEBINAR.starts_at + timedelta(minutes=version))
        people = [replace(LEAH, work_email=f"p{version}-{each}@health.example") for each in range(4)]
        at_once(
            lambda details=details: receive_event(details, at=AT),
            *(lambda asked=asked: book(event.pk, asked=asked, at=AT) for asked in people),
        )
    assert Booking.objects.filter(state=Booking.BOOKED).count() == 24
