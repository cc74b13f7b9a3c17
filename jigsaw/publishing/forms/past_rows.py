"""Many rows of an import of past reviews as one form: the cells of those that ask something, corrected all at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.html import format_html

from jigsaw.components.fields import SelectField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.publishing.past.corrections import DIFFERENT, LEAVE_OUT, SAME, YES, fault_of_cell
from jigsaw.publishing.past.dry_run import DOCUMENT, PAIR, Answer, Row
from jigsaw.publishing.past.found import Whose
from jigsaw.publishing.past.reading_rows import Reader

# The column of the dry run for each cell that is edited in place; its heading on the page.
CELLS = {
    "reference": "Reference",
    "title": "Title",
    "published on": "Published",
    "kind": "Kind",
    "whose": "Whose",
    "partnership": "Neighbour",
}
ANSWER = "answer"
ANSWERS = (
    (YES, "It is right, with what I correct"),
    (LEAVE_OUT, "Leave it out"),
    (DIFFERENT, "It is several reviews"),
)
OF_PAIR = ((SAME, "Yes, one review"), (DIFFERENT, "No, two reviews"))
# The longest text of cells as they were shown that is read back.
LONGEST_SHOWN = 20_000


@dataclass(frozen=True)
class NumberedRow:
    """A row with its number on the page, what it is called, and the reviews that a document may be of."""

    number: int
    row: Row
    name: str
    owners: Sequence[tuple[str, str]] = field(default_factory=tuple)


class RowsForm(Form):
    """The cells of some rows. What a person did not touch changes nothing, whatever became of the row meanwhile."""

    def __init__(
        self, data: Any = None, *, rows: Sequence[NumberedRow], reader: Reader, kinds: Sequence[tuple[str, str]],
        whose: Sequence[tuple[str, str]],
    ):  # fmt: skip
        super().__init__(data)
        self.rows, self.reader, self.kinds, self.whose = rows, reader, kinds, whose
        for each in rows:
            self._add(each)

    def _add(self, each: NumberedRow) -> None:
        if each.row["what"] == PAIR:
            self._ask(
                each, ANSWER, SelectField(**_told(each, "Answer"), choices=OF_PAIR, empty="Not answered")
            )
            return
        if each.row["what"] == DOCUMENT:
            owners = [(LEAVE_OUT, "None: leave it out"), *each.owners]
            self._ask(
                each, ANSWER, SelectField(**_told(each, "Review"), choices=owners, empty="Not answered")
            )
            return
        for column, heading in CELLS.items():
            if column in shown_cells(each.row):
                self._ask(each, column, self._cell(each, column, heading), each.row["cells"][column])
        self._ask(
            each, ANSWER, SelectField(**_told(each, "Answer"), choices=ANSWERS, empty="Only what I correct")
        )
        self.fields[name_of(each, "was")] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=json.dumps(shown_cells(each.row))
        )

    def _ask(self, each: NumberedRow, column: str, asked: Any, initial: str = "") -> None:
        # The table's own headings stand for the labels of its columns, which people who listen hear all the same.
        asked.label_classes = "jig-cell__seen" if column in (ANSWER, "partnership") else "jig-cell__label"
        asked.initial = initial
        self.fields[name_of(each, column)] = asked

    def _cell(self, each: NumberedRow, column: str, heading: str) -> Any:
        told = _told(each, heading)
        if column == "title":
            # Its length is checked as that of any cell; a count below each of fifty boxes would hide the table.
            return TextArea(**told, max_length=0, rows=3)
        if column == "kind":
            return SelectField(**told, choices=self.kinds, empty="Not known")
        if column == "whose":
            return SelectField(**told, choices=self.whose, empty="Choose one")
        return TextField(**told, max_length=120)

    def clean(self) -> dict[str, Any]:
        """Each cell that was changed can be read; the fault stands at the cell and names its row."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for each in self.rows:
            for column, text in self._changed(each).items():
                if fault := fault_of_cell(column, text, self.reader):
                    self.add_error(
                        name_of(each, column), f"Row {each.number}, {CELLS[column].lower()}: {fault}"
                    )
        return given

    def answers(self) -> dict[str, Answer]:
        """What was answered, by the key of the row, once the form is valid. Rows that nobody touched are left out."""
        found = {each.row["key"]: self._answer(each) for each in self.rows}
        return {key: answer for key, answer in found.items() if answer != Answer()}

    def _answer(self, each: NumberedRow) -> Answer:
        said = str(self.cleaned_data.get(name_of(each, ANSWER)) or "")
        if each.row["what"] == PAIR:
            return Answer(said, " ".join(each.row["others"])) if said else Answer()
        if each.row["what"] == DOCUMENT:
            return Answer(said) if said == LEAVE_OUT else Answer(belongs_to=said)
        return Answer(said, cells=self._changed(each))

    def _changed(self, each: NumberedRow) -> dict[str, str]:
        """The cells of a row that are other than they were shown to this person."""
        if each.row["what"] in (PAIR, DOCUMENT):
            return {}
        was = shown_cells(each.row) | read_back(self.cleaned_data.get(name_of(each, "was"), ""))
        typed = {
            column: one_line(self.cleaned_data[name_of(each, column)])
            for column in CELLS
            if name_of(each, column) in self.cleaned_data and name_of(each, column) in self.data
        }
        return {column: text for column, text in typed.items() if text != one_line(was.get(column, ""))}

    def cells_of(self, each: NumberedRow) -> dict[str, Any]:
        """The fields of a row as the table places them, by the name of the column with a low line for a space."""
        named = {column: name_of(each, column) for column in (*CELLS, ANSWER, "was")}
        return {column.replace(" ", "_"): self[name] for column, name in named.items() if name in self.fields}


def shown_cells(row: Row) -> dict[str, str]:
    """The cells of a review that are edited in place: a neighbour is named where there is one, or it is asked."""
    asked = row["cells"]["whose"] == Whose.NEIGHBOUR or any(
        q.startswith("partnership:") for q in row["questions"]
    )
    return {column: row["cells"][column] for column in CELLS if column != "partnership" or asked}


def name_of(each: NumberedRow, column: str) -> str:
    """The name of a field."""
    return f"{each.row['key']}-{column.replace(' ', '_')}"


def _told(each: NumberedRow, heading: str) -> dict[str, Any]:
    """Label and words of a cell. People who listen hear the row with the column."""
    label = format_html(
        '{}<span class="govuk-visually-hidden"> of row {}: {}</span>', heading, each.number, each.name[:80]
    )
    return {"label": label, "said": f"Row {each.number}, {heading.lower()}", "required": False}


def read_back(text: str) -> dict[str, str]:
    """The cells as they were shown to the person; nothing where what came back is something else."""
    try:
        found = json.loads(text) if text and len(text) <= LONGEST_SHOWN else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: value for name, value in found.items() if name in CELLS and isinstance(value, str)}


def one_line(text: str) -> str:
    """A cell as it is compared: spaces and line ends made one."""
    return " ".join(str(text).split())
