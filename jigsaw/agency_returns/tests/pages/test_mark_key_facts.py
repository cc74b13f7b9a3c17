"""Say which key facts a row carries."""

from __future__ import annotations

from jigsaw.agency_returns.models import ChronologyRow, FactMark
from jigsaw.agency_returns.tests.factories import event, joined
from jigsaw.agency_returns.tests.pages.test_list_key_facts import VIOLENCE, story  # noqa: F401
from jigsaw.incidents.tests.casework import not_there, text


def test_a_row_is_marked_and_the_mark_taken_off(desk, team, story):  # noqa: F811
    row = ChronologyRow.rows.get(agency_name="Vale Constabulary")
    assert VIOLENCE in text(desk.see("mark_key_facts", row_id=row.pk))
    desk.send("mark_key_facts", {"facts": []}, row_id=row.pk)
    assert not FactMark.rows.filter(row=row).exists()
    desk.send("mark_key_facts", {"facts": [str(story.pk)]}, row_id=row.pk)
    desk.send("mark_key_facts", {"facts": [str(story.pk)]}, row_id=row.pk)
    assert FactMark.rows.filter(row=row).count() == 1
    assert f"Key fact: {VIOLENCE}" in text(desk.see("view_chronology"))


def test_without_a_key_fact_one_is_added_first(desk, team):
    (row,) = joined(team, event())
    assert "This case has no key fact yet." in text(desk.see("mark_key_facts", row_id=row.pk))


def test_only_those_who_write_the_chronology_mark(desk, team, story):  # noqa: F811
    row = ChronologyRow.rows.first()
    not_there(desk, desk.address("mark_key_facts", row_id=row.pk), {"facts": []}, but="staff")
