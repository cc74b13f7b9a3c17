"""Which rows of the chronology to show: filters and a date to jump to. A view is a link."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from jigsaw.agency_returns.chronology.reading_dates import read_date
from jigsaw.agency_returns.queries.exporting import code_words
from jigsaw.agency_returns.queries.view import View
from jigsaw.components.fields import CheckboxField, SelectField, TextField
from jigsaw.components.forms import Form
from jigsaw.documents.vocabulary import labels

LONGEST = 120


class ViewForm(Form):
    """The filters, each with how many rows it has, and the date to jump to."""

    agency = SelectField(label="Agency", choices=[], empty="All agencies", required=False)
    person = SelectField(label="Person", choices=[], empty="All people", required=False)
    theme = SelectField(label="Theme", choices=[], empty="All themes", required=False)
    key = CheckboxField(label="Key practice episodes only", missing="", required=False)
    day = TextField(
        label="Jump to a date",
        hint="A day, a month or a year, like 4 March 2025",
        max_length=40,
        width=20,
        required=False,
    )

    def __init__(self, data: Any, *, facts: dict[str, Any], today: date) -> None:
        super().__init__(data)
        self.today = today
        lists = {
            "agency": [(name, name) for name in facts.get("agencies", {})],
            "person": [(code, code_words(code)) for code in facts.get("person", {})],
            "theme": [(theme, labels().get(theme, theme)) for theme in facts.get("theme", {})],
        }
        counts = {"agency": "agencies", "person": "person", "theme": "theme"}
        for name, choices in lists.items():
            found = facts.get(counts[name], {})
            shown = [(value, f"{words} ({found[value]:,})") for value, words in choices]
            self.fields[name].choices = [self.fields[name].choices[0], *shown]  # type: ignore[attr-defined]
            if not choices:
                del self.fields[name]
        if not facts.get("key"):
            del self.fields["key"]

    def clean_day(self) -> date | None:
        """The first day that is meant."""
        typed = self.cleaned_data["day"]
        if not typed:
            return None
        read = read_date(typed, today=self.today)
        if read.date is None or read.date.earliest is None:
            raise ValidationError("Enter a date to jump to, like 4 March 2025, March 2025 or 2025")
        return read.date.earliest

    def view(self, *, without_hidden: bool) -> View:
        """The view that is asked for; what is not among the choices is passed over."""
        chosen = self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else {}
        return View(
            agency=chosen.get("agency") or "",
            person=chosen.get("person") or "",
            theme=chosen.get("theme") or "",
            key=bool(chosen.get("key")),
            without_hidden=without_hidden,
        )
