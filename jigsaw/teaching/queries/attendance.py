"""Who was at a webinar: what was read, set beside the bookings as they are now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jigsaw.learning.afterwards_details import BookedPerson
from jigsaw.learning.models import Booking
from jigsaw.learning.queries.events import bookings_of
from jigsaw.teaching.attendance.matching import Booked, together
from jigsaw.teaching.attendance.outcome import Outcome, outcome
from jigsaw.teaching.attendance.reading import Attendance
from jigsaw.teaching.models import AttendanceImport, AttendanceReport, Webinar


@dataclass(frozen=True)
class AttendanceNow:
    """The attendance of a webinar as it stands: its reports, what they come to, and the bookings by reference."""

    held: AttendanceImport | None
    reports: list[AttendanceReport]
    found: Outcome
    bookings: dict[str, BookedPerson]


def attendance_now(webinar: Webinar) -> AttendanceNow:
    """What the reports of a webinar come to now. Two queries of casework and one of the public side."""
    held = AttendanceImport.rows.filter(webinar=webinar).first()
    reports = list(AttendanceReport.rows.filter(webinar=webinar).select_related("taken_by"))
    bookings = {row.booking: row for row in bookings_of(webinar.pk)}
    found = outcome(people_of(reports), booked_of(bookings.values()), held.answers if held else {})
    return AttendanceNow(held, reports, found, bookings)


def people_of(reports: Iterable[AttendanceReport]) -> list[Attendance]:
    """Everybody whom these reports name, each once with the time of all."""
    return together([Attendance(*each) for each in report.people] for report in reports)


def booked_of(bookings: Iterable[BookedPerson]) -> list[Booked]:
    """The bookings with which people are matched: those with a place."""
    return [
        Booked(row.booking, row.full_name, row.work_email) for row in bookings if row.state == Booking.BOOKED
    ]
