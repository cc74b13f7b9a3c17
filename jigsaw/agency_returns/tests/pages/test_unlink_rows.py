"""Take a link away: asked first; both rows stay."""

from __future__ import annotations

import pytest

from jigsaw.agency_returns.actions.pairing import link_rows
from jigsaw.agency_returns.models import ChronologyRow, RowLink
from jigsaw.agency_returns.rules.terms import LinkKind
from jigsaw.agency_returns.tests.factories import ASKED_AT
from jigsaw.agency_returns.tests.pages.test_link_row import two
from jigsaw.incidents.tests.casework import not_there, text


@pytest.fixture
def link(team):
    first, second = two(team)
    return link_rows(first, second, kind=LinkKind.SAME_EVENT, words="", by=team.priya, at=ASKED_AT)


def test_it_is_asked_and_then_taken_away(desk, link):
    parts = {"row_id": link.second_id, "link_id": link.pk}
    assert "Same event: linked with 4 March 2025, " in text(desk.see("unlink_rows", **parts))
    assert desk.send("unlink_rows", {}, **parts).status_code == 302
    assert not RowLink.rows.exists()
    assert ChronologyRow.rows.count() == 2


def test_only_those_who_write_the_chronology_unlink_rows(desk, link):
    not_there(desk, desk.address("unlink_rows", row_id=link.first_id, link_id=link.pk), {}, but="staff")
