"""The demo's time machine: move the clock of all its processes, and see the clocks of its cases move. Demo only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.generic import View

from jigsaw.accounts.demonstration import is_shown_to
from jigsaw.calendar.london import LONDON, NotOneMoment, date_words, moment_words, release_moment, to_london
from jigsaw.calendar.present import present
from jigsaw.components.fields import DateField, TimeField
from jigsaw.components.forms import Form
from jigsaw.config.demo.clock import BEGINNING, EARLIEST, LATEST, a_week_on, next_working_morning
from jigsaw.config.demo.moving import move
from jigsaw.config.demo.snapshot import ask_to_begin_again, is_to_begin_again
from jigsaw.partnerships.frame import frame
from jigsaw.partnerships.queries import working_days

AUDIENCE = "Everybody at this computer can see this page. There is none outside the demonstration."
SOMEBODY = "somebody at the demonstration"
# The moments of walk-through 7.1.
MOMENTS = (
    BEGINNING,
    datetime(2026, 5, 5, 11, 40, tzinfo=LONDON),
    datetime(2026, 5, 14, 8, 0, tzinfo=LONDON),
    datetime(2026, 5, 27, 16, 0, tzinfo=LONDON),
)
SECONDS = 3


@dataclass(frozen=True)
class Way:
    """A button of the time machine: its key, its words, and when it leads to."""

    key: str
    words: str
    moment: datetime


class MomentForm(Form):
    """Any day and time for which the demonstration has working days."""

    day = DateField(label="Date", hint="For example, 27 5 2026")
    time = TimeField(label="Time", hint="For example, 8am or 14:30")

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not EARLIEST <= day <= LATEST:
            self.add_error("day", f"Date must be between {date_words(EARLIEST)} and {date_words(LATEST)}")
        return day

    def clean(self) -> dict[str, Any]:
        """Both together name one moment."""
        if {"day", "time"} <= self.cleaned_data.keys():
            try:
                self.cleaned_data["moment"] = release_moment(
                    self.cleaned_data["day"], self.cleaned_data["time"]
                )
            except NotOneMoment as fault:
                self.add_error("time", str(fault))
        return self.cleaned_data


class TimeMachine(View):
    """Public on this machine, absent everywhere else. Only a POST moves anything."""

    public = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """As the mailbox: for those who sit at this machine."""
        if not is_shown_to(request):
            raise Http404
        self.now = present()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """What time it is, and where one can go."""
        if is_to_begin_again(Path(settings.VAR)):
            return self.show("demo/begin_again.html", title="The demonstration begins again", refresh=SECONDS)
        return self.show_form(MomentForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Move the clock, or begin the demonstration again."""
        if "again" in request.POST:
            ask_to_begin_again(Path(settings.VAR))
            return redirect("time_machine")
        if "to" in request.POST:
            chosen = next((way for way in ways(self.now) if way.key == request.POST["to"]), None)
            return self.go(chosen.moment) if chosen else self.show_form(MomentForm(), status=400)
        form = MomentForm(request.POST)
        if not form.is_valid():
            return self.show_form(form, status=400)
        return self.go(form.cleaned_data["moment"])

    def go(self, moment: datetime) -> HttpResponse:
        """Make it that moment, and say so."""
        person = self.request.user if self.request.user.is_authenticated else SOMEBODY
        move(to=moment, before=self.now, by=person)
        messages.info(self.request, f"It is now {moment_words(moment)}.")
        return redirect("time_machine")

    def show_form(self, form: MomentForm, *, status: int = 200) -> HttpResponse:
        """The page with its buttons and its form."""
        return self.show(
            "demo/time_machine.html",
            status=status,
            title="Time machine",
            form=form,
            is_now=moment_words(self.now),
            ways=ways(self.now),
        )

    def show(self, template: str, *, status: int = 200, **variables: Any) -> HttpResponse:
        """A page in the frame of the staff site."""
        whole = frame(self.request) | {"audience": AUDIENCE} | variables
        return render(self.request, template, whole, status=status)


def ways(now: datetime) -> list[Way]:
    """The buttons, with where each leads at this moment."""
    fixed = [Way(moment.strftime("%Y-%m-%d"), moment_words(moment), moment) for moment in MOMENTS]
    morning, week = next_working_morning(now, working_days()), a_week_on(now)
    more = [
        Way("morning", f"The next working day, {moment_words(morning)}", morning),
        Way("week", f"One week on, {moment_words(week)}", week),
    ]
    return [*fixed, *(way for way in more if to_london(way.moment).date() <= LATEST)]
