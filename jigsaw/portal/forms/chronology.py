"""How a chronology is added: a spreadsheet, pasted rows, or one event at a time. And that there is none."""

from __future__ import annotations

from typing import Any

from django import forms

from jigsaw.components.fields import CheckboxField, FileField, RadioField, TextArea
from jigsaw.components.forms import Form

UPLOAD, PASTE, TYPE = "upload", "paste", "type"
WAYS = ((UPLOAD, "Upload a spreadsheet"), (PASTE, "Paste from Excel"), (TYPE, "Type events one at a time"))
SELECT_FILE = "Select a spreadsheet"
MOST_DIGITS = 10


class AddChronologyForm(Form):
    """Which way, and the file or the pasted rows. `replacing` are the words of what the new rows would replace."""

    way = RadioField(
        label="How do you want to add your events?",
        said="How to add your events",
        missing="Select how you want to add your events",
        choices=WAYS,
        opens={UPLOAD: "file", PASTE: "pasted"},
    )
    file = FileField(
        label="Your spreadsheet",
        hint="XLSX, ODS or CSV, made from the template, smaller than 10MB and at most 1,000 rows",
        accept=".xlsx,.ods,.csv",
        missing=SELECT_FILE,
        required=False,
    )
    pasted = TextArea(
        label="Your rows",
        hint="Copy the rows in Excel and paste them here. The first row may be the headings",
        max_length=0,
        rows=8,
        strip=False,
        required=False,
        autosave=True,
    )
    replace = CheckboxField(label="Replace the rows that are there", missing="", required=False)
    replaces = forms.CharField(widget=forms.HiddenInput, required=False)
    revision = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, replacing: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replace"].help_text = replacing
        if not replacing:
            del self.fields["replace"]

    def clean(self) -> dict[str, Any]:
        """A file or rows without a way chosen are taken as that way; a way needs what it is for."""
        typed = super().clean() or self.cleaned_data
        found, pasted = typed.get("file"), str(typed.get("pasted") or "").strip()
        if not self.data.get("way") and (found or pasted):
            typed["way"] = UPLOAD if found else PASTE
            del self._errors["way"]  # type: ignore[attr-defined]
        if typed.get("way") == UPLOAD and not found and "file" not in self.errors:
            self.add_error("file", SELECT_FILE)
        return typed

    def seen_revision(self) -> int | None:
        """The revision with which the form was loaded; 0 for anything that is no number."""
        typed = str(self.data.get("revision", ""))
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS else 0


class NoEventsForm(Form):
    """That an agency was involved, and has nothing to add to the chronology all the same."""

    no_events = CheckboxField(
        label="We looked, and have no events in this period",
        missing="Confirm that you have no events to add",
    )
