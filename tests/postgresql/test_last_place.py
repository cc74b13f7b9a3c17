"""Places of a webinar that several people touch at the same moment: each is given once, and nobody waits in a ring."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from jigsaw.learning.actions.bookings import book, cancel_booking, pass_on_offers, take_place
from jigsaw.learning.actions.queue import turn_at
from jigsaw.learning.models import Booking
from jigsaw.learning.queries.events import places_left
from jigsaw.learning.tests.invented import AT, LEAH, booked, letters, received
from tests.postgresql.test_two_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "public"])


def test_the_last_place_goes_to_one_of_several_who_ask_at_once():
    """Fails if more people had a place than there are places, or one address had two bookings."""
    event = received(places=1)
    people = ("leah@health.example", "sam@health.example", "ola@police.example", "leah@health.example")
    at_once(*(
        lambda who=who: book(event.pk, asked=replace(LEAH, work_email=who), at=AT) for who in people
    ))  # fmt: skip
    real = Booking.objects.filter(is_echo=False)
    assert sorted(real.values_list("state", flat=True)) == ["booked", "waiting", "waiting"]
    assert Booking.objects.filter(is_echo=True).count() == 1
    assert places_left(event) == 0


def test_an_offer_is_taken_once_though_it_is_pressed_twice_while_it_passes():
    """Fails if two windows gave two confirmations, or a place taken in the last second was passed on as well."""
    event = received(places=1)
    (_, first), (_, second), _ = (
        booked(event, who) for who in ("", "sam@health.example", "ola@police.example")
    )
    cancel_booking(first, at=AT)
    last = AT + timedelta(hours=24) - timedelta(seconds=1)
    taken = at_once(
        lambda: take_place(second, at=last),
        lambda: take_place(second, at=last),
        lambda: pass_on_offers(at=last + timedelta(seconds=1)),
    )
    second.refresh_from_db()
    assert taken[:2].count(True) == (second.state == Booking.BOOKED)
    assert len(letters(f"booking {second.pk} booked")) == (second.state == Booking.BOOKED)
    assert Booking.objects.filter(is_echo=False, state__in=Booking.HOLDING).count() == 1


def test_a_booking_and_a_change_of_the_event_do_not_wait_for_one_another():
    """Fails if somebody who books while staff change the event met a fault, or staff did."""
    event, is_held = received(), threading.Event()

    def book_slowly():
        with turn_at(event.pk):
            is_held.set()
            time.sleep(1)
            book(event.pk, asked=LEAH, at=AT)

    def change():
        is_held.wait(10)
        received(version=2, title="Seeing the whole family")

    at_once(book_slowly, change)
    event.refresh_from_db()
    assert (event.version, Booking.objects.get().state) == (2, Booking.BOOKED)
