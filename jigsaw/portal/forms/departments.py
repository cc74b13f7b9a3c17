"""The forms of the second level: a department is asked, and returns its part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jigsaw.components.fields import DateField, EmailField, SelectField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.incidents.desk.part_writing import WritingForm

NAMED = "Select who writes the part, or enter their name and work email address"


class AskDepartmentForm(Form):
    """Which department, who writes for it, and by when."""

    name = TextField(label="Department", hint="For example, Urgent care or Midwifery", max_length=120)
    person = SelectField(
        label="Who writes its part?",
        said="Who writes its part",
        missing=NAMED,
        choices=[],
        required=False,
    )
    new_name = TextField(label="Full name", max_length=100, required=False)
    new_email = EmailField(label="Work email address", hint="They sign in with it and a code", required=False)
    due_on = DateField(
        label="By when?",
        said="The day by which the department answers",
        missing="Enter the day by which the department answers",
        hint="Leave yourself time to read what they send. For example, 13 5 2026",
    )

    def __init__(self, data: Any = None, *, people: Sequence[Any], **more: Any) -> None:
        super().__init__(data, **more)
        self.people = {str(person.pk): person for person in people}
        field: Any = self.fields["person"]
        field.choices = [
            ("", "Choose one, or give a name below"),
            *((key, person.full_name) for key, person in self.people.items()),
        ]

    def clean(self) -> dict[str, Any]:
        """Somebody is chosen or named whole."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("person") and "person" not in self.errors:
            given = [bool(str(self.data.get(name, "")).strip()) for name in ("new_name", "new_email")]
            if not any(given):
                self.add_error("person", NAMED)
            elif not given[0]:
                self.add_error("new_name", "Enter the full name")
            elif not given[1]:
                self.add_error("new_email", "Enter the work email address")
        return cleaned

    def values(self) -> dict[str, Any]:
        """What the action asks for."""
        typed = self.cleaned_data
        chosen = self.people.get(typed.get("person") or "")
        return {
            "name": typed["name"],
            "due_on": typed["due_on"],
            "email": chosen.email if chosen else typed["new_email"],
            "full_name": chosen.full_name if chosen else typed["new_name"],
        }


class PartForm(WritingForm):
    """What a department adds beside its events."""

    note = TextArea(
        label="What the events do not say (optional)",
        said="What you add",
        hint="For example, records that you looked for and did not find. Write codes, like Child A and Mother.",
        max_length=3000,
        rows=6,
        autosave=True,
        required=False,
    )
