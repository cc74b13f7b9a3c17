"""Private notes of the team on rows of the chronology. They stand in no export, no document, on no page but theirs."""

from __future__ import annotations

from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions.holding import guard, held_for_chronology, hold_row
from jigsaw.agency_returns.models import ChronologyRow, PrivateNote
from jigsaw.audit.actions import act
from jigsaw.partnerships.rules import Refused

MOST_NOTES = 50


def write_note(row: ChronologyRow, *, text: str, said: str = "", by: Person, at: datetime) -> PrivateNote:
    """Add a note to a row. The same words of the same person stand once.

    Raises Refused for an empty note and beyond MOST_NOTES, PossibleName for a word of the people register.
    """
    with act("write_note", by=by, at=at, partnership=row.partnership, about=row.incident) as doing:
        incident, held = hold_row(row)
        doing.details["row"] = str(held.pk)
        text = text.strip()
        if not text:
            raise Refused("Enter your note", "text")
        notes = PrivateNote.rows.filter(row=held)
        if same := notes.filter(text=text, written_by=by).first():
            return same
        if notes.count() >= MOST_NOTES:
            raise Refused(f"A row has {MOST_NOTES} notes at most. Remove one first.", "text")
        guard(incident, held, "note", {"text": text}, said=said, by=by, at=at)
        return PrivateNote.rows.create(
            partnership_id=row.partnership_id,
            incident=incident,
            row=held,
            text=text,
            written_at=at,
            written_by=by,
        )


def remove_note(note: PrivateNote, *, by: Person, at: datetime) -> None:
    """Remove a note for good. Removed twice, it is removed once."""
    with act("remove_note", by=by, at=at, partnership=note.partnership, about=note.incident) as doing:
        held_for_chronology(note.incident)
        doing.details["row"] = str(note.row_id)
        PrivateNote.rows.filter(pk=note.pk).delete()
