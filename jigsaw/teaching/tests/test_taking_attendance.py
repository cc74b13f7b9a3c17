"""Reports add up, what is not sure is settled by a person, and the same again changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.audit.models import Event as Recorded
from jigsaw.learning.models import Attendance, OutgoingMail
from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.attendance import (
    confirm_attendance,
    forget_attendance,
    remove_report,
    seal_of,
    settle_attendance,
    take_attendance,
)
from jigsaw.teaching.attendance import outcome
from jigsaw.teaching.attendance.outcome import outcome_words
from jigsaw.teaching.models import AttendanceImport, AttendanceReport
from jigsaw.teaching.queries.attendance import attendance_now
from jigsaw.teaching.tests.webinar_life import (
    AFTER,
    ALEX,
    ENDS,
    LEAH,
    OTHER_ALEX,
    SAM,
    attended,
    booked,
    public,
    there,
    uploaded,
)

pytestmark = pytest.mark.django_db(databases=["default", "public"])


@pytest.fixture
def webinar(team):
    """A webinar that is over, with four bookings, two of one name."""
    made = public(team)
    booked(made, LEAH, SAM, ALEX, OTHER_ALEX)
    return made


def take(team, webinar, *contents, at=AFTER):
    files = [(f"report-{number}.csv", content) for number, content in enumerate(contents, 1)]
    return take_attendance(webinar, files=files, by=team.priya, at=at)


def confirm(team, webinar, *, at=AFTER):
    seal = seal_of(attendance_now(webinar).found)
    return confirm_attendance(webinar, seal=seal, by=team.priya, at=at)


def words(webinar):
    return outcome_words(attendance_now(webinar).found)


def test_two_reports_in_two_orders_of_dates_add_up(team, webinar):
    """Fails if a meeting that was started again lost half, a report counted twice, or a file of the other kind did."""
    first = uploaded(there(*LEAH, 30), there(*SAM, 10))
    second = uploaded(there(*LEAH, 40), encoding="utf-8", uk=True)
    assert len(take(team, webinar, first)) == 1
    assert len(take(team, webinar, second, first)) == 1
    assert attendance_now(webinar).found.minutes == {
        row.booking: {"Leah Brown": 70, "Sam Okafor": 10}[row.full_name]
        for row in attendance_now(webinar).bookings.values()
        if row.full_name in ("Leah Brown", "Sam Okafor")
    }


def test_what_is_not_sure_waits_for_a_person_and_then_is_recorded(team, webinar):
    """Fails if somebody was guessed, rows were recorded while one is open, or a stranger got a certificate."""
    take(team, webinar, uploaded(there(*LEAH), there("Alex Green"), there("Priya Nair")))
    assert words(webinar) == "1 matched, 1 to settle, 1 not booked"
    with pytest.raises(Refused, match="Settle every row first"):
        confirm(team, webinar)
    [row] = attendance_now(webinar).found.to_settle
    with pytest.raises(Refused, match="not there any more"):
        settle_attendance(webinar, answers={row.key: "XXXX-XXXX"}, revision=0, by=team.priya, at=AFTER)
    settle_attendance(webinar, answers={row.key: row.candidates[1]}, revision=0, by=team.priya, at=AFTER)
    assert words(webinar) == "2 matched, 0 to settle, 1 not booked"
    held = confirm(team, webinar)
    assert (held.recorded["matched"], held.recorded["attended"], held.recorded["not_booked"]) == (2, 2, 1)
    assert sorted(Attendance.objects.values_list("booking__work_email", flat=True)) == [
        OTHER_ALEX[1],
        LEAH[1],
    ]
    assert Recorded.objects.filter(verb="confirm_attendance").get().details["attended"] == 2


def test_the_same_again_changes_nothing_and_a_corrected_list_does(team, webinar):
    """Fails if somebody was written to twice, or a report that was removed still counted."""
    attended(team, webinar, there(*LEAH), there(*SAM))
    sent = OutgoingMail.objects.count()
    confirm(team, webinar, at=AFTER + timedelta(hours=1))
    assert OutgoingMail.objects.count() == sent
    take(team, webinar, uploaded(there(*ALEX)))
    confirm(team, webinar)
    assert Attendance.objects.filter(has_attended=True).count() == 3
    remove_report(AttendanceReport.rows.get(name="report-1.csv"), by=team.priya, at=AFTER)
    confirm(team, webinar)
    assert Attendance.objects.count() == 2


def test_half_of_the_time_is_needed(team, webinar):
    attended(team, webinar, there(*LEAH, 60), there(*SAM, 59))
    assert dict(Attendance.objects.values_list("booking__full_name", "has_attended")) == {
        "Leah Brown": True,
        "Sam Okafor": False,
    }


def test_an_outcome_that_nobody_saw_is_not_recorded(team, webinar):
    """Fails if a colleague's upload slipped in between reading and recording."""
    take(team, webinar, uploaded(there(*LEAH)))
    seal = seal_of(attendance_now(webinar).found)
    take(team, webinar, uploaded(there(*SAM)))
    with pytest.raises(Refused, match="changed while you were reading"):
        confirm_attendance(webinar, seal=seal, by=team.priya, at=AFTER)


