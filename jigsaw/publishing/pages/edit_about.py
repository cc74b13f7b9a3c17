"""What the review is about: the sentence of summary, the children, themes, agencies and kinds of harm."""

from __future__ import annotations

from typing import Any, ClassVar

from jigsaw.components.fields import SelectField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.publishing.desk.part_page import PartPage
from jigsaw.publishing.forms.groups import Repeated
from jigsaw.publishing.forms.part_form import PartForm, Vocabulary
from jigsaw.publishing.forms.vocabulary import choices_with


class SubjectForm(Form):
    alias = TextField(
        label="Alias",
        hint="Like Child A. Never a name.",
        missing="Enter the alias of the child",
        required=False,
        width=20,
        max_length=0,
    )
    pronouns = SelectField(
        label="Pronouns",
        missing="Select the pronouns of the child",
        choices=choices_with("pronouns"),
        required=False,
    )
    age_band = SelectField(
        label="Age at the time",
        missing="Select the age of the child",
        choices=choices_with("age_bands"),
        required=False,
    )


class AboutForm(PartForm):
    repeated: ClassVar = {"subjects": Repeated(SubjectForm, one="child", most=30)}
    vocabularies: ClassVar = {
        "themes": Vocabulary("Themes", "What the learning is about. Readers find the review by them."),
        "agencies": Vocabulary("Agencies involved"),
        "harm_types": Vocabulary("Kinds of harm"),
    }
    summary = TextArea(
        label="Summary",
        hint="Two or three sentences on what happened and what was learned. Lists and documents begin with it.",
        missing="Enter the summary",
        required=False,
        max_length=0,
        rows=6,
        autosave=True,
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for row in self.rows["subjects"]:
            for field, table in (("pronouns", "pronouns"), ("age_band", "age_bands")):
                held = [
                    str(subject[field]) for subject in self.held.get("subjects") or [] if subject.get(field)
                ]
                asked: Any = row.fields[field]
                asked.choices = [("", "Choose one"), *choices_with(table, held)]


class EditAbout(PartPage):
    heading = "Summary, subjects and themes"
    part: ClassVar[str] = "about"
    form_class = AboutForm
