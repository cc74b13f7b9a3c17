"""Places at a webinar: given once, passed on by themselves, never told to strangers."""

from __future__ import annotations

from datetime import timedelta

import icalendar
import pytest

from jigsaw.learning.actions.bookings import (
    MOST_TOLD,
    BookingClosed,
    book,
    cancel_booking,
    pass_on_offers,
    remind_booked,
    take_place,
)
from jigsaw.learning.models import Booking, OutgoingMail
from jigsaw.learning.queries.events import number_in_line, places_left
from jigsaw.learning.tests.invented import AT, LEAH, STARTS, TEAMS, booked, letters, received

pytestmark = pytest.mark.django_db


def calendar_of(mail):
    """The one event in the calendar file of a mail, and the file's method."""
    (file,) = mail.attachments
    calendar = icalendar.Calendar.from_ical(file["content"])
    (entry,) = calendar.walk("VEVENT")
    assert f"method={calendar['method']}" in file["type"]
    return entry, str(calendar["method"])


def test_a_place_is_booked_and_the_mail_has_the_calendar_file():
    """Fails if the file lost its UID, UTC times, alarm or method, or the meeting's own address stood in the mail."""
    event = received()
    _, booking = booked(event)
    assert (booking.state, places_left(event)) == (Booking.BOOKED, 39)
    (mail,) = letters("booked")
    entry, method = calendar_of(mail)
    assert (method, entry["uid"], entry["sequence"]) == ("REQUEST", f"{booking.calendar_uid}@jigsaw", 0)
    assert entry.decoded("dtstart") == STARTS
    assert b"DTSTART:20990716T140000Z" in mail.attachments[0]["content"].encode()
    (alarm,) = entry.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=-1)
    assert "Thursday 16 July 2099, 3pm to 5pm" in mail.body
    assert booking.reference in mail.body
    assert TEAMS not in mail.body + mail.attachments[0]["content"]
    assert "We delete your details 12 months after the event" in mail.body


def test_booking_again_takes_no_place_and_only_the_mail_says_so():
    """Fails if a second booking counted, held details, or could give away the first one's place."""
    event = received()
    _, first = booked(event)
    _, again = booked(event, "LEAH.brown@health.example", at=AT + timedelta(minutes=5))
    assert (again.state, again.is_echo, again.work_email, again.full_name) == (Booking.BOOKED, True, "", "")
    assert places_left(event) == 39
    (mail,) = letters("again")
    assert "You have already booked. We have sent your details again." in mail.body
    assert first.reference in mail.body
    booked(event, "leah.brown@health.example", at=AT + timedelta(minutes=6))
    assert len(letters("again")) == 1  # nobody's mailbox is filled by pressing a button
    assert cancel_booking(again, at=AT)
    first.refresh_from_db()
    assert first.state == Booking.BOOKED


def test_the_waiting_list_moves_up_and_an_offer_passes_on_by_itself():
    """Fails if the free place went to anybody but the first in the line, or stayed with one who did not answer."""
    event = received(places=1)
    _, first = booked(event)
    _, second = booked(event, "sam@health.example")
    _, third = booked(event, "ola@police.example")
    assert [number_in_line(each) for each in (second, third)] == [1, 2]
    assert "You are number 2 on the waiting list" in letters(f"booking {third.pk} waiting")[0].body

    assert cancel_booking(first, at=AT)
    assert not cancel_booking(first, at=AT)
    assert calendar_of(letters("cancelled")[0])[1] == "CANCEL"
    second.refresh_from_db()
    assert (second.state, second.offer_until) == (Booking.OFFERED, AT + timedelta(hours=24))
    assert places_left(event) == 0

    assert pass_on_offers(at=AT + timedelta(hours=23, minutes=59)) == 0
    day = AT + timedelta(hours=24)
    assert not take_place(second, at=day)
    assert pass_on_offers(at=day) == 1
    assert pass_on_offers(at=day) == 0
    second.refresh_from_db()
    assert second.state == Booking.LAPSED
    assert take_place(third, at=day + timedelta(hours=1))
    third.refresh_from_db()
    assert third.state == Booking.BOOKED
    assert len(letters(f"booking {third.pk} booked")) == 1


def test_who_leaves_the_list_is_offered_nothing():
    event = received(places=1)
    _, first = booked(event)
    _, second = booked(event, "sam@health.example")
    cancel_booking(second, at=AT)
    cancel_booking(first, at=AT)
    second.refresh_from_db()
    assert second.state == Booking.CANCELLED
    assert "You have left the waiting list" in letters(f"booking {second.pk} cancelled")[0].body
    assert places_left(event) == 1


def test_nobody_books_once_it_has_begun():
    event = received()
    with pytest.raises(BookingClosed):
        book(event.pk, asked=LEAH, at=STARTS)
    assert not Booking.objects.exists()


