"""Attendance comes in by a door: certificates and mail follow, once for each person, and a corrected list replaces."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.learning.actions.attendance import record_attendance
from jigsaw.learning.actions.events import cancel_event, forget_bookings
from jigsaw.learning.afterwards_details import Attended, Recorded
from jigsaw.learning.event_rules import LETTERS, NotAnEvent
from jigsaw.learning.models import Attendance, Certificate, Event
from jigsaw.learning.queries.events import bookings_of
from jigsaw.learning.tests.invented import AT, BEEN, attended, been, booked, letters, received

pytestmark = pytest.mark.django_db
AFTER = BEEN + timedelta(hours=3)


def record(event, listed, *, needed=60, at=AFTER) -> Recorded:
    return record_attendance(str(event.pk), listed, needed_minutes=needed, at=at)


def test_whoever_was_there_long_enough_gets_a_certificate_and_one_mail():
    """Fails if somebody who left early had a certificate, or the mail lacked one of its two links."""
    event = been()
    _, leah = booked(event)
    _, sam = booked(event, "sam@health.example")
    done = record(event, [Attended(leah.reference, 112), Attended(sam.reference, 59)])
    assert done == Recorded(attended=1, told=1, changed=True)
    certificate = Certificate.objects.get()
    assert (certificate.booking, certificate.initials, certificate.minutes) == (leah, "L B", 112)
    (mail,) = letters("attended")
    assert mail.to == "leah.brown@health.example"
    assert "/certificate/" in mail.body
    assert "/feedback/" in mail.body
    assert certificate.code not in mail.body
    assert [(p.minutes, p.has_attended) for p in bookings_of(event.pk)] == [(112, True), (59, False)]


def test_the_same_list_again_changes_nothing():
    event = been()
    _, leah = booked(event)
    attended(leah)
    code = Certificate.objects.get().code
    assert attended(leah, at=AFTER + timedelta(days=1)) == Recorded(attended=1, told=0, changed=False)
    assert Certificate.objects.get().code == code
    assert len(letters("attended")) == 1


def test_a_corrected_list_takes_the_place_of_the_first_and_writes_to_new_people_only():
    """Fails if a code changed, somebody was written to twice, or a wrong certificate stayed genuine."""
    event = been()
    _, leah = booked(event)
    _, sam = booked(event, "sam@health.example")
    _, ola = booked(event, "ola@police.example")
    record(event, [Attended(leah.reference, 90), Attended(sam.reference, 90)])
    codes = dict(Certificate.objects.values_list("booking", "code"))
    done = record(event, [Attended(leah.reference, 100), Attended(ola.reference, 80)])
    assert done == Recorded(attended=2, told=1, changed=True)
    assert dict(Certificate.objects.values_list("booking", "minutes")) == {leah.pk: 100, ola.pk: 80}
    assert Certificate.objects.get(booking=leah).code == codes[leah.pk]
    assert [mail.to for mail in letters("attended")].count("sam@health.example") == 1
    record(event, [Attended(sam.reference, 90)])
    assert len(letters("attended")) == 3
    assert Certificate.objects.get().booking == sam
    assert Attendance.objects.count() == 1


def test_a_certificate_says_no_more_than_the_webinar_lasted():
    event = been()
    _, leah = booked(event)
    attended(leah, minutes=190)
    assert Certificate.objects.get().minutes == 120


def test_codes_can_be_read_out_and_none_is_given_twice():
    event = been(places=400)
    attended(*[booked(event, f"p{n}@health.example")[1] for n in range(60)])
    codes = list(Certificate.objects.values_list("code", flat=True))
    assert len({*codes}) == 60
    assert {letter for code in codes for letter in code} <= {*LETTERS, "-"}
    assert not {*"0O1I"} & {letter for code in codes for letter in code}
    assert {len(code) for code in codes} == {14}


@pytest.mark.parametrize(
    ("listed", "needed", "said"),
    [
        ([Attended("AAAA-AAAA", 60)], 60, "not the reference"),
        ([Attended("own", 60), Attended("own", 60)], 60, "twice"),
        ([Attended("own", -1)], 60, "less than 0"),
        ([Attended("own", 60)], 0, "at least 1 minute"),
    ],
)
def test_a_list_that_cannot_be_right_is_refused_whole(listed, needed, said):
    event = been()
    _, leah = booked(event)
    made = [Attended(leah.reference if e.booking == "own" else e.booking, e.minutes) for e in listed]
    with pytest.raises(NotAnEvent, match=said):
        record(event, made, needed=needed)
    assert not Attendance.objects.exists()


def test_an_echo_was_never_there():
    event = been()
    booked(event)
    _, echo = booked(event)
    assert echo.is_echo
    with pytest.raises(NotAnEvent):
        attended(echo)


def test_nobody_attends_before_the_event_begins_or_after_its_bookings_are_gone():
    event = been()
    _, leah = booked(event)
    with pytest.raises(NotAnEvent, match="not begun"):
        attended(leah, at=BEEN - timedelta(minutes=1))
    forget_bookings(at=BEEN + timedelta(days=366))
    with pytest.raises(NotAnEvent, match="deleted"):
        record(event, [], at=BEEN + timedelta(days=367))
    with pytest.raises(NotAnEvent, match="not public"):
        record_attendance("00000000-0000-4000-8000-00000000e999", [], needed_minutes=1, at=AFTER)


def test_a_cancelled_event_was_attended_by_nobody():
    event = been()
    cancel_event(str(event.pk), why="The speaker is ill.", at=AT)
    with pytest.raises(NotAnEvent, match="cancelled"):
        record(event, [])


def test_an_event_knows_what_it_is_about():
    editions, themes = ["00000000-0000-4000-8000-000000000001"], ["unseen-fathers"]
    received(editions=editions, themes=themes)
    event = Event.objects.get()
    assert (event.editions, event.themes) == (editions, themes)
