"""The form on which anybody books a place."""

from __future__ import annotations

import pytest

from jigsaw.learning.actions.events import cancel_event
from jigsaw.learning.models import Booking, Subscription
from jigsaw.learning.tests.invented import AT, booked, letters, received

pytestmark = pytest.mark.django_db
BOOK = "/events/seeing-the-whole-family/book/"
GIVEN = {
    "full_name": "Leah Brown",
    "work_email": "leah@health.example",
    "organisation": "Alderbrook Community Health",
    "role": "Health visitor",
    "area": "yes",
}


def test_a_place_is_booked_without_an_account_or_a_cookie(public_site):
    """Fails if booking needed a session, left one, or the answer was kept by a cache."""
    received()
    answer = public_site.post(BOOK, GIVEN)
    assert answer.status_code == 302
    assert not answer.cookies
    page = public_site.get(answer["Location"])
    assert "no-store" in page["Cache-Control"]
    assert "Place booked" in page.content.decode()
    row = Booking.objects.get()
    assert (row.full_name, row.works_in_area, row.state) == ("Leah Brown", True, Booking.BOOKED)


def test_what_is_missing_is_said_in_the_words_of_the_house(public_site):
    """Fails if a message said less than what to do, or typing was lost."""
    received()
    page = public_site.post(BOOK, {"work_email": "leah@nhs", "full_name": "Leah Brown"})
    words = page.content.decode()
    assert page.status_code == 400
    for said in (
        "Enter an email address in the correct format, like name@example.com",
        "Select your organisation or ‘Other’",
        "Select your role",
        "Select yes if you work with children in Alderbrook",
    ):
        assert said in words, said
    assert 'value="leah@nhs"' in words
    other = public_site.post(BOOK, GIVEN | {"organisation": "Other"}).content.decode()
    assert "Enter the name of your organisation" in other
    assert not Booking.objects.exists()


def test_an_organisation_outside_the_list_is_taken(public_site):
    received()
    public_site.post(BOOK, GIVEN | {"organisation": "Other", "organisation_other": "Little Oaks Nursery"})
    assert Booking.objects.get().organisation == "Little Oaks Nursery"


def test_the_same_address_again_sees_the_same_screen(public_site):
    """Fails if the screen told a stranger whether somebody has booked."""
    received()

    def screen(email: str) -> tuple[int, str]:
        answer = public_site.post(BOOK, GIVEN | {"work_email": email})
        link = answer["Location"].split("/")[3]
        row = Booking.objects.latest("pk")
        page = public_site.get(answer["Location"]).content.decode()
        return answer.status_code, page.replace(link, "LINK").replace(row.reference, "REFERENCE")

    assert screen("leah@health.example") == screen("leah@health.example") == screen("sam@health.example")


def test_a_full_event_offers_its_waiting_list(public_site):
    event = received(places=1)
    booked(event)
    assert "Join the waiting list" in public_site.get(BOOK).content.decode()
    page = public_site.get(public_site.post(BOOK, GIVEN)["Location"]).content.decode()
    assert "You are number 1." in page


def test_a_program_that_fills_every_box_books_nothing(public_site):
    received()
    assert public_site.post(BOOK, GIVEN | {"homepage": "https://spam.example"}).status_code == 302
    assert not Booking.objects.exists()


def test_a_cancelled_event_takes_no_booking(public_site):
    event = received()
    cancel_event(str(event.pk), why="The speaker is ill.", at=AT)
    for answer in (public_site.get(BOOK), public_site.post(BOOK, GIVEN)):
        assert answer["Location"] == "/events/seeing-the-whole-family/"
    assert not Booking.objects.exists()


def test_updates_by_email_begin_only_where_they_are_ticked_and_confirmed(public_site):
    """Fails if somebody who booked got updates without asking, or without confirming them from their mailbox."""
    received()
    public_site.post(BOOK, GIVEN)
    assert not Subscription.objects.exists()
    public_site.post(BOOK, GIVEN | {"work_email": "sam@health.example", "newsletter": "on"})
    asked = Subscription.objects.get()
    assert (asked.email, asked.publisher, asked.confirmed_at) == ("sam@health.example", "alderbrook", None)
    assert len(letters("updates")) == 1
