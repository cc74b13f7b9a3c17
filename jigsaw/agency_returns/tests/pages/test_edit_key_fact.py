"""Change a key fact, or remove it after being asked."""

from __future__ import annotations

from jigsaw.agency_returns.models import ChronologyRow, FactMark, KeyFact
from jigsaw.agency_returns.tests.pages.test_list_key_facts import story  # noqa: F401
from jigsaw.incidents.tests.casework import not_there, refused, text


def test_it_is_changed(desk, story):  # noqa: F811
    desk.send("edit_key_fact", {"title": "Violence", "why": "It mattered."}, fact_id=story.pk)
    fact = KeyFact.rows.get()
    assert (fact.title, fact.why, fact.agencies) == ("Violence", "It mattered.", [])


def test_an_empty_title_is_asked_for(desk, story):  # noqa: F811
    refused(desk.send("edit_key_fact", {"title": " "}, fact_id=story.pk), "Enter the key fact")


def test_it_is_removed_after_being_asked_and_the_rows_stay(desk, story):  # noqa: F811
    rows = ChronologyRow.rows.count()
    page = desk.browser().get(desk.address("edit_key_fact", fact_id=story.pk), {"remove": "1"})
    assert "The rows of the chronology stay as they are." in text(page.content.decode())
    desk.send("edit_key_fact", {"remove": "1"}, fact_id=story.pk)
    assert not KeyFact.rows.exists()
    assert not FactMark.rows.exists()
    assert ChronologyRow.rows.count() == rows


def test_only_those_who_write_the_chronology_change_it(desk, story):  # noqa: F811
    not_there(desk, desk.address("edit_key_fact", fact_id=story.pk), {"title": "x"}, but="staff")
