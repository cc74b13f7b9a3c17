"""Part rows that were merged."""

from __future__ import annotations

import pytest

from jigsaw.agency_returns.actions.pairing import decide_pair
from jigsaw.agency_returns.models import ChronologyRow, PossiblePair
from jigsaw.agency_returns.rules.terms import PairDecision
from jigsaw.agency_returns.tests.factories import ASKED_AT
from jigsaw.agency_returns.tests.pages.test_link_row import two
from jigsaw.audit.actions import act
from jigsaw.incidents.tests.casework import not_there, text


@pytest.fixture
def merged(team):
    first, second = two(team)
    with act("compare_rows", by="worker", at=ASKED_AT):
        pair = PossiblePair.rows.create(
            partnership=team.partnership, incident=team.incident, first=first, second=second, score=0.9,
            reason="same day", found_at=ASKED_AT,
        )  # fmt: skip
    decide_pair(pair, decision=PairDecision.MERGE, by=team.priya, at=ASKED_AT)
    return ChronologyRow.rows.get(pk=second.pk)


def test_both_rows_say_that_they_are_merged_and_are_parted_again(desk, merged):
    kept = text(desk.see("view_row", row_id=merged.merged_into_id))
    assert "Also in: Vale Constabulary" in kept
    assert "Nobody was at home." in kept
    assert "This row was merged into another row" in text(desk.see("view_row", row_id=merged.pk))
    assert "Part them" in text(desk.see("part_rows", row_id=merged.pk))
    assert desk.send("part_rows", {}, row_id=merged.pk).status_code == 302
    assert ChronologyRow.rows.get(pk=merged.pk).merged_into is None
    assert "stands for itself already" in text(desk.see("part_rows", row_id=merged.pk))


def test_a_merged_row_can_be_read_and_not_marked(desk, merged):
    answer = desk.send("mark_row", {"key_episode": "One"}, row_id=merged.pk)
    assert answer.status_code == 400
    assert "can be read and not marked" in answer.content.decode()


def test_only_those_who_write_the_chronology_part_rows(desk, merged):
    not_there(desk, desk.address("part_rows", row_id=merged.pk), {}, but="staff")
