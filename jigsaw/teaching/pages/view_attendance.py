"""Upload the reports of the meeting, see who was matched, and record the attendance."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.components.fields import FilesField
from jigsaw.components.forms import Form
from jigsaw.files.gate.kinds import Kind
from jigsaw.files.gate.passing import pass_upload
from jigsaw.files.gate.refusals import GateRefused
from jigsaw.partnerships.desk import add_refusal, refusing
from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.attendance import (
    MOST_REPORTS,
    NOT_OVER,
    confirm_attendance,
    needed_minutes,
    seal_of,
    take_attendance,
)
from jigsaw.teaching.attendance.outcome import outcome_words
from jigsaw.teaching.attendance.reading import WAY_OUT
from jigsaw.teaching.queries.attendance import AttendanceNow, attendance_now
from jigsaw.teaching.webinar_page import WebinarPage

REPORTS = frozenset({Kind.CSV, Kind.TXT})
HEAD = ("Name", "Organisation", "Minutes", "Counts as")
EXPECTED = "must be the attendance report of Microsoft Teams, a CSV file. "


class ReportsForm(Form):
    reports = FilesField(
        label="Attendance reports",
        said="Attendance reports",
        missing="Select the attendance report",
        hint="The CSV files from Teams, as they are. If the meeting was started again, there is one for each part: "
        "select them all, or add them later.",
        accept=".csv,.tsv,.txt",
    )

    def clean_reports(self) -> list[Any]:
        """Not more than a webinar can have."""
        files: list[Any] = self.cleaned_data["reports"]
        if len(files) > MOST_REPORTS:
            raise ValidationError(f"Select {MOST_REPORTS} reports at most")
        return files


class ViewAttendance(WebinarPage):
    permission = "run_webinar"
    heading = "Attendance"

    def on_get(self) -> HttpResponse:
        """What was read so far."""
        return self.show_attendance()

    def on_post(self) -> HttpResponse:
        """Record the attendance, or take reports."""
        return self.record() if "confirm" in self.request.POST else self.take()

    def record(self) -> HttpResponse:
        """Record what the page shows."""
        seal = self.request.POST.get("seal", "")
        try:
            held = confirm_attendance(self.webinar, seal=seal, by=self.who, at=self.now)
        except Refused as refused:
            return self.show_attendance(form=refusing(str(refused)))
        attended = held.recorded["attended"]
        people = "1 person" if attended == 1 else f"{attended:,} people"
        return self.done_to(self.address("view_attendance"), f"Recorded. {people} attended.")

    def take(self) -> HttpResponse:
        """Take what was uploaded, all of it or nothing."""
        form = ReportsForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.show_attendance(form=form, upload=form)
        try:
            files = passed(form.cleaned_data["reports"])
            taken = take_attendance(self.webinar, files=files, by=self.who, at=self.now)
        except Refused as refused:
            add_refusal(form, refused)
            return self.show_attendance(form=form, upload=form)
        words = {0: "These reports are here already. Nothing changed.", 1: "1 report is read."}
        return self.done_to(
            self.address("view_attendance"), words.get(len(taken), f"{len(taken)} reports are read.")
        )

    def show_attendance(self, *, upload: Form | None = None, **variables: Any) -> HttpResponse:
        """The page."""
        now = attendance_now(self.webinar)
        is_over = self.webinar.is_over(self.now)
        seal = seal_of(now.found)
        return self.show(
            is_over=is_over,
            not_over=NOT_OVER,
            upload=upload or ReportsForm(),
            reports=[
                {
                    "id": each.pk,
                    "name": each.name,
                    "counted": each.counted,
                    "when": london.moment_words(each.taken_at),
                }
                for each in now.reports
            ],
            outcome=outcome_words(now.found),
            open_rows=len(now.found.to_settle),
            asked=len(now.found.asked),
            not_booked=[_stranger(each) for each in now.found.not_booked],
            matched=matched_rows(now, needed_minutes(self.webinar)),
            matched_head=[{"text": words} for words in HEAD],
            needed=needed_minutes(self.webinar),
            seal=seal,
            held=now.held,
            recorded_words=recorded_words(now),
            is_recorded=bool(now.held and now.held.recorded.get("seal") == seal),
            is_forgotten=bool(now.held and now.held.forgotten_at),
            **variables,
        )


def passed(uploads: list[Any]) -> list[tuple[str, bytes]]:
    """The files as the gate lets them through, by name. Raises Refused, naming the file and what was expected."""
    files = []
    for upload in uploads:
        try:
            one = pass_upload(upload, kinds=REPORTS)
        except GateRefused as refused:
            if refused.why in ("kind", "name"):
                raise Refused(f"The selected file {EXPECTED}{WAY_OUT}", "reports") from refused
            raise Refused(refused.message, "reports") from refused
        files.append((one.name, one.content))
    return files


def matched_rows(now: AttendanceNow, needed: int) -> list[list[dict[str, str]]]:
    """The table of those who were matched: name, organisation, minutes, and whether that is long enough."""
    rows = []
    for reference, minutes in now.found.minutes.items():
        row = now.bookings[reference]
        said = "Attended" if minutes >= needed else "Not long enough"
        rows.append((row.full_name, row.organisation, str(minutes), said))
    return [[{"text": cell} for cell in row] for row in sorted(rows, key=lambda row: row[0].casefold())]


def recorded_words(now: AttendanceNow) -> str:
    """What was recorded last and when; empty before that."""
    if not now.held or not now.held.recorded_at:
        return ""
    counts = now.held.recorded
    when = london.moment_words(now.held.recorded_at)
    return f"Recorded on {when}: {counts['matched']} matched, {counts['attended']} attended"


def _stranger(person: Any) -> str:
    return f"{person.name}, {person.seconds // 60} minutes"
