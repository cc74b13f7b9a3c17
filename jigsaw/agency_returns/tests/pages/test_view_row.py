"""One row of the chronology in full."""

from __future__ import annotations

from datetime import date

from jigsaw.agency_returns.chronology.dates import about, on
from jigsaw.agency_returns.models import ChronologyRow
from jigsaw.agency_returns.tests.factories import ASKED_AT, event, joined
from jigsaw.audit.actions import act
from jigsaw.incidents.actions.access import add_case_member
from jigsaw.incidents.tests.casework import not_there, text


def test_a_row_is_shown_with_all_that_its_agency_said(desk, team):
    (row,) = joined(
        team, event(about(on(date(2025, 3, 4))), "Seen at home.", voice="Slept.", analysis="Too late.")
    )
    said = text(desk.see("view_row", row_id=row.pk))
    for words in ("about 4 March 2025, 9:05am (approximate date)", team.health.name, "Slept.", "Too late."):
        assert words in said


def test_a_row_that_is_hidden_from_the_panel_is_not_there_for_it(desk, team):
    (row,) = joined(team, event())
    with act("hide_row", by=team.priya, at=ASKED_AT):
        ChronologyRow.rows.filter(pk=row.pk).update(hidden_from_panel=True)
    add_case_member(
        team.incident, person=team.marcus, why="Chairs", opens_register=False, by=team.priya, at=ASKED_AT
    )
    address = desk.address("view_row", row_id=row.pk)
    assert desk.browser(team.marcus).get(address).status_code == 404
    assert desk.browser().get(address).status_code == 200
    not_there(desk, address)
