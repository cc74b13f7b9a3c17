"""Write a private note on a row of the chronology."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.noting import write_note
from jigsaw.agency_returns.desk.row_forms import NoteForm
from jigsaw.agency_returns.desk.row_writing import RowFormPage


class WriteNote(RowFormPage):
    """Inside the team it stays: no export, no document, no page for the panel holds it."""

    heading = "Write a private note"
    form_class = NoteForm

    def write(self, form: Any) -> HttpResponse:
        """Save it."""
        write_note(
            self.row,
            text=form.cleaned_data["text"],
            said=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.go_back("Note saved. Only people who write this chronology see it.")
