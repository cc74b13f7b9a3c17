"""The forms of key facts: what mattered and who needed to know; who told whom, on a date of any accuracy."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from jigsaw.agency_returns.chronology.dates import EventDate
from jigsaw.agency_returns.chronology.reading_dates import read_date
from jigsaw.components.fields import CheckboxesField, SelectField, TextArea, TextField
from jigsaw.incidents.desk.part_writing import WritingForm


class FactForm(WritingForm):
    """A key fact: without names, in a few words that can stand above a picture."""

    title = TextField(
        label="Key fact", hint="In a few words and without names, like ‘Father’s history of violence’",
        missing="Enter the key fact", max_length=120,
    )  # fmt: skip
    why = TextArea(label="Why it mattered for the child (optional)", said="Why it mattered", max_length=500,
                   required=False, autosave=True)  # fmt: skip
    agencies = CheckboxesField(
        label="Which agencies needed to know? (optional)", said="Agencies that needed to know", required=False,
        hint="Agencies that recorded it stand in the picture by themselves", choices=[],
    )  # fmt: skip

    def __init__(self, data: Any = None, *, agencies: list[str], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["agencies"].choices = [(name, name) for name in agencies]  # type: ignore[attr-defined]
        if not agencies:
            del self.fields["agencies"]


class ShareForm(WritingForm):
    """One agency told others of a key fact."""

    from_agency = SelectField(label="Which agency told the others?", said="Agency", choices=[],
                              missing="Select which agency told the others")  # fmt: skip
    to_agencies = CheckboxesField(label="Whom did it tell?", said="Agencies", choices=[],
                                  missing="Select which agencies it told")  # fmt: skip
    day = TextField(
        label="When?", said="When", missing="Enter when, or write ‘not known’", max_length=60, width=20,
        hint="A day, a month or a year, like 4 March 2025, ?4 Mar 25, March 2025 or not known",
    )  # fmt: skip
    how = TextField(label="How (optional)", said="How", hint="Like: at a strategy meeting", max_length=200,
                    required=False)  # fmt: skip

    def __init__(self, data: Any = None, *, agencies: list[str], today: date, **more: Any) -> None:
        super().__init__(data, **more)
        self.today = today
        choices = [(name, name) for name in agencies]
        self.fields["from_agency"].choices = [self.fields["from_agency"].choices[0], *choices]  # type: ignore[attr-defined]
        self.fields["to_agencies"].choices = choices  # type: ignore[attr-defined]

    def clean_day(self) -> EventDate:
        """The date as it is known, not after today."""
        read = read_date(self.cleaned_data["day"], today=self.today)
        if read.date is None:
            raise ValidationError(read.fault)
        if read.date.earliest and read.date.earliest > self.today:
            raise ValidationError("Date must be today or in the past")
        return read.date
