"""The door of events: made public once, changed, cancelled, and forgotten a year later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jigsaw.calendar.london import moment_words
from jigsaw.learning.actions.bookings import cancel_booking, remind_booked
from jigsaw.learning.actions.events import cancel_event, forget_bookings
from jigsaw.learning.event_rules import NotAnEvent
from jigsaw.learning.models import Booking, Event, OutgoingMail
from jigsaw.learning.tests.invented import AT, STARTS, booked, letters, received
from jigsaw.learning.tests.test_bookings import calendar_of

pytestmark = pytest.mark.django_db
LATER = STARTS + timedelta(days=7)


def test_an_event_is_received_once_and_by_version():
    """Fails if a repeated or older version changed what is public, or the address moved."""
    received(title="First")
    received(title="Again")
    received(version=3, title="Third", slug="elsewhere")
    received(version=2, title="Second")
    event = Event.objects.get()
    assert (event.title, event.version, event.slug) == ("Third", 3, "seeing-the-whole-family")
    assert event.ics_sequence == 0


def test_a_new_time_raises_the_sequence_and_tells_everybody():
    """Fails if calendars would keep the old time, or reminders of the old time were counted as gone."""
    event = received(places=1)
    _, first = booked(event)
    _, second = booked(event, "sam@health.example")
    Booking.objects.update(reminded=2)
    received(version=2, places=1, starts_at=LATER, ends_at=LATER + timedelta(hours=2))
    entry, method = calendar_of(letters(f"booking {first.pk} moved")[0])
    assert (method, entry["sequence"], entry.decoded("dtstart")) == ("REQUEST", 1, LATER)
    assert entry["uid"] == f"{first.calendar_uid}@jigsaw"
    assert letters(f"booking {second.pk} moved")[0].attachments == []
    assert set(Booking.objects.values_list("reminded", flat=True)) == {0}


def test_a_new_time_in_a_few_days_needs_no_reminder_of_the_week_before():
    """Fails if "In 7 days" followed at once upon the mail with a new time three days ahead."""
    event = received()
    booked(event)
    at = STARTS - timedelta(days=9)
    soon = at + timedelta(days=3)
    received(version=2, starts_at=soon, ends_at=soon + timedelta(hours=2), at=at)
    assert remind_booked(at=at + timedelta(minutes=1)) == 0
    assert [remind_booked(at=soon - each) for each in (timedelta(days=1), timedelta(hours=1))] == [1, 1]


def test_mail_that_waits_with_the_old_time_is_never_sent():
    """Fails if a reminder or a confirmation that waited said another time than the mail of the new one."""
    event = received(places=1)
    _, first = booked(event)
    remind_booked(at=STARTS - timedelta(days=7))
    received(version=2, places=1, starts_at=LATER, ends_at=LATER + timedelta(hours=2))
    waiting = [mail.key for mail in OutgoingMail.objects.filter(given_up_at=None)]
    assert waiting == [f"booking {first.pk} moved 1"]


def test_who_is_offered_a_place_keeps_the_way_to_it_when_the_time_changes():
    """Fails if a place were held until the new start, and nobody was told that it ends sooner or how to take it."""
    event = received(places=1)
    _, first = booked(event)
    _, second = booked(event, "sam@health.example")
    at = STARTS - timedelta(days=2)
    cancel_booking(first, at=at)
    soon = at + timedelta(hours=5)
    received(version=2, places=1, starts_at=soon, ends_at=soon + timedelta(hours=2), at=at)
    second.refresh_from_db()
    body = letters(f"booking {second.pk} moved")[0].body
    assert second.offer_until == soon
    assert f"We hold it for you until {moment_words(soon)}" in body
    assert "/take/" in body


@pytest.mark.parametrize("name", ["booked", "joining"])
def test_no_event_has_the_address_of_another_page(name, public_site):
    """Fails if a webinar called "Joining" stood at an address below which nobody could book."""
    event = received(slug=name)
    assert event.slug == f"{name}-{event.publisher_id}"
    assert public_site.get(f"/events/{event.slug}/book/").status_code == 200


def test_more_places_are_offered_to_those_who_wait():
    event = received(places=1)
    booked(event)
    _, second = booked(event, "sam@health.example")
    received(version=2, places=2)
    second.refresh_from_db()
    assert second.state == Booking.OFFERED


def test_a_cancelled_event_is_taken_out_of_calendars_and_offers_nothing():
    event = received(places=1)
    _, first = booked(event)
    booked(event, "sam@health.example")
    assert cancel_event(str(event.pk), why="The speaker is ill.", at=AT)
    assert not cancel_event(str(event.pk), why="The speaker is ill.", at=AT)
    entry, method = calendar_of(letters(f"booking {first.pk} called off")[0])
    assert (method, entry["status"], entry["sequence"]) == ("CANCEL", "CANCELLED", 1)
    assert len(letters("called off")) == 2
    cancel_booking(first, at=AT)
    assert not Booking.objects.filter(state=Booking.OFFERED).exists()
    with pytest.raises(NotAnEvent):
        received(version=2)
    with pytest.raises(ValueError, match="why"):
        cancel_event(str(event.pk), why=" ", at=AT)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": " "},
        {"ends_at": STARTS},
        {"places": 0},
        {"joining_address": "http://teams.example/"},
        {"starts_at": datetime(2099, 7, 16, 14, 0)},
    ],
)
def test_what_cannot_be_an_event_is_refused_before_anything_is_written(changes):
    with pytest.raises(NotAnEvent):
        received(**changes)
    assert not Event.objects.exists()


def test_bookings_go_twelve_months_after_the_event_and_numbers_stay():
    """Fails if anything of a person were left a year after, went a day early, or the numbers went with it."""
    starts = datetime(2026, 7, 16, 14, 0, tzinfo=UTC)
    event = received(starts_at=starts, ends_at=starts + timedelta(hours=2))
    booked(event)
    booked(event)  # an echo counts nowhere
    _, third = booked(event, "sam@health.example")
    booked(event, "ola@police.example")
    cancel_booking(third, at=AT)
    last_day = datetime(2027, 7, 15, 22, 59, tzinfo=UTC)  # 11:59pm in London
    assert forget_bookings(at=last_day) == 0
    assert forget_bookings(at=last_day + timedelta(minutes=1)) == 3
    assert forget_bookings(at=last_day + timedelta(days=9)) == 0
    assert not Booking.objects.exists()
    assert not OutgoingMail.objects.exists()
    event.refresh_from_db()
    assert event.numbers == {
        "states": {"booked": 2, "cancelled": 1},
        "organisations": {"Alderbrook Community Health": 2},
    }