def test_each_reminder_goes_once_to_people_with_a_place():
    """Fails if a reminder came twice, late ones piled up, or one reached somebody who cancelled or waits."""
    event = received(places=2)
    booked(event)
    _, gone = booked(event, "sam@health.example")
    booked(event, "ola@police.example")
    cancel_booking(gone, at=AT)  # offered to Ola, who does not take it
    moments = [STARTS - timedelta(days=8)]
    moments += [STARTS - each for each in (timedelta(days=7), timedelta(days=1), timedelta(hours=1))]
    assert [remind_booked(at=each) for each in moments] == [0, 1, 1, 1]
    bodies = [mail.body for mail in letters("reminder")]
    assert [remind_booked(at=each) for each in (*moments, STARTS)] == [0, 0, 0, 0, 0]
    assert all("/events/joining/" in body for body in bodies)
    assert all(TEAMS not in body for body in bodies)


def test_after_a_standstill_only_the_last_reminder_goes():
    event = received()
    booked(event)
    assert remind_booked(at=STARTS - timedelta(minutes=30)) == 1
    assert letters("reminder")[0].subject.startswith("In 30 minutes: ")


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ({"days": 7}, "In 7 days"),
        ({"days": 4, "hours": 20}, "In 5 days"),
        ({"days": 1}, "Tomorrow"),
        ({"hours": 6}, "Today"),
        ({"hours": 1}, "In 1 hour"),
        ({"seconds": 50}, "In 1 minute"),
    ],
)
def test_a_reminder_says_how_soon_it_is_in_truth(before, words):
    """Fails if a reminder that went late said the day of one that went in time."""
    booked(received())
    remind_booked(at=STARTS - timedelta(**before))
    assert (
        letters("reminder")[-1].subject
        == f"{words}: {letters('booked')[0].subject.removeprefix('Place booked: ')}"
    )


def test_who_gets_a_place_late_is_not_reminded_of_a_day_that_has_gone():
    """Fails if somebody from the waiting list were told "In 7 days" three days before, after their confirmation."""
    event = received(places=1)
    _, first = booked(event)
    _, second = booked(event, "sam@health.example")
    late = STARTS - timedelta(days=3)
    cancel_booking(first, at=late)
    assert take_place(second, at=late)
    assert remind_booked(at=late + timedelta(minutes=1)) == 0
    assert remind_booked(at=STARTS - timedelta(days=1)) == 1


def test_a_reminder_that_could_not_be_sent_does_not_come_after_the_start():
    """Fails if a mail server that is back again sent "In 1 hour" while the webinar ran or after it."""
    event = received()
    booked(event)
    remind_booked(at=STARTS - timedelta(hours=1))
    remind_booked(at=STARTS - timedelta(seconds=1))
    assert letters("reminder")[0].given_up_at is None
    remind_booked(at=STARTS)
    assert (letters("reminder")[0].given_up_at, letters("reminder")[0].body) == (STARTS, "")
    assert letters("booked")[0].given_up_at is None


def test_whose_offer_ends_with_the_start_is_not_sent_to_book_again():
    event = received(places=1)
    _, first = booked(event)
    booked(event, "sam@health.example")
    cancel_booking(first, at=STARTS - timedelta(hours=1))
    assert pass_on_offers(at=STARTS) == 1
    body = letters("lapsed")[0].body
    assert "booking is closed" in body
    assert "ask for a place again" not in body


def test_nothing_is_given_back_once_it_has_ended():
    """Fails if an old link took somebody off the list of those who were there."""
    event = received()
    _, booking = booked(event)
    assert not cancel_booking(booking, at=event.ends_at)
    booking.refresh_from_db()
    assert booking.state == Booking.BOOKED


def test_who_books_late_is_not_reminded_of_what_they_just_did():
    event = received()
    booked(event, at=STARTS - timedelta(hours=5))
    assert remind_booked(at=STARTS - timedelta(hours=4)) == 0
    assert remind_booked(at=STARTS - timedelta(hours=1)) == 1


def test_no_mail_names_the_access_needs_or_the_role():
    """Fails if a mail, which anybody may read over a shoulder, held more of the person than their reference."""
    booked(received())
    assert not [mail for mail in OutgoingMail.objects.all() if "Health visitor" in mail.body]


def test_nobodys_mailbox_is_filled_by_booking_and_cancelling_in_turns():
    """Fails if whoever knows an address could have any number of mails sent to it."""
    event = received()
    for number in range(10):
        _, row = booked(event, "sam@health.example", at=AT + timedelta(minutes=number))
        assert row.state == Booking.BOOKED
        cancel_booking(row, at=AT + timedelta(minutes=number))
    assert len(letters("booking")) == 2 * MOST_TOLD
    _, later = booked(event, "sam@health.example", at=AT + timedelta(days=2))
    assert len(letters(f"booking {later.pk} booked")) == 1
