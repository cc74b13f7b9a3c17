"""Choose the minute of release, look at what will happen then, schedule it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import london
from jigsaw.components.fields import DateField, TextField, TimeField
from jigsaw.components.forms import Form
from jigsaw.partnerships.desk import add_refusal
from jigsaw.publishing.queries.releases import day_note
from jigsaw.publishing.rules import LONGEST_PUBLIC_WORDS, NotAllowed, release_lies_ahead
from jigsaw.teaching.actions.article_releasing import schedule_article
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.article_shown import InWords
from jigsaw.teaching.queries.articles import newest_version, released_before
from jigsaw.teaching.rules.articles import WITH_VERSIONS, ArticleState, can_be_planned

# What the check page carries on from the form before it.
FIELDS = ("release_date_day", "release_date_month", "release_date_year", "release_time", "correction_note")
# Where the public finds it; all answer at the same minute.
PLACES = (
    "Its own page, with its documents",
    "The lists of the partnership and of the region",
    "The pages of the reviews that it answers, and of its themes",
    "Feeds and sitemap",
)


class ArticleReleaseForm(Form):
    release_date = DateField(label="Day", said="Release date", missing="Enter the release date")
    release_time = TimeField(
        label="Time",
        said="Release time",
        missing="Enter the release time",
        hint="London time, like 10:00am",
    )
    correction_note = TextField(
        label="What was corrected?",
        said="What was corrected",
        missing="Enter what was corrected",
        hint="The public reads it on the page, with the date.",
        max_length=LONGEST_PUBLIC_WORDS,
    )

    def __init__(self, *args: Any, replaces: bool, with_versions: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not replaces:
            del self.fields["correction_note"]
        elif with_versions:
            note = self.fields["correction_note"]
            note.label, note.required = "Does it correct a mistake? Say which (optional)", False
            note.help_text = (
                "Leave it empty for a new version: the earlier one stays to be read, marked as replaced. "
                "A corrected version takes its place."
            )

    def clean(self) -> dict[str, Any]:
        """The moment that the date and time name in London: exactly one."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("release_date") and typed.get("release_time"):
            try:
                typed["release_at"] = london.release_moment(typed["release_date"], typed["release_time"])
            except london.NotOneMoment as refused:
                self.add_error("release_time", str(refused))
        return typed


class ScheduleArticle(ArticlePage):
    permission = "release_article"
    heading = "Schedule the release"

    def on_get(self) -> HttpResponse:
        """The questions."""
        return self.show_form(self.form())

    def on_post(self) -> HttpResponse:
        """Show what will happen at that minute; on the second press, schedule it."""
        form = self.form(self.request.POST)
        if not form.is_valid() or "change" in self.request.POST:
            return self.show_form(form)
        release_at: datetime = form.cleaned_data["release_at"]
        note = form.cleaned_data.get("correction_note", "")
        try:
            can_be_planned(ArticleState(self.article.state))
            release_lies_ahead(release_at, self.now)
            if "confirmed" not in self.request.POST:
                return self.show_check(release_at, note)
            schedule_article(
                self.article, release_at=release_at, correction_note=note, by=self.who, at=self.now
            )
        except NotAllowed as refused:
            add_refusal(form, refused)
            return self.show_form(form)
        return self.go_home(f"The release is scheduled: {london.words(release_at)}.")

    def form(self, data: Any = None) -> ArticleReleaseForm:
        """The form; what replaces a public version says what was corrected."""
        return ArticleReleaseForm(
            data, replaces=released_before(self.article), with_versions=self.article.kind in WITH_VERSIONS
        )

    def show_form(self, form: Form) -> HttpResponse:
        """The questions, with what a rule refused."""
        return self.show(
            form=form,
            newest=newest_version(self.article),
            ready=self.article.state == ArticleState.SIGNED,
            state=ArticleState(self.article.state).words,
            status=400 if form.is_bound and form.errors else 200,
        )

    def show_check(self, release_at: datetime, note: str) -> HttpResponse:
        """The interruption page: what happens at that minute, and where."""
        version = newest_version(self.article)
        return self.show(
            "teaching/schedule_article_check.html",
            heading="Check before you schedule",
            planned=london.words(release_at),
            day_note=day_note(release_at),
            appears_in=PLACES,
            version=version,
            warnings=InWords(self.article, version.content).warnings() if version else [],
            correction_note=note,
            fields=[(name, value) for name, value in self.request.POST.items() if name in FIELDS],
        )
