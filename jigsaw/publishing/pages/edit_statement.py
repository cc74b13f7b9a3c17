"""The press statement's own words."""

from __future__ import annotations

from typing import ClassVar

from jigsaw.components.fields import TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.publishing.desk.part_page import PartPage
from jigsaw.publishing.forms.groups import Repeated
from jigsaw.publishing.forms.part_form import PartForm


class SignatoryForm(Form):
    name = TextField(label="Name", missing="Enter the name of who speaks", required=False, max_length=0)
    role = TextField(
        label="Role",
        hint="Like Co-chair",
        missing="Enter the role of who speaks",
        required=False,
        max_length=0,
    )


class StatementForm(PartForm):
    repeated: ClassVar = {"signatories": Repeated(SignatoryForm, one="person", most=12)}
    optional: ClassVar = frozenset({"reason_for_delay"})
    opening = TextArea(
        label="Opening",
        hint="What is published today, in one or two sentences.",
        missing="Enter the opening",
        required=False,
        max_length=0,
        autosave=True,
    )
    outcome = TextArea(
        label="Outcome",
        hint="What is known and public: of court, of the child now. Nothing else of the case.",
        missing="Enter the outcome",
        required=False,
        max_length=0,
        autosave=True,
    )
    learning = TextArea(
        label="What was learned",
        missing="Enter what was learned",
        required=False,
        max_length=0,
        autosave=True,
    )
    reason_for_delay = TextArea(
        label="Reason for delay (optional)",
        said="Reason for delay",
        hint="If it took longer than six months from the decision to publication.",
        required=False,
        max_length=0,
        rows=3,
        autosave=True,
    )


class EditStatement(PartPage):
    heading = "Press statement"
    part: ClassVar[str] = "statement"
    form_class = StatementForm
