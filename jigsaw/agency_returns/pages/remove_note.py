"""Remove a private note of a row: asked first."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.noting import remove_note
from jigsaw.agency_returns.desk.row_writing import RowAsked
from jigsaw.agency_returns.models import PrivateNote
from jigsaw.calendar import london
from jigsaw.incidents.models import Incident


class RemoveNote(RowAsked):
    """The note, and one button."""

    heading = "Remove a private note"
    button = "Remove the note"
    leave = "Keep it"
    done = "Note removed."

    def find_row(self) -> Incident:
        """The case, its row, then the note."""
        incident = super().find_row()
        notes = self.rows(PrivateNote).select_related("written_by", "partnership")
        self.note = self.find(notes, row=self.row, pk=self.kwargs["note_id"])
        self.note.incident = incident
        return incident

    def sentences(self) -> list[str]:
        """Whose note, and when."""
        who = self.note.written_by.full_name
        return [
            f"{who} wrote this note on {london.moment_words(self.note.written_at)}. It is removed for good."
        ]

    def ask(self, **more: Any) -> HttpResponse:
        """The question, with the note."""
        return super().ask(quoted=self.note.text, **more)

    def do(self) -> None:
        """Remove it."""
        remove_note(self.note, by=self.who, at=self.now)
