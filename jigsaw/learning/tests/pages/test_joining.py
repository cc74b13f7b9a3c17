"""The way into the meeting."""

import pytest

from jigsaw.learning.actions.bookings import cancel_booking
from jigsaw.learning.tests.invented import AT, TEAMS, booked, received

pytestmark = pytest.mark.django_db


def test_only_people_with_a_place_see_the_link_of_the_meeting(public_site):
    event = received(places=1)
    first, booking = booked(event)
    second, _ = booked(event, "sam@health.example")
    assert TEAMS in public_site.get(f"/events/joining/{first}/").content.decode()
    assert TEAMS not in public_site.get(f"/events/joining/{second}/").content.decode()
    cancel_booking(booking, at=AT)
    assert TEAMS not in public_site.get(f"/events/joining/{first}/").content.decode()
