"""What a person answers about one row of an import of past reviews."""

from __future__ import annotations

from typing import Any

from jigsaw.components.fields import RadioField, SelectField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.publishing.past.corrections import DIFFERENT, LEAVE_OUT, SAME, YES, fault_of_cell
from jigsaw.publishing.past.reading_rows import Reader

SAME_AS = "same as"
DECISIONS = (
    (YES, "It is right, with what I correct here"),
    (LEAVE_OUT, "Leave it out"),
    (SAME_AS, "It is the same review as another"),
    (DIFFERENT, "It is several reviews: take them apart"),
)
# The column of each field (past/corrections.py).
COLUMNS = {
    "reference": "reference",
    "heading": "title",
    "other_titles": "other titles",
    "published": "published on",
    "kind": "kind",
    "whose": "whose",
    "partnership": "partnership",
    "summary": "summary",
}


class AnswerForm(Form):
    """An answer: `decision`, `belongs_to` and `cells` as the worksheet has them, once it is valid."""

    @property
    def decision(self) -> str:
        """The decision in the words of the worksheet."""
        return str(self.cleaned_data["decision"])

    @property
    def belongs_to(self) -> str:
        """The key of the review of a document, or both keys of a pair."""
        return ""

    @property
    def cells(self) -> dict[str, str]:
        """The columns that the person changed."""
        return {}


class ReviewForm(AnswerForm):
    decision_made = RadioField(
        label="What about this review?", said="What about this review", missing="Select what to do", choices=DECISIONS
    )  # fmt: skip
    other = SelectField(label="The other review", choices=[], required=False, empty="None")
    reference = TextField(label="Reference", max_length=80, required=False)
    heading = TextField(label="Title", max_length=160, required=False)
    other_titles = TextField(
        label="Other titles", hint="With semicolons between them.", max_length=600, required=False
    )
    published = TextField(
        label="Published",
        hint="As far as it is known: 14 September 2021, September 2021 or 2021. Leave it empty where nobody knows.",
        max_length=80,
        required=False,
    )
    kind = SelectField(label="Kind", choices=[], required=False, empty="Not known")
    whose = SelectField(
        label="Whose review is it?", said="Whose review it is", choices=[], empty="Choose one"
    )
    partnership = TextField(label="Name of the neighbour", max_length=120, required=False)
    summary = TextArea(label="Summary", max_length=3_000, required=False)

    def __init__(
        self, *args: Any, reader: Reader, others: list[tuple[str, str]], kinds: list[tuple[str, str]],
        whose: list[tuple[str, str]], **kwargs: Any,
    ):  # fmt: skip
        super().__init__(*args, **kwargs)
        self.reader = reader
        for name, choices in (("other", others), ("kind", kinds), ("whose", whose)):
            field = self.fields[name]
            field.choices = [field.choices[0], *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What was corrected can be read, and another review is named where one is meant."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("decision_made") == SAME_AS and not given.get("other"):
            self.add_error("other", "Select the other review")
        for name, column in COLUMNS.items():
            text = given.get(name) or ""
            if name in self.changed_data and (fault := fault_of_cell(column, text, self.reader)):
                self.add_error(name, f"{self.fields[name].label}: {fault}")
        return given

    @property
    def decision(self) -> str:
        """A decision of the worksheet."""
        made = str(self.cleaned_data["decision_made"])
        return f"{SAME_AS} {self.cleaned_data['other']}" if made == SAME_AS else made

    @property
    def cells(self) -> dict[str, str]:
        """The columns that the person changed."""
        return {
            column: self.cleaned_data[name] for name, column in COLUMNS.items() if name in self.changed_data
        }


class PairForm(AnswerForm):
    decision_made = RadioField(
        label="Are these one review?",
        said="Whether these are one review",
        missing="Select whether these are one review",
        choices=((SAME, "Yes, one review with two titles or places"), (DIFFERENT, "No, two reviews")),
    )

    def __init__(self, *args: Any, pair: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.pair = pair

    @property
    def decision(self) -> str:
        """The same, or different."""
        return str(self.cleaned_data["decision_made"])

    @property
    def belongs_to(self) -> str:
        """Both keys."""
        return " ".join(self.pair)


class DocumentForm(AnswerForm):
    owner = SelectField(
        label="Of which review is it?",
        said="The review of this document",
        missing="Select the review of this document",
        choices=[],
    )

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        field.choices = [*field.choices, (LEAVE_OUT, "None: leave it out"), *others]  # type: ignore[attr-defined]

    @property
    def decision(self) -> str:
        """Leave it out, or nothing: its review says it."""
        return LEAVE_OUT if self.cleaned_data["owner"] == LEAVE_OUT else ""

    @property
    def belongs_to(self) -> str:
        """The key of its review."""
        owner = str(self.cleaned_data["owner"])
        return "" if owner == LEAVE_OUT else owner
