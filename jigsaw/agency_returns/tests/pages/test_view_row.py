"""One row of the chronology in full."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.agency_returns.actions.joining import join_return
from jigsaw.agency_returns.actions.noting import write_note
from jigsaw.agency_returns.actions.pairing import link_rows
from jigsaw.agency_returns.chronology.dates import about, on
from jigsaw.agency_returns.models import AgencyReturn, ChronologyRow
from jigsaw.agency_returns.rules.terms import LinkKind
from jigsaw.agency_returns.tests.factories import ASKED_AT, asked, event, joined, writing
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


def test_a_row_says_where_it_came_from_and_one_that_was_replaced_is_still_read(desk, team):
    request = asked(team)
    first = writing(request)
    with act("send_return", by=team.ruth, at=ASKED_AT, partnership=team.partnership, about=team.incident):
        AgencyReturn.rows.filter(pk=first.pk).update(state="sent", sent_at=ASKED_AT, approved_by=team.ruth)
        first.refresh_from_db()
        join_return(first, [(event(row=14), "")], at=ASKED_AT)
    row = ChronologyRow.rows.get()
    said = text(desk.see("view_row", row_id=row.pk))
    assert f"{request.reference}, version 1, row 14. Approved by Ruth Adeyemi, " in said
    second = writing(request, version=2)
    with act("send_return", by=team.ruth, at=ASKED_AT, partnership=team.partnership, about=team.incident):
        join_return(second, [(event(what="Otherwise."), "")], at=ASKED_AT)
    said = text(desk.see("view_row", row_id=row.pk))
    assert "A newer version of the agency’s return does not hold this row any more" in said
    assert "Planned visit at home." in said
    assert "What you can do" not in said


def test_an_imported_row_names_its_file(desk, team):
    (row,) = joined(team, event())
    assert "Imported, file ‘chronology.xlsx’, row 5, " in text(desk.see("view_row", row_id=row.pk))


def test_the_page_asks_as_often_for_many_links_and_notes_as_for_one(desk, team):
    (row,) = joined(team, event())
    others = joined(team, *(event(what=f"Call {n}.") for n in range(6)), who=team.police)
    browser, address = desk.browser(), desk.address("view_row", row_id=row.pk)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked_for:
            assert browser.get(address).status_code == 200
        return len(asked_for)

    def grow(some) -> None:
        for other in some:
            link_rows(row, other, kind=LinkKind.SAME_EVENT, words="", by=team.priya, at=ASKED_AT)
            write_note(row, text=f"Note {other.pk}", by=team.priya, at=ASKED_AT)

    grow(others[:1])
    queries()
    few = queries()
    grow(others[1:])
    assert queries() == few
