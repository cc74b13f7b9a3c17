"""A meeting: change it, write down who came and what was said, or cancel it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.incidents.models import Incident
from jigsaw.partnerships.desk import Empty
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions.meetings import WRITTEN_UP, cancel_meeting, save_meeting
from jigsaw.rapid_reviews.desk.meeting_form import MeetingForm
from jigsaw.rapid_reviews.desk.shown import warnings_of
from jigsaw.rapid_reviews.desk.writing import WritingPage
from jigsaw.rapid_reviews.models import Meeting
from jigsaw.rapid_reviews.queries.review import attended, invited
from jigsaw.rapid_reviews.rules.terms import MeetingKind


class EditMeeting(WritingPage):
    """`?cancel=yes` asks before a meeting is cancelled. A cancelled one can only be read."""

    def find_row(self) -> Incident:
        """The case, its rapid review, and the meeting."""
        incident = super().find_row()
        rows = self.rows(Meeting).filter(review=self.review)
        self.meeting = self.find(rows, pk=self.kwargs["meeting_id"])
        return incident

    def held(self) -> dict[str, Any]:
        """The meeting as it is saved."""
        came = [str(person.pk) for person in attended(self.meeting)]
        return {**{name: getattr(self.meeting, name) for name in WRITTEN_UP}, "attended": came}

    def revision_now(self) -> int:
        """The meeting's own."""
        return self.meeting.revision

    def form(self, data: Any = None) -> MeetingForm:
        """The form with those who can be marked as having come."""
        self.people = invited(self.review, self.meeting)
        initial = {**self.held(), "revision": self.revision_now()}
        return MeetingForm(data, people=self.people, initial=initial)

    def on_get(self) -> HttpResponse:
        """The meeting; when asked, the question whether to cancel it."""
        if self.over or "cancel" in self.request.GET:
            return self.show(asks_to_cancel=not self.over)
        return super().on_get()

    def on_post(self) -> HttpResponse:
        """Save it, or cancel it."""
        if self.request.POST.get("act") != "cancel":
            return super().on_post()
        try:
            cancel_meeting(self.review, meeting=self.meeting, by=self.who, at=self.now)
        except Refused as refused:
            return self.refused(Empty({}), refused)
        return self.go_on(words="The meeting was cancelled.")

    def write(self, form: Any) -> HttpResponse:
        """Save it; say what is unusual about its day."""
        typed = form.own_values()
        came = [person for person in self.people if str(person.pk) in typed["attended"]]
        saved = save_meeting(
            self.review,
            meeting=self.meeting,
            values={name: typed[name] for name in WRITTEN_UP},
            attended=came,
            revision=form.seen_revision(),
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.go_on(
            words=" ".join(["The meeting was saved.", *warnings_of(self.review, saved, self.table)])
        )

    @property
    def over(self) -> bool:
        """Whether it was cancelled."""
        return self.meeting.cancelled_at is not None

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page under the kind of meeting."""
        own = {
            "heading": MeetingKind(self.meeting.kind).words,
            "meeting": self.meeting,
            "when": f"{london.day_words(self.meeting.held_on)}, {london.time_words(self.meeting.starts_at)}",
            "over": self.over,
            "warnings": [] if self.over else warnings_of(self.review, self.meeting, self.table),
        }
        return super().show(template, status=status, **(own | variables))
