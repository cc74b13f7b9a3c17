"""Taking the place that is held."""

import pytest

from jigsaw.calendar.present import present
from jigsaw.learning.actions.bookings import cancel_booking
from jigsaw.learning.models import Booking
from jigsaw.learning.tests.invented import booked, letters, paths_in, received

pytestmark = pytest.mark.django_db


def test_the_button_in_the_page_takes_the_place_and_the_link_does_not(public_site):
    event = received(places=1)
    _, first = booked(event)
    _, second = booked(event, "sam@health.example")
    cancel_booking(first, at=present())
    (take,) = [path for path in paths_in(letters("offered")[0].body) if path.endswith("/take/")]
    assert "We hold it for you until" in public_site.get(take).content.decode()
    second.refresh_from_db()
    assert second.state == Booking.OFFERED
    page = public_site.get(public_site.post(take)["Location"]).content.decode()
    assert "Place booked" in page
    assert public_site.get(take).status_code == 302
