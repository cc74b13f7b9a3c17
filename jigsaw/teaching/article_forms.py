"""The forms of an article: its facts, and one for each kind of block."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.forms import BoundField
from pydantic_core import PydanticCustomError

from jigsaw.components.fields import (
    CheckboxesField,
    CheckboxField,
    DateField,
    EmailField,
    LinesField,
    PhoneField,
    SelectField,
    TextArea,
    TextField,
)
from jigsaw.documents.fields import role_mailbox, switchboard, web_address
from jigsaw.incidents.desk.part_writing import WritingForm
from jigsaw.publishing.forms.part_form import ChosenGroup
from jigsaw.publishing.forms.vocabulary import groups_with
from jigsaw.teaching.queries.article_choices import Named, review_behind
from jigsaw.teaching.rules.articles import (
    LONGEST_HEADING,
    LONGEST_SUMMARY,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_EDITIONS,
    NATIONAL_REVIEW,
    WITH_VERSIONS,
)

OF_VERSIONS = ("of_region", "version_words", "version_note", "review_on")
OF_NATIONAL = ("national_title", "national_publisher", "national_address", "national_published", "response")


def named_choices(offered: Iterable[Named]) -> list[tuple[str, str]]:
    """What is offered, as the choices of a field."""
    return [(each.id, each.with_state) for each in offered]


class NamesReviews(WritingForm):
    """A form that names reviews: those on the page by ticking, all others by reference or address."""

    editions = CheckboxesField(label="Reviews", said="Reviews", choices=[], required=False)
    other_reviews = LinesField(
        label="Other reviews (optional)",
        said="Other reviews",
        hint="The reference or the address of each, one a line. Only reviews that are public are found so.",
        required=False,
        rows=2,
        max_length=2000,
    )

    def __init__(self, *args: Any, reviews: Iterable[Named] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["editions"]
        field.choices = named_choices(reviews)

    def clean(self) -> dict[str, Any]:
        """The identifiers of all reviews that are named, each once, in the field `editions`."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        found = list(given.get("editions") or [])
        for line in given.get("other_reviews") or []:
            if key := review_behind(line):
                found.append(key)
            else:
                self.add_error(
                    "other_reviews", f"No public review, or more than one, is meant by {line[:60]}"
                )
        given["editions"] = list(dict.fromkeys(found))
        if len(given["editions"]) > MOST_EDITIONS:
            self.add_error("editions", f"Reviews must be {MOST_EDITIONS} or fewer")
        return given


