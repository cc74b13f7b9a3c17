"""The people register: everything that identifies somebody, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from jigsaw.components.dates import BoxError
from jigsaw.components.fields import (
    DateField,
    EmailField,
    LinesField,
    PhoneField,
    SelectField,
    TextArea,
    TextField,
)
from jigsaw.components.forms import Form
from jigsaw.incidents.rules.people import nhs_number_is_real
from jigsaw.incidents.rules.terms import Relation, choices

OUTSIDE = ("alias", "relation")


class NhsNumberField(TextField):
    """A number of the NHS: 10 digits, the last of which checks the others."""

    def clean(self, value: Any) -> str:
        """The digits alone. Raises ValidationError."""
        digits = re.sub(r"[\s-]", "", super().clean(value))
        if digits and not re.fullmatch(r"[0-9]{10}", digits):
            raise ValidationError("NHS number must be 10 digits, like 943 476 5919", code="digits")
        if digits and not nhs_number_is_real(digits):
            raise ValidationError("NHS number must be a real number. Check the digits", code="check")
        return digits


class RegisterForm(Form):
    """Somebody of the family or around it. Nothing here is shown anywhere else."""

    alias = TextField(
        label="Alias",
        hint="What they are called everywhere else, like Mother or Sibling 1.",
        missing="Enter an alias, like Mother",
        max_length=40,
        width=20,
    )
    relation = SelectField(
        label="Who they are", said="Who they are", choices=choices(Relation), missing="Select who they are"
    )
    full_name = TextField(label="Full name (optional)", said="Full name", max_length=200, required=False)
    also_known_as = LinesField(
        label="Also known as (optional)",
        said="Also known as",
        hint="Nicknames, other spellings, names before marriage. One a line.",
        max_length=1000,
        rows=3,
        required=False,
    )
    date_of_birth = DateField(
        label="Date of birth (optional)",
        hint="For example, 27 3 2019",
        said="Date of birth",
        required=False,
    )
    address = TextArea(label="Address (optional)", said="Address", max_length=500, rows=3, required=False)
    school = TextField(
        label="School or nursery (optional)", said="School or nursery", max_length=200, required=False
    )
    nhs_number = NhsNumberField(
        label="NHS number (optional)", said="NHS number", max_length=20, width=20, required=False
    )
    phone = PhoneField(label="Phone (optional)", said="Phone", required=False)
    email = EmailField(label="Email (optional)", said="Email", required=False)
    notes = TextArea(label="Notes (optional)", said="Notes", max_length=2000, rows=4, required=False)

    def __init__(
        self, data: Any = None, *, held: dict[str, Any] | None = None, is_a_child: bool = False, today: date
    ):
        self.today = today
        super().__init__(data, initial=held or {})
        # Each field is for somebody else than the one who types: nothing is filled in by the browser.
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"
        if is_a_child:
            for name in OUTSIDE:
                del self.fields[name]

    def clean_date_of_birth(self) -> date | None:
        """Nobody is born in the future."""
        born = self.cleaned_data["date_of_birth"]
        if born and born > self.today:
            raise BoxError("Date of birth must be today or in the past", boxes=["day", "month", "year"])
        return born

    def details(self) -> dict[str, Any]:
        """What is sealed."""
        found = {name: value for name, value in self.cleaned_data.items() if name not in OUTSIDE}
        born = found.get("date_of_birth")
        return found | {"date_of_birth": born.isoformat() if born else ""}

    def take_refusal(self, words: str, field: str) -> None:
        """Say at a field, or above all, why a rule refused."""
        self.add_error(field if field in self.fields else None, words)
