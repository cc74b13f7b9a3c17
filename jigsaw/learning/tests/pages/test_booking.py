"""What stands behind the link of a booking."""

from datetime import timedelta

import pytest

from jigsaw.learning.actions.bookings import cancel_booking
from jigsaw.learning.tests.invented import AT, booked, received

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


def has_of(public_site, link, moment, monkeypatch):
    """What the page says at a moment."""
    monkeypatch.setattr("jigsaw.components.page.present", lambda: moment)
    return public_site.get(f"/events/booked/{link}/").content.decode()


def test_an_offer_that_has_passed_is_not_held_out_any_more(public_site, monkeypatch):
    """Fails if the page offered a place that its button no longer gives, until the worker had passed it on."""
    event = received(places=1)
    _, first = booked(event)
    link, _ = booked(event, "sam@health.example")
    cancel_booking(first, at=AT)
    day = AT + timedelta(hours=24)
    assert "Take the place" in has_of(public_site, link, day - timedelta(seconds=1), monkeypatch)
    passed = has_of(public_site, link, day, monkeypatch)
    assert "no longer held" in passed
    assert "Take the place" not in passed
    assert public_site.get(f"/events/booked/{link}/take/").status_code == 302


def test_after_its_time_nothing_is_promised(public_site, monkeypatch):
    """Fails if people were told of reminders and of a place to come while the webinar ran or after it."""
    event = received(places=1)
    link, _ = booked(event)
    waits, _ = booked(event, "sam@health.example")
    assert "waiting list is closed" in has_of(public_site, waits, event.starts_at, monkeypatch)
    assert "Join on the day" in has_of(public_site, link, event.starts_at, monkeypatch)
    for each in (link, waits):
        said = has_of(public_site, each, event.ends_at, monkeypatch)
        assert "This webinar has ended" in said
        assert not [words for words in ("reminder", "Cancel your place", "You are number") if words in said]
        assert public_site.get(f"/events/booked/{each}/cancel/").status_code == 302


def test_who_booked_twice_and_cancels_one_is_told_how_to_cancel_the_other(public_site):
    """Fails if somebody believed that their place was given back, while it was kept for them."""
    event = received()
    booked(event)
    link, _ = booked(event)
    page = public_site.get(public_site.post(f"/events/booked/{link}/cancel/")["Location"]).content.decode()
    assert "that booking stays. Cancel it with the link in its email" in page
