"""One finding: what happened, and why it made sense at the time."""

from __future__ import annotations

from typing import ClassVar

from jigsaw.components.fields import RadioField, TextArea, TextField
from jigsaw.documents.words import PRACTICE_WORDS
from jigsaw.publishing.desk.item_pages import ItemPage
from jigsaw.publishing.forms.part_form import PartForm, Vocabulary


class FindingForm(PartForm):
    vocabularies: ClassVar = {"themes": Vocabulary("Themes of this finding")}
    title = TextField(
        label="The finding in one sentence",
        said="The finding in one sentence",
        missing="Enter the finding in one sentence",
        required=False,
        max_length=0,
    )
    practice = RadioField(
        label="What is it about?",
        said="What it is about",
        missing="Select what the finding is about",
        choices=[(practice.value, words) for practice, words in PRACTICE_WORDS.items()],
        required=False,
    )
    what_happened = TextArea(
        label="What happened",
        missing="Enter what happened",
        required=False,
        max_length=0,
        autosave=True,
    )
    why = TextArea(
        label="Why did this make sense at the time?",
        said="Why it made sense at the time",
        missing="Enter why this made sense at the time",
        hint="The conditions in which people worked: forms, systems, time, what they believed.",
        required=False,
        max_length=0,
        autosave=True,
    )


class EditFinding(ItemPage):
    part: ClassVar[str] = "findings"
    one: ClassVar[str] = "finding"
    form_class = FindingForm
    afterwards: ClassVar[str] = "edit_findings"
