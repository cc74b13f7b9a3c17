"""Who knew what, when: the key facts of a case in one table, worst gap first."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.agency_returns.actions.key_facts import mark_facts, save_key_fact
from jigsaw.agency_returns.tests.factories import ASKED_AT, event, joined
from jigsaw.incidents.tests.casework import not_there, text

VIOLENCE = "Father’s history of violence"


@pytest.fixture
def story(team):
    """The police knew in March, health recorded it in August 2025."""
    (police,) = joined(team, event(date(2025, 3, 12), "Called to an assault."), who=team.police)
    (health,) = joined(team, event(date(2025, 8, 2), "Told of an assault."))
    fact = save_key_fact(
        team.incident, fact=None, title=VIOLENCE, why="The plan left him out.", agencies=["Alderbrook School"],
        by=team.priya, at=ASKED_AT,
    )  # fmt: skip
    for row in (police, health):
        mark_facts(row, facts=[fact], by=team.priya, at=ASKED_AT)
    return fact


def test_before_the_first_fact_it_says_what_will_stand_there(desk):
    assert "Key facts will stand here" in text(desk.see("list_key_facts"))


def test_each_agency_stands_there_with_its_first_date_and_the_gap(desk, story):
    said = text(desk.see("list_key_facts"))
    assert VIOLENCE in said
    assert "143 days" in said
    assert "Alderbrook School" in said


def test_it_asks_as_often_for_many_facts_as_for_one(desk, team, story):
    browser, address = desk.browser(), desk.address("list_key_facts")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        return len(asked)

    queries()
    few = queries()
    for number in range(6):
        save_key_fact(
            team.incident, fact=None, title=f"Fact {number}", why="", agencies=[], by=team.priya, at=ASKED_AT
        )
    assert queries() == few


def test_who_has_no_access_to_the_case_sees_none(desk, story):
    not_there(desk, desk.address("list_key_facts"))
