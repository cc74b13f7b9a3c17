"""Two people who take the last place of a webinar at the same moment: one has it, the other is first in the line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jigsaw.learning.actions.bookings import book
from jigsaw.learning.models import Booking
from jigsaw.learning.queries.events import places_left
from jigsaw.learning.tests.invented import AT, LEAH, received
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
