"""Mark a row: key practice episode and themes, found by the filters of the chronology."""

from __future__ import annotations

import pytest

from jigsaw.agency_returns.actions.marking import save_row_marks
from jigsaw.agency_returns.models import Chronology, ChronologyRow, RowTag
from jigsaw.agency_returns.tests.factories import ASKED_AT, event, joined
from jigsaw.agency_returns.tests.pages.test_view_chronology import register
from jigsaw.incidents.tests.casework import not_there, page_of, refused, text
from jigsaw.partnerships.rules import Refused

PRACTICE = "themes_practice_with_children_and_families"


@pytest.fixture
def row(team):
    return joined(team, event(what="Nobody was at home."))[0]


def facts(team):
    return Chronology.rows.get(incident=team.incident).facts


def test_marks_are_saved_counted_and_found(desk, team, row):
    typed = {"key_episode": " First  missed visit ", PRACTICE: ["was-not-brought", "professional-curiosity"]}
    assert desk.send("mark_row", typed, row_id=row.pk).status_code == 302
    assert (facts(team)["key"], facts(team)["theme"]) == (
        1,
        {"was-not-brought": 1, "professional-curiosity": 1},
    )
    said = text(
        page_of(desk.browser().get(desk.address("view_chronology"), {"theme": "was-not-brought", "key": "1"}))
    )
    assert "Key practice episode: First missed visit" in said
    assert "Was not brought" in text(desk.see("view_row", row_id=row.pk))
    assert "2 selected" in text(desk.see("mark_row", row_id=row.pk))


def test_saved_again_with_nothing_the_marks_are_gone(desk, team, row):
    desk.send("mark_row", {"key_episode": "One", PRACTICE: ["was-not-brought"]}, row_id=row.pk)
    desk.send("mark_row", {"key_episode": ""}, row_id=row.pk)
    assert (facts(team)["key"], facts(team)["theme"]) == (0, {})
    assert not RowTag.rows.filter(row=row, kind="theme").exists()
    assert RowTag.rows.filter(row=row, kind="person").exists()


def test_a_title_with_a_name_of_the_register_is_asked_about(desk, team, row):
    register(team)
    answer = desk.send("mark_row", {"key_episode": "Larkspur missed"}, row_id=row.pk)
    page = refused(answer, "Line 1 may hold a name from the people register. Write the code instead.")
    assert "It is not a name" in page
    assert ChronologyRow.rows.get(pk=row.pk).key_episode == ""


def test_more_than_eight_themes_and_words_that_are_none_are_refused(desk, team, row):
    from jigsaw.documents.vocabulary import vocabulary

    group = next(each for each in vocabulary()["themes"] if each.label.startswith("Practice"))
    many = [term.slug for term in group.terms][:9]
    refused(desk.send("mark_row", {PRACTICE: many}, row_id=row.pk), "Select 8 themes or fewer")
    with pytest.raises(Refused, match="from the list"):
        save_row_marks(row, key_episode="", themes=["no-theme"], by=team.priya, at=ASKED_AT)


def test_only_those_who_write_the_chronology_mark_rows(desk, row):
    not_there(desk, desk.address("mark_row", row_id=row.pk), {"key_episode": "X"}, but="staff")
