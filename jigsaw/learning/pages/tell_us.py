"""Tell the partnership how a review was used."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from jigsaw.components.fields import RadioField, TextArea, TextField
from jigsaw.learning.actions.uses import tell_use
from jigsaw.learning.asking import AskingForm, AskingPage
from jigsaw.learning.models import Use
from jigsaw.library import queries
from jigsaw.library.models import PublishedEdition
from jigsaw.library.reading import (
    Gone,
    Moved,
    gone_answer,
    publisher_site,
    raise_moved_or_missing,
    told_to_keep,
)

MOST_PEOPLE = 5_000
NO_CASES = "Write about your own practice. Do not write about a child or a family, and name nobody."


class UseForm(AskingForm):
    """How, where, with how many, and what changed."""

    how = RadioField(
        label="How did you use this review?",
        said="How you used it",
        choices=Use.How.choices,
        missing="Select how you used this review",
    )
    organisation = TextField(
        label="Where do you work?",
        hint="The organisation, for example Alderbrook Community Health. Do not give your name.",
        said="Where you work",
        max_length=120,
        missing="Enter the organisation you work for",
    )
    people = TextField(
        label="How many people took part? (optional)",
        said="How many people",
        max_length=5,
        width=4,
        required=False,
    )
    changed = TextArea(
        label="What did you change? (optional)",
        hint=NO_CASES,
        said="What you changed",
        max_length=1000,
        required=False,
    )

    def clean_people(self) -> int | None:
        """A whole number from 1, or nothing."""
        given = self.cleaned_data["people"]
        if not given:
            return None
        if not (given.isascii() and given.isdigit() and 1 <= int(given) <= MOST_PEOPLE):
            raise forms.ValidationError("How many people must be a whole number, like 12")
        return int(given)


class TellUs(AskingPage):
    """The form, below the review that it is about."""

    public = True
    kind = "use"
    title = "Tell us how you used this review"
    template_name = "learning/tell_us.html"

    def review(self) -> PublishedEdition:
        """The public review of the address. Raises Http404, Moved for an old spelling, Gone for a withdrawn one."""
        slug = self.kwargs["slug"]
        found = queries.review(slug)
        if found is None:
            raise_moved_or_missing(slug, "tell_us")
        if found.withdrawn_at is not None:
            raise Gone(found)
        return found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page; for a withdrawn review its reason, for an old spelling the way to the review's own address."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Gone as gone:
            return gone_answer(gone.edition)
        except Moved as moved:
            return told_to_keep(HttpResponsePermanentRedirect(moved.address))

    def site(self) -> dict[str, Any]:
        """The layout's variables of the partnership that published the review."""
        return publisher_site(self.review().publisher)

    def content(self) -> dict[str, Any]:
        """The way back, and the review's title."""
        review = self.review()
        href = reverse("review", args=[review.slug])
        return {
            "review_title": review.title,
            "back_href": href,
            "back_text": "Back to the review",
            "submit_words": "Send",
        }

    def form_of(self, data: Any = None) -> UseForm:
        """The form."""
        return UseForm(data)

    def ask(self, form: AskingForm) -> str:
        """Take it down."""
        told = form.cleaned_data
        tell_use(
            self.review(),
            how=told["how"],
            organisation=told["organisation"],
            people=told["people"],
            changed=told["changed"],
            at=self.now,
        )
        return self.thanked()

    def thanked(self) -> str:
        """The page that thanks."""
        return reverse("told_us", args=[self.kwargs["slug"]])
