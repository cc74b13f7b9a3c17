"""Cancelling takes a button: scanners that follow every link of a mail change nothing."""

import pytest

from jigsaw.learning.models import Booking
from jigsaw.learning.tests.invented import booked, letters, paths_in, received

pytestmark = pytest.mark.django_db


def test_following_the_links_of_a_mail_changes_nothing_and_the_button_does(public_site):
    """Fails if a GET cancelled, or the button's page did not say what happened."""
    event = received(places=1)
    _, booking = booked(event)
    booked(event, "sam@health.example")
    for mail in letters("booking"):
        for path in paths_in(mail.body):
            assert public_site.get(path).status_code == 200, path
            assert public_site.head(path).status_code == 200, path
    assert list(Booking.objects.values_list("state", flat=True)) == ["booked", "waiting"]
    (cancel,) = [path for path in paths_in(letters("booked")[0].body) if path.endswith("/cancel/")]
    answer = public_site.post(cancel)
    assert "not on its waiting list" in public_site.get(answer["Location"]).content.decode()
    assert public_site.post(cancel).status_code == 302
    assert list(Booking.objects.values_list("state", flat=True)) == ["cancelled", "offered"]
