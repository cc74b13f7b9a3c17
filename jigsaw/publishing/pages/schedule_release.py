"""Choose the minute of release, then look at what will happen at that minute, then schedule it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.components.fields import DateField, TextArea, TextField, TimeField
from jigsaw.components.forms import Form
from jigsaw.publishing import actions, rules
from jigsaw.publishing.desk.page import PublicationPage
from jigsaw.publishing.queries import Copies, copies_of_version, newest_version
from jigsaw.publishing.queries.releases import day_note
from jigsaw.publishing.queries.signing import released_before
from jigsaw.publishing.rules import (
    ASK_FOR_COPIES_REASON,
    LONGEST_NOTE,
    LONGEST_PUBLIC_WORDS,
    NotAllowed,
    Stage,
)

# Where the public finds a published review. All answer at the same minute.
PUBLIC_PLACES = (
    "The page of the review",
    "The report and the briefing as web pages",
    "Each document as a file",
    "The partnership’s list of reviews and its archive",
    "The library of all partnerships",
)
AN_ORDINARY_TIME = "10:00am"
# What the check page carries on from the form before it.
FIELDS = (
    "release_date_day",
    "release_date_month",
    "release_date_year",
    "release_time",
    "correction_note",
    "copies_reason",
)
NOT_OWED = Copies(owed=False)


class ReleaseForm(Form):
    release_date = DateField(label="Day", said="Release date", missing="Enter the release date")
    release_time = TimeField(
        label="Time",
        said="Release time",
        missing="Enter the release time",
        hint=f"London time, like {AN_ORDINARY_TIME}",
    )
    correction_note = TextField(
        label="What was corrected?",
        said="What was corrected",
        missing="Enter what was corrected",
        hint="The public reads it on the page, with the date.",
        max_length=LONGEST_PUBLIC_WORDS,
    )

    copies_reason = TextArea(
        label="Why do the copies go later than the law asks, or not at all?",
        said="Why the copies go later than the law asks, or were not sent",
        missing=ASK_FOR_COPIES_REASON,
        hint="It stands in the history of the publication, for staff only.",
        max_length=LONGEST_NOTE,
        rows=3,
    )

    def __init__(self, *args: Any, correction: bool, copies: Copies, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not correction:
            del self.fields["correction_note"]
        if not copies.owed or copies.in_time:
            del self.fields["copies_reason"]

    def clean(self) -> dict[str, Any]:
        """The moment that the date and time name in London: exactly one."""
        typed = super().clean() or self.cleaned_data
        if typed.get("release_date") and typed.get("release_time"):
            try:
                typed["release_at"] = london.release_moment(typed["release_date"], typed["release_time"])
            except london.NotOneMoment as refused:
                self.add_error("release_time", str(refused))
        return typed


class ScheduleRelease(PublicationPage):
    permission = "release_publication"
    heading = "Schedule the release"

    def on_get(self) -> HttpResponse:
        """The questions."""
        day = self.documents_day()
        return self.show_form(self.form(initial={"release_date": day}))

    def on_post(self) -> HttpResponse:
        """Show what will happen at that minute; on the second press, schedule it."""
        form = self.form(self.request.POST)
        if not form.is_valid() or "change" in self.request.POST:
            return self.show_form(form)
        try:
            self.would_be_allowed(form.cleaned_data["release_at"])
            if "confirmed" not in self.request.POST:
                return self.show_check(form)
            release = actions.schedule_release(
                self.publication,
                release_at=form.cleaned_data["release_at"],
                correction_note=form.cleaned_data.get("correction_note", ""),
                copies_reason=form.cleaned_data.get("copies_reason", ""),
                by=self.who,
                at=self.now,
            )
        except NotAllowed as refused:
            form.add_error(None, refused.message)
            return self.show_form(form)
        return self.done_to(
            self.address("view_release"), f"The release is scheduled: {london.words(release.release_at)}."
        )

    def form(self, data: Any = None, **given: Any) -> ReleaseForm:
        """The form; a correction says what was corrected, and who has no copies in time says why."""
        return ReleaseForm(data, correction=released_before(self.publication), copies=self.copies(), **given)

    def copies(self) -> Copies:
        """Where the copies to the Panel and the Secretary of State stand for the day of the documents."""
        newest = newest_version(self.publication)
        return copies_of_version(self.publication, newest) if newest else NOT_OWED

    def documents_day(self) -> str | None:
        """The day that the documents show."""
        newest = newest_version(self.publication)
        return newest.edition.get("published_on") if newest else None

    def would_be_allowed(self, release_at: datetime) -> None:
        """Ask the rules before the check page, so that nobody confirms what is then refused."""
        rules.release_can_be_planned(Stage(self.publication.stage))
        rules.release_lies_ahead(release_at, self.now)
        if day := self.documents_day():
            rules.release_day_is_the_printed_day(
                release_at, datetime.fromisoformat(day).date(), correction=released_before(self.publication)
            )

    def show_form(self, form: ReleaseForm) -> HttpResponse:
        """The questions, with what a rule refused."""
        newest = newest_version(self.publication)
        ready = self.publication.stage == Stage.SIGNED
        return self.show(
            form=form,
            newest=newest,
            ready=ready,
            stage=Stage(self.publication.stage).words,
            copies=self.copies(),
        )

    def show_check(self, form: ReleaseForm) -> HttpResponse:
        """The interruption page: what happens at that minute, and where."""
        release_at = form.cleaned_data["release_at"]
        return self.show(
            "publishing/schedule_release_check.html",
            heading="Check before you schedule",
            planned=london.words(release_at),
            day_note=day_note(release_at),
            appears_in=PUBLIC_PLACES,
            copies=self.copies(),
            copies_reason=form.cleaned_data.get("copies_reason", ""),
            version=newest_version(self.publication),
            correction_note=form.cleaned_data.get("correction_note", ""),
            fields=[(name, value) for name, value in self.request.POST.items() if name in FIELDS],
        )
