"""Say who is who: people of the reports who may be one of several bookings, or whose name is only like one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse

from jigsaw.components.fields import RadioField
from jigsaw.components.forms import Form
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.attendance import settle_attendance
from jigsaw.teaching.attendance.outcome import NOBODY, Open
from jigsaw.teaching.queries.attendance import AttendanceNow, attendance_now
from jigsaw.teaching.webinar_page import WebinarPage
from jigsaw.teaching.webinar_writing import revision_of

DID_NOT_BOOK = "did-not-book"


class SettleForm(Form):
    """A question for each row; a row without an answer stays open."""

    revision = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, now: AttendanceNow, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = now.found.asked
        for row in self.asked:
            self.fields[row.key] = _question(row, now)
            if row.answer is not None:
                self.initial[row.key] = row.answer or DID_NOT_BOOK

    def answers(self) -> dict[str, str]:
        """What was answered, by key."""
        given = {row.key: self.cleaned_data[row.key] for row in self.asked}
        return {key: NOBODY if said == DID_NOT_BOOK else said for key, said in given.items() if said}


class SettleAttendance(WebinarPage):
    permission = "run_webinar"
    heading = "Settle who is who"

    def on_get(self) -> HttpResponse:
        """The rows."""
        return self.show_form(self.form())

    def on_post(self) -> HttpResponse:
        """Keep what was answered."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show_form(form)
        try:
            settle_attendance(
                self.webinar,
                answers=form.answers(),
                revision=revision_of(self.request.POST),
                by=self.who,
                at=self.now,
            )
        except Refused as refused:
            add_refusal(form, refused)
            return self.show_form(form)
        return self.done_to(self.address("view_attendance"), "Your answers are kept.")

    def form(self, data: Any = None) -> SettleForm:
        """The questions as the reports and the bookings are now."""
        now = attendance_now(self.webinar)
        return SettleForm(data, now=now, initial={"revision": now.held.revision if now.held else 0})

    def show_form(self, form: SettleForm) -> HttpResponse:
        """The page."""
        return self.show(form=form, asked=bool(form.asked), back=self.address("view_attendance"))

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the webinar, its attendance, this page."""
        *before, here = super().crumbs(heading)
        return [*before, {"text": "Attendance", "href": self.address("view_attendance")}, here]


def _question(row: Open, now: AttendanceNow) -> RadioField:
    found = [now.bookings[each] for each in row.candidates if each in now.bookings]
    choices = [(each.booking, f"{each.full_name}, {each.organisation} ({each.booking})") for each in found]
    minutes = row.person.seconds // 60
    return RadioField(
        label=f"{row.person.name}, {minutes} minutes",
        hint=row.person.address or "The report gives no address",
        said="Who it is",
        required=False,
        choices=[*choices, (DID_NOT_BOOK, "Somebody who did not book")],
    )
