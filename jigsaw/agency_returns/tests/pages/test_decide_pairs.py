"""Rows that may be the same event are compared by the worker and decided by a person."""

from __future__ import annotations

from datetime import date

import pytest

from jigsaw.agency_returns.actions.comparing import compare_asked
from jigsaw.agency_returns.actions.pairing import decide_pair, part_rows
from jigsaw.agency_returns.models import ChronologyRow, PossiblePair, RowLink
from jigsaw.agency_returns.queries.whole import standing_rows
from jigsaw.agency_returns.rules.terms import PairDecision
from jigsaw.agency_returns.tests.factories import ASKED_AT, event, joined
from jigsaw.incidents.tests.casework import not_there, refused, text
from jigsaw.partnerships.rules import Refused

HOSPITAL = "Mother took Child A to the emergency department at Alderbrook General with a bruise on the arm."


@pytest.fixture
def pair(team):
    joined(team, event(date(2025, 3, 4), HOSPITAL))
    joined(team, event(date(2025, 3, 4), f"Called by the hospital. {HOSPITAL}"), who=team.police)
    assert compare_asked(at=ASKED_AT) == 1
    return PossiblePair.rows.get(incident=team.incident)


def chosen(pair, value):
    return {f"pair-{pair.pk}": value}


def test_rows_of_two_agencies_are_suggested_once_with_the_reason(desk, pair):
    assert compare_asked(at=ASKED_AT) == 0
    said = text(desk.see("decide_pairs"))
    assert "1 pair left" in said
    assert "Same day, 4 March 2025" in said
    assert "Decide possible repeats" in desk.see("view_chronology")


def test_rows_of_one_agency_are_not_suggested(team):
    joined(team, event(what=HOSPITAL), event(what=f"{HOSPITAL} Again."))
    assert compare_asked(at=ASKED_AT) == 0
    assert not PossiblePair.rows.exists()


def test_keeping_both_leaves_the_rows_as_they_are(desk, pair):
    answer = desk.send("decide_pairs", chosen(pair, "keep"))
    assert answer.status_code == 302
    assert standing_rows(desk.incident).count() == 2
    assert not RowLink.rows.exists()


def test_linked_rows_both_stay_and_name_each_other(desk, pair):
    desk.send("decide_pairs", chosen(pair, "link"))
    said = text(desk.see("view_chronology"))
    assert "Same event as Vale Constabulary, 4 March 2025" in said
    assert "2 rows" in said


def test_merged_rows_are_one_row_with_two_sources_and_can_be_parted(desk, team, pair):
    desk.send("decide_pairs", chosen(pair, "merge-second"))
    (row,) = standing_rows(team.incident)
    assert row.agency_name == "Vale Constabulary"
    assert f"Also in: {team.health.name}: Health visitor electronic record" in text(
        desk.see("view_chronology")
    )
    (other,) = ChronologyRow.rows.filter(merged_into=row)
    part_rows(other, by=team.priya, at=ASKED_AT)
    assert standing_rows(team.incident).count() == 2
    assert compare_asked(at=ASKED_AT) == 0, "what was decided is not asked again"


def test_nothing_chosen_says_what_to_do(desk, pair):
    refused(desk.send("decide_pairs", {}), "Select what to do with at least one pair")


def test_another_decision_of_somebody_else_is_refused(team, pair):
    decide_pair(pair, decision=PairDecision.KEEP, by=team.priya, at=ASKED_AT)
    decide_pair(pair, decision=PairDecision.KEEP, by=team.tom, at=ASKED_AT)
    with pytest.raises(Refused, match="Priya Nair decided this pair already: Keep both"):
        decide_pair(pair, decision=PairDecision.LINK, by=team.tom, at=ASKED_AT)


def test_only_those_who_write_the_chronology_decide(desk, pair):
    not_there(desk, desk.address("decide_pairs"), chosen(pair, "keep"), but="staff")
