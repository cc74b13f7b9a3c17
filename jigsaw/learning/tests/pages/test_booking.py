"""What stands behind the link of a booking."""

import pytest

from jigsaw.learning.tests.invented import booked, received

pytestmark = pytest.mark.django_db


def test_it_has_the_reference_the_calendar_file_and_the_way_out(public_site):
    link, booking = booked(received())
    answer = public_site.get(f"/events/booked/{link}/")
    words = answer.content.decode()
    for said in (booking.reference, "Add to calendar", "Cancel your place"):
        assert said in words
    assert "We delete your details 12 months after the event" in words
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")


def test_a_link_that_was_never_given_leads_nowhere(public_site):
    """Fails if a booking could be reached by its reference or number."""
    _, booking = booked(received())
    for guess in (booking.reference, booking.pk, booking.calendar_uid, "x"):
        for page in (f"booked/{guess}/", f"booked/{guess}/cancel/", f"joining/{guess}/"):
            assert public_site.get(f"/events/{page}").status_code == 404
