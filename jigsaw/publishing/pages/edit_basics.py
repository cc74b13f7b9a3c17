"""Reference, kind, title and day of a publication."""

from __future__ import annotations

from typing import Any, ClassVar

from jigsaw.components.fields import DateField, RadioField, RepeatedField, TextField
from jigsaw.documents.words import KIND_WORDS
from jigsaw.publishing.desk.part_page import PartPage
from jigsaw.publishing.forms.part_form import PartForm


class BasicsForm(PartForm):
    reference = TextField(
        label="Reference",
        hint="As your partnership writes it, like ASCP 2024-25/02. Leave it empty if there is none.",
        required=False,
        width=20,
        max_length=0,
    )
    kind = RadioField(
        label="What is published?",
        said="Kind of review",
        missing="Select what is published",
        choices=[(kind.value, words) for kind, words in KIND_WORDS.items()],
        required=False,
    )
    title = TextField(
        label="Title",
        hint="It stands on the four documents and the public page. No names and no places.",
        missing="Enter the title",
        required=False,
        max_length=0,
    )
    other_titles = RepeatedField(
        label="Other titles it is known by",
        hint="Readers who search for one of them find this review.",
        one="Title",
        said="Other titles",
        most_lines=20,
        required=False,
        max_length=160,
    )
    published_on = DateField(
        label="Day of publication",
        hint="The day that the documents show, and on which they come out. For example, 30 6 2026.",
        missing="Enter the day of publication",
        required=False,
    )
    lead_reviewer = TextField(
        label="Lead reviewer (optional)", said="Lead reviewer", required=False, max_length=0
    )

    def part_value(self) -> dict[str, Any]:
        """The part; a release time from an uploaded file goes when another day is chosen."""
        value = super().part_value()
        if value["published_on"] != self.held.get("published_on"):
            value["release_at"] = None
        return value


class EditBasics(PartPage):
    heading = "Reference, title and date"
    part: ClassVar[str] = "basics"
    form_class = BasicsForm
