"""Hide a row from the panel with one verb, and show it again."""

from __future__ import annotations

from jigsaw.agency_returns.models import Chronology, ChronologyRow
from jigsaw.agency_returns.tests.factories import ASKED_AT, event, joined
from jigsaw.audit.models import Event
from jigsaw.incidents.actions.access import add_case_member
from jigsaw.incidents.tests.casework import not_there, text


def test_what_is_hidden_says_so_and_the_panel_does_not_find_it(desk, team):
    first, _second = joined(team, event(what="Seen at home."), event(what="Seen at school."))
    add_case_member(
        team.incident, person=team.marcus, why="Chairs", opens_register=False, by=team.priya, at=ASKED_AT
    )
    assert "Hide" in text(desk.see("hide_row", row_id=first.pk))
    assert desk.send("hide_row", {"do": "hide"}, row_id=first.pk).status_code == 302
    assert "Hidden from the panel" in text(desk.see("view_row", row_id=first.pk))
    assert "Hidden from the panel" in text(desk.see("view_chronology"))
    said = text(desk.see("view_chronology", team.marcus))
    assert "Seen at school." in said
    assert "Seen at home." not in said
    assert Chronology.rows.get(incident=team.incident).facts["hidden"] == 1


def test_it_is_shown_again_and_a_page_left_open_undoes_nothing(desk, team):
    (row,) = joined(team, event())
    desk.send("hide_row", {"do": "hide"}, row_id=row.pk)
    desk.send("hide_row", {"do": "hide"}, row_id=row.pk)
    assert ChronologyRow.rows.get(pk=row.pk).hidden_from_panel
    assert "Show to the panel again" in text(desk.see("hide_row", row_id=row.pk))
    desk.send("hide_row", {"do": "show"}, row_id=row.pk)
    assert not ChronologyRow.rows.get(pk=row.pk).hidden_from_panel
    assert set(Event.objects.filter(verb__endswith="_row").values_list("verb", flat=True)) >= {
        "hide_row",
        "show_row",
    }


def test_only_those_who_write_the_chronology_hide_rows(desk, team):
    (row,) = joined(team, event())
    not_there(desk, desk.address("hide_row", row_id=row.pk), {"do": "hide"}, but="staff")
