"""Remove a private note: asked first."""

from __future__ import annotations

import pytest

from jigsaw.agency_returns.actions.noting import write_note
from jigsaw.agency_returns.models import PrivateNote
from jigsaw.agency_returns.tests.factories import ASKED_AT, event, joined
from jigsaw.incidents.tests.casework import not_there, text


@pytest.fixture
def note(team):
    (row,) = joined(team, event())
    return write_note(row, text="Ask the school.", by=team.priya, at=ASKED_AT)


def test_it_is_asked_and_then_removed(desk, note):
    parts = {"row_id": note.row_id, "note_id": note.pk}
    said = text(desk.see("remove_note", **parts))
    assert "Ask the school." in said
    assert "It is removed for good." in said
    assert PrivateNote.rows.exists()
    assert desk.send("remove_note", {}, **parts).status_code == 302
    assert not PrivateNote.rows.exists()
    assert desk.send("remove_note", {}, **parts).status_code == 404


def test_only_those_who_write_the_chronology_remove_notes(desk, note):
    not_there(desk, desk.address("remove_note", row_id=note.row_id, note_id=note.pk), {}, but="staff")
