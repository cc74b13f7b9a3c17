"""Private notes of the team on a row."""

from __future__ import annotations

from jigsaw.agency_returns.models import PrivateNote
from jigsaw.agency_returns.tests.factories import ASKED_AT, event, joined
from jigsaw.agency_returns.tests.pages.test_view_chronology import register
from jigsaw.incidents.actions.access import add_case_member
from jigsaw.incidents.tests.casework import not_there, refused, text


def test_a_note_stands_on_the_row_for_the_team_alone(desk, team):
    (row,) = joined(team, event())
    add_case_member(
        team.incident, person=team.marcus, why="Chairs", opens_register=False, by=team.priya, at=ASKED_AT
    )
    desk.send("write_note", {"text": "Ask the school."}, row_id=row.pk)
    desk.send("write_note", {"text": "Ask the school."}, row_id=row.pk)
    assert PrivateNote.rows.count() == 1
    said = text(desk.see("view_row", row_id=row.pk))
    assert "Ask the school." in said
    assert "Priya" in said
    other = text(desk.see("view_row", team.marcus, row_id=row.pk))
    assert "Ask the school." not in other
    assert "Private notes" not in other


def test_an_empty_note_and_one_with_a_name_are_refused(desk, team):
    register(team)
    (row,) = joined(team, event())
    refused(desk.send("write_note", {"text": "  "}, row_id=row.pk), "Enter your note")
    words = "Line 2 may hold a name from the people register. Write the code instead."
    refused(desk.send("write_note", {"text": "One.\nRobin Larkspur."}, row_id=row.pk), words)
    assert not PrivateNote.rows.exists()


def test_only_those_who_write_the_chronology_write_notes(desk, team):
    (row,) = joined(team, event())
    not_there(desk, desk.address("write_note", row_id=row.pk), {"text": "X"}, but="staff")
