"""One question three months after a webinar; the answer stays without the person."""

from datetime import UTC, datetime, timedelta

import pytest

from jigsaw.calendar.present import present
from jigsaw.learning.actions.events import forget_bookings
from jigsaw.learning.actions.questions import ask_what_changed
from jigsaw.learning.models import Attendance, Booking, ChangeTold, Queue
from jigsaw.learning.queries.afterwards import changes_told
from jigsaw.learning.tests.invented import LINK, attended, been, booked, letters, paths_in, with_link

pytestmark = pytest.mark.django_db
PAGE = f"/events/booked/{LINK}/changed/"
# 9am in London, three months after 16 July 2026.
DUE = datetime(2026, 10, 16, 8, 0, tzinfo=UTC)


def test_everybody_who_attended_is_asked_once_three_months_later():
    """Fails if the question came early or twice, or reached somebody who was not there."""
    event = been()
    _, leah = booked(event)
    _, sam = booked(event, "sam@health.example")
    booked(event, "ola@police.example")
    attended(leah)
    attended(leah, sam, minutes=112)
    attended(leah, sam, minutes=112, needed=60)
    assert ask_what_changed(at=DUE - timedelta(seconds=1)) == 0
    assert ask_what_changed(at=DUE) == 2
    assert ask_what_changed(at=DUE + timedelta(days=5)) == 0
    mails = letters("question")
    assert {mail.to for mail in mails} == {"leah.brown@health.example", "sam@health.example"}
    assert all("/changed/" in mail.body for mail in mails)


def test_looking_whether_it_is_time_takes_nobodys_turn():
    """Fails if the worker wrote to the database every second of the week before the question."""
    event = been()
    _, leah = booked(event)
    attended(leah)
    turns = Queue.objects.get(pk=event.pk).turns
    assert ask_what_changed(at=DUE - timedelta(days=1)) == 0
    assert Queue.objects.get(pk=event.pk).turns == turns


def test_a_corrected_list_long_after_does_not_ask_the_same_day():
    event = been()
    _, leah = booked(event)
    attended(leah, at=DUE)
    assert ask_what_changed(at=DUE + timedelta(days=29)) == 0
    assert ask_what_changed(at=DUE + timedelta(days=30)) == 1


def test_the_answer_goes_to_staff_with_the_organisation_and_outlives_the_booking(public_site):
    """Fails if the answer were lost with the booking, or kept who gave it."""
    event = been()
    _, leah = booked(event)
    attended(leah)
    ask_what_changed(at=DUE)
    (page,) = [path for path in paths_in(letters("question")[0].body) if path.endswith("/changed/")]
    answer = public_site.post(page, {"changed": "We ask about every adult in the home."})
    assert answer["Location"] == f"{page}thank-you/"
    (told,) = changes_told(str(event.pk))
    assert (told.organisation, told.changed) == (
        "Alderbrook Community Health",
        "We ask about every adult in the home.",
    )
    forget_bookings(at=event.ends_at + timedelta(days=366))
    assert not Booking.objects.exists()
    assert not Attendance.objects.exists()
    assert changes_told(str(event.pk)) == [told]
    assert ChangeTold.objects.get().booking_id is None


def test_an_organisation_outside_the_list_is_other(public_site):
    with_link()
    Booking.objects.update(organisation="The Practice of Dr Onlyone")
    public_site.post(PAGE, {"changed": "A form."})
    assert ChangeTold.objects.get().organisation == "Other"


def test_it_can_be_changed_for_30_days_and_keeps_its_identifier(public_site):
    with_link()
    public_site.post(PAGE, {"changed": "A form."})
    first = ChangeTold.objects.get()
    assert "A form." in public_site.get(PAGE).content.decode()
    public_site.post(PAGE, {"changed": "Two forms."})
    ChangeTold.objects.update(told_at=present() - timedelta(days=30))
    public_site.post(PAGE, {"changed": "Three forms."})
    row = ChangeTold.objects.get()
    assert (row.pk, row.changed) == (first.pk, "Two forms.")
    assert public_site.get(PAGE)["Location"] == f"{PAGE}thank-you/"


def test_an_empty_answer_is_not_taken(public_site):
    with_link()
    answer = public_site.post(PAGE, {"changed": " "})
    assert answer.status_code == 400
    assert "Enter what you changed, or what stands in the way" in answer.content.decode()