class ArticleForm(NamesReviews):
    """Title, summary, themes and the other facts; what a kind does not have is not asked."""

    title = TextField(
        label="Title", max_length=LONGEST_TITLE, hint="No names of people, and no words of a case."
    )
    summary = TextArea(
        label="Summary",
        hint="One or two sentences. They stand in lists and at the top of the page.",
        max_length=LONGEST_SUMMARY,
        rows=3,
    )
    national_title = TextField(label="Title of the national review", max_length=LONGEST_TITLE)
    national_publisher = TextField(label="Who published it", said="Who published it", max_length=120)
    national_address = TextField(
        label="Its address on the web",
        said="The address",
        missing="Enter its address on the web",
        max_length=300,
    )
    national_published = TextField(
        label="When it was published (optional)",
        said="When it was published",
        hint="As precisely as is known, like November 2021.",
        max_length=40,
        required=False,
    )
    response = TextArea(
        label="What has the partnership done about it?",
        said="What the partnership has done about it",
        missing="Enter what the partnership has done about it",
        hint="It stands first on the page. An empty line begins a paragraph; lines with “- ” before them are a list.",
        max_length=LONGEST_TEXT,
        rows=8,
        autosave=True,
    )
    of_region = CheckboxField(
        label="It belongs to the whole region",
        hint="It then stands on the pages of all its partnerships.",
        missing="",
        required=False,
    )
    version_words = TextField(
        label="What is this version called?",
        said="What this version is called",
        missing="Enter what this version is called",
        hint="Like Version 2.1.",
        max_length=40,
        width=20,
    )
    version_note = TextArea(
        label="What changed in this version? (optional for the first)",
        said="What changed in this version",
        hint="Readers see it beside the version. Earlier versions stay to be read, marked as replaced.",
        max_length=400,
        rows=3,
        required=False,
    )
    review_on = DateField(
        label="By when is it looked at again? (optional)",
        said="The day by which it is looked at again",
        hint="For example, 30 6 2027.",
        required=False,
    )

    def __init__(self, *args: Any, kind: str, themes: Iterable[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.held_themes = list(themes)
        gone = [] if kind in WITH_VERSIONS else list(OF_VERSIONS)
        gone += [] if kind == NATIONAL_REVIEW else list(OF_NATIONAL)
        for name in gone:
            del self.fields[name]
        self.fields["editions"].label = "Which reviews does it answer? (optional)"
        self.fields["editions"].help_text = "It stands on their pages, under “What has changed since”."
        for number, group in enumerate(groups_with("themes", self.held_themes)):
            self.fields[f"themes_{number}"] = CheckboxesField(
                label=group.label, choices=[(t.slug, t.label) for t in group.terms], required=False
            )

    def clean_national_address(self) -> str:
        """An address of the web, in full."""
        return checked(web_address, self.cleaned_data["national_address"], "The address")

    @property
    def plain_fields(self) -> list[BoundField]:
        """For the template: all but themes and reviews, which stand last."""
        apart = {"editions", "other_reviews", "revision"}
        return [self[n] for n in self.fields if n not in apart and not re.fullmatch(r"themes_\d+", n)]

    @property
    def themes_section(self) -> dict[str, Any]:
        """For the template: the themes in their groups, each closed, with what is ticked."""
        fields = [self[name] for name in self.fields if re.fullmatch(r"themes_\d+", name)]
        groups = [ChosenGroup(field, _ticked(field)) for field in fields]
        return {"label": "Themes (optional)", "hint": "Readers find it by them.", "groups": groups}

    def themes_chosen(self) -> list[str]:
        """What is ticked, in the order of the vocabulary."""
        ticked = [v for name, v in self.cleaned_data.items() if re.fullmatch(r"themes_\d+", name)]
        return [slug for slugs in ticked for slug in slugs]


def themes_by_group(held: Iterable[str]) -> dict[str, list[str]]:
    """What is ticked in each group of themes, by the name of its field."""
    held = list(held)
    return {
        f"themes_{number}": [t.slug for t in group.terms if t.slug in held]
        for number, group in enumerate(groups_with("themes", held))
    }


class BlockForm(WritingForm):
    """A block with its heading."""

    kind: ClassVar[str]
    heading = TextField(
        label="Heading (optional)", said="Heading", max_length=LONGEST_HEADING, required=False
    )


class TextBlockForm(BlockForm):
    text = TextArea(
        label="Text",
        hint="An empty line begins a new paragraph. Lines that begin with “- ” are a list.",
        max_length=LONGEST_TEXT,
        rows=12,
        autosave=True,
    )


class ReviewsBlockForm(NamesReviews, BlockForm):
    field_order = ("heading", "editions", "other_reviews")

    def clean(self) -> dict[str, Any]:
        """At least one."""
        given = super().clean()
        if not given["editions"] and not self.errors:
            self.add_error("editions", "Select a review, or enter the reference of one")
        return given


class DocumentsBlockForm(BlockForm):
    files = CheckboxesField(label="Documents", said="Documents", missing="Select a document", choices=[])  # type: ignore[assignment]

    def __init__(self, *args: Any, files: Iterable[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["files"]
        field.choices = list(files)


class WebinarBlockForm(BlockForm):
    event = SelectField(label="Webinar", said="Webinar", missing="Select a webinar", choices=[])

    def __init__(self, *args: Any, events: Iterable[Named] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["event"]
        field.choices = [*field.choices, *named_choices(events)]


class CampaignBlockForm(BlockForm):
    article = SelectField(label="Page", said="Page", missing="Select a page", choices=[])

    def __init__(self, *args: Any, articles: Iterable[Named] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["article"]
        field.choices = [*field.choices, *named_choices(articles)]


class ContactBlockForm(BlockForm):
    name = TextField(
        label="Who to contact", said="Who to contact", missing="Enter who to contact", max_length=80
    )
    email = EmailField(label="Email address (optional)", said="Email address", required=False)
    phone = PhoneField(label="Phone number (optional)", said="Phone number", required=False)

    def clean_email(self) -> str:
        """A role mailbox, never a person's."""
        return checked(role_mailbox, self.cleaned_data["email"], "Email address")

    def clean_phone(self) -> str:
        """A switchboard, never a person's mobile."""
        return checked(switchboard, self.cleaned_data["phone"], "Phone number")


BLOCK_FORMS: dict[str, type[BlockForm]] = {
    "text": TextBlockForm,
    "reviews": ReviewsBlockForm,
    "documents": DocumentsBlockForm,
    "webinar": WebinarBlockForm,
    "campaign": CampaignBlockForm,
    "contact": ContactBlockForm,
}


def checked(rule: Any, value: str, said: str) -> str:
    """The value, where a rule of documents lets it pass; else its words at the field."""
    if not value:
        return value
    try:
        rule(value)
    except PydanticCustomError as fault:
        raise ValidationError(f"{said} {fault.message()}") from fault
    return value


def _ticked(field: BoundField) -> str:
    held = field.value() or []
    labels = {str(value): str(words) for value, words in field.field.choices}  # type: ignore[attr-defined]
    return ", ".join(labels[each] for each in held if each in labels)
