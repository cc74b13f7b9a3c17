"""Read a month's bulletin once more as it will be mailed, then approve it: now, or at a chosen time of London."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.components.fields import DateField, RadioField, TimeField
from jigsaw.components.forms import Form
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.bulletins import approve_bulletin
from jigsaw.teaching.bulletin_page import BulletinPage
from jigsaw.teaching.queries.bulletins import letter_of, reader_words, seal_of
from jigsaw.teaching.rules.bulletins import BulletinState

NOW, LATER = "now", "later"


class ApproveForm(Form):
    """When it goes out. It carries the seal of the mail that was read."""

    when = RadioField(
        label="When does it go out?",
        said="when it goes out",
        missing="Select when it goes out",
        choices=[(NOW, "Now"), (LATER, "Later")],
        opens={LATER: ("day", "clock_time")},
    )
    day = DateField(label="Day", said="Day", missing="Enter the day on which it goes out", required=False)
    clock_time = TimeField(
        label="Time",
        said="Time",
        missing="Enter the time at which it goes out",
        hint="London time, like 9:30am",
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """The moment that day and time name in London, where it is later."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("when") != LATER:
            return given
        for name, missing in (
            ("day", "Enter the day on which it goes out"),
            ("clock_time", "Enter the time at which it goes out"),
        ):
            if name not in self.errors and not given.get(name):
                self.add_error(name, missing)
        if given.get("day") and given.get("clock_time"):
            try:
                given["due_at"] = london.release_moment(given["day"], given["clock_time"])
            except london.NotOneMoment as refused:
                self.add_error("clock_time", str(refused))
        return given

    def now_seen(self, seal: str) -> None:
        """The mail stands on the page as it is now: what is sent next is an approval of that."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["seen"] = seal
        self.data = data


class ApproveBulletin(BulletinPage):
    heading = "Approve and send"

    def on_get(self) -> HttpResponse:
        """The mail and the question."""
        return self.show_asking(ApproveForm(initial={"when": NOW}))

    def on_post(self) -> HttpResponse:
        """Approve what was read."""
        form = ApproveForm(self.request.POST)
        if not form.is_valid():
            return self.show_asking(form)
        due_at = form.cleaned_data.get("due_at")
        try:
            approve_bulletin(
                self.bulletin, seen=form.cleaned_data["seen"], due_at=due_at, by=self.who, at=self.now
            )
        except Refused as refused:
            add_refusal(form, refused)
            return self.show_asking(form)
        when = f"It goes out {london.moment_words(due_at)}." if due_at else "It goes out now."
        return self.go_home(f"The bulletin is approved. {when}")

    def show_asking(self, form: ApproveForm) -> HttpResponse:
        """The page with the mail as it is at this moment."""
        letter = letter_of(self.bulletin, at=self.now)
        seal = seal_of(letter) if letter else ""
        if form.is_bound and form.errors:
            form.now_seen(seal)
        elif not form.is_bound:
            form.initial["seen"] = seal
        return self.show(
            form=form,
            letter=letter,
            is_open=self.bulletin.state == BulletinState.PROPOSED,
            readers=reader_words(self.bulletin),
        )