def test_another_file_is_refused_by_name_and_nothing_of_the_upload_is_taken(team, webinar, monkeypatch):
    """Fails if half of an upload was taken, or the message did not say which file and what to do."""
    with pytest.raises(Refused, match="report-2.csv: The file holds no table of participants. In Teams"):
        take(team, webinar, uploaded(there(*LEAH)), b"a,b,c\n1,2,3\n")
    assert not AttendanceReport.rows.exists()
    with pytest.raises(Refused, match="after the webinar has ended"):
        take(team, webinar, uploaded(there(*LEAH)), at=ENDS - timedelta(minutes=1))
    monkeypatch.setattr("jigsaw.teaching.actions.attendance.MOST_PEOPLE", 1)
    with pytest.raises(Refused, match="more than 1 people"):
        take(team, webinar, uploaded(there(*LEAH), there(*SAM)))
    with pytest.raises(Refused, match="Upload the attendance report first"):
        confirm(team, webinar)


def test_rows_that_name_people_go_with_the_bookings_and_counts_stay(team, webinar):
    """Fails if a name stayed longer than the bookings, or went before."""
    attended(team, webinar, there(*LEAH))
    year = ENDS.replace(year=2027)
    assert forget_attendance(at=year - timedelta(days=1)) == 0
    assert forget_attendance(at=year + timedelta(hours=8)) == 1
    assert forget_attendance(at=year + timedelta(hours=9)) == 0
    held, kept = AttendanceImport.rows.get(), AttendanceReport.rows.get()
    assert (kept.people, kept.counted, held.answers, held.recorded["attended"]) == ([], 1, {}, 1)
    with pytest.raises(Refused, match="are deleted"):
        take(team, webinar, uploaded(there(*SAM)), at=year + timedelta(days=1))


def test_an_answer_counts_while_its_booking_is_there():
    """Fails if an answer for a booking that is gone gave somebody minutes."""
    people = [outcome.Attendance("Alex Green", "", 600)]
    booking = [
        outcome.Booked("A", "Alex Green", "a@x.example"),
        outcome.Booked("B", "Alex Green", "b@x.example"),
    ]
    key = outcome.key_of(people[0])
    assert "alex" not in key
    assert outcome.outcome(people, booking, {key: "B"}).minutes == {"B": 10}
    assert len(outcome.outcome(people, booking, {key: "C"}).to_settle) == 1
    assert len(outcome.outcome(people, booking, {key: ""}).not_booked) == 1


def test_a_report_that_was_saved_anew_counts_once(team, webinar):
    """Fails if a report opened in a spreadsheet program and saved in other letters doubled everybody's time."""
    people = (there(*LEAH, 30), there(*SAM, 10))
    take(team, webinar, uploaded(*people))
    assert take(team, webinar, uploaded(*people, encoding="utf-8"), uploaded(*people, uk=True)) == []
    assert sorted(attendance_now(webinar).found.minutes.values()) == [10, 30]


def test_no_name_is_read_once_the_bookings_are_due_to_go(team, webinar):
    """Fails if a first report, uploaded a year late, wrote names down again after everybody was told they are gone."""
    with pytest.raises(Refused, match="12 months after"):
        take(team, webinar, uploaded(there(*LEAH)), at=ENDS + timedelta(days=366))
    assert not AttendanceReport.rows.exists()
