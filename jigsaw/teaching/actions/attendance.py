"""Take reports of a meeting, settle who is who, and record who attended; forget the rows that name people."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import WORKER, act
from jigsaw.calendar.london import to_london
from jigsaw.learning.actions.attendance import record_attendance
from jigsaw.learning.afterwards_details import Attended
from jigsaw.learning.event_rules import NotAnEvent, keep_until
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import take_turn
from jigsaw.teaching.actions.webinars import locked
from jigsaw.teaching.attendance.matching import SHARE
from jigsaw.teaching.attendance.outcome import MOST_PEOPLE, NOBODY, Outcome
from jigsaw.teaching.attendance.reading import NotAttendance, read_attendance
from jigsaw.teaching.models import AttendanceImport, AttendanceReport, Webinar
from jigsaw.teaching.queries.attendance import attendance_now, people_of

MOST_REPORTS = 10
NOT_OVER = "Attendance is uploaded after the webinar has ended."
FORGOTTEN = (
    "The bookings of this webinar are deleted, 12 months after it. Its attendance can no longer change."
)
GONE = "This row is not there any more. Go back to the attendance."


def take_attendance(
    webinar: Webinar, *, files: Iterable[tuple[str, bytes]], by: Person, at: datetime
) -> list[AttendanceReport]:
    """Take reports that passed the gate, by name and content; all or none. Returns those that are new.

    A report that is there already counts once, also where a program saved it anew: no two reports give several people
    the same seconds. Raises Refused, naming the file, for one that is no attendance report, and for a webinar that is
    not over.
    """
    read = [(name, hashlib.sha256(content).hexdigest(), _read(name, content)) for name, content in files]
    with act("take_attendance", by=by, at=at, partnership=webinar.partnership, about=webinar) as under_way:
        held = _begin(webinar, at)
        there = {each.sha256: each for each in AttendanceReport.rows.filter(webinar=held.webinar)}
        taken = []
        for name, seal, people in read:
            alike = len(people) > 1 and people in [each.people for each in there.values()]
            if seal not in there and not alike:
                there[seal] = _report(held, name, seal, people, by, at)
                taken.append(there[seal])
        if len(there) > MOST_REPORTS:
            raise Refused(f"A webinar can have {MOST_REPORTS} reports at most", "reports")
        if len(people_of(there.values())) > MOST_PEOPLE:
            raise Refused(f"The reports name more than {MOST_PEOPLE:,} people together", "reports")
        for report in taken:
            report.save()
        under_way.details.update(reports=len(taken), people=sum(each.counted for each in taken))
    return taken


def remove_report(report: AttendanceReport, *, by: Person, at: datetime) -> None:
    """Take a report away that does not belong here. What was recorded stays until it is recorded again."""
    with act("remove_attendance_report", by=by, at=at, partnership=report.partnership, about=report):
        held = _begin(Webinar.rows.select_related("partnership").get(pk=report.webinar_id), at)
        AttendanceReport.rows.filter(pk=report.pk, webinar=held.webinar).delete()


def settle_attendance(
    webinar: Webinar, *, answers: Mapping[str, str], revision: int | None, by: Person, at: datetime
) -> AttendanceImport:
    """Keep who is who: for the key of a row the reference of a booking, or "" for somebody who did not book.

    Rows without an answer stay open. Raises SavedMeanwhile, Refused for a row or a booking that is not there.
    """
    with act(
        "settle_attendance", by=by, at=at, partnership=webinar.partnership, about=webinar, rows=len(answers)
    ):
        held = _begin(webinar, at)
        now = attendance_now(held.webinar)
        asked = {row.key for row in now.found.asked}
        if any(
            key not in asked or (ref != NOBODY and ref not in now.bookings) for key, ref in answers.items()
        ):
            raise Refused(GONE)
        take_turn(held, "answers", revision=revision, by=by, at=at)
        held.answers = {key: ref for key, ref in held.answers.items() if key in asked} | dict(answers)
        held.save()
    return held


def confirm_attendance(webinar: Webinar, *, seal: str, by: Person, at: datetime) -> AttendanceImport:
    """Record who attended on the public side; those who attended are told once. The same again changes nothing.

    `seal` is that of the outcome that the person saw (`seal_of`). Raises Refused while rows are open, where nothing
    was uploaded, and where the outcome is another one by now.
    """
    with act("confirm_attendance", by=by, at=at, partnership=webinar.partnership, about=webinar) as under_way:
        held = _begin(webinar, at)
        now = attendance_now(held.webinar)
        if not now.reports:
            raise Refused("Upload the attendance report first")
        if now.found.to_settle:
            raise Refused("Settle every row first")
        if seal_of(now.found) != seal:
            raise Refused("The attendance changed while you were reading. Look at it again and record it.")
        attended = [Attended(booking, minutes) for booking, minutes in now.found.minutes.items()]
        needed = needed_minutes(held.webinar)
        try:
            recorded = record_attendance(str(held.webinar.pk), attended, needed_minutes=needed, at=at)
        except NotAnEvent as fault:
            raise Refused(str(fault)) from fault
        counts = {
            "matched": len(attended),
            "not_booked": len(now.found.not_booked),
            "attended": recorded.attended,
        }
        under_way.details.update(counts, changed=recorded.changed)
        held.recorded = counts | {"seal": seal}
        held.recorded_at, held.recorded_by = at, by
        held.save()
    return held


def forget_attendance(*, at: datetime) -> int:
    """Delete the rows of reports that name people, with the bookings, 12 months after the webinar. Returns how many."""
    due = AttendanceImport.rows.filter(forgotten_at__isnull=True, forget_on__lte=to_london(at).date())
    gone = 0
    for held in due.select_related("webinar__partnership"):
        webinar = held.webinar
        with act("forget_attendance", by=WORKER, at=at, partnership=webinar.partnership, about=webinar):
            gone += AttendanceReport.rows.filter(webinar=webinar).update(people=[])
            held.answers, held.part_changes, held.forgotten_at = {}, {}, at
            held.save()
    return gone


def needed_minutes(webinar: Webinar) -> int:
    """How long somebody must be there to have attended: half of the time, in whole minutes, at least one."""
    return max(1, -(-int(webinar.lasted * SHARE) // 60))


def seal_of(found: Outcome) -> str:
    """What tells one outcome from another: the minutes of each booking."""
    return hashlib.sha256(json.dumps(found.minutes, sort_keys=True).encode()).hexdigest()[:32]


def _begin(webinar: Webinar, at: datetime) -> AttendanceImport:
    """The attendance of the webinar, held until the act ends. Raises Refused."""
    row = locked(webinar.pk)
    if not row.is_over(at):
        raise Refused(NOT_OVER)
    assert row.public_times is not None
    first = {"partnership": row.partnership, "forget_on": keep_until(row.public_times[1])}
    held, _ = AttendanceImport.rows.get_or_create(webinar=row, defaults=first)
    held.webinar = row
    if held.forgotten_at or held.forget_on <= to_london(at).date():
        raise Refused(FORGOTTEN)
    return held


def _read(name: str, content: bytes) -> list[list[Any]]:
    try:
        return [[each.name, each.address, each.seconds] for each in read_attendance(content)]
    except NotAttendance as fault:
        raise Refused(f"{name}: {fault}", "reports") from fault


def _report(
    held: AttendanceImport, name: str, seal: str, people: list[list[Any]], by: Person, at: datetime
) -> AttendanceReport:
    return AttendanceReport(
        partnership=held.partnership, webinar=held.webinar, name=name[:120], sha256=seal, people=people,
        counted=len(people), taken_at=at, taken_by=by,
    )  # fmt: skip
