"""One export: being made, asking about names, ready."""

from __future__ import annotations

from jigsaw.agency_returns.models import ChronologyExport
from jigsaw.agency_returns.tests.factories import event, joined
from jigsaw.agency_returns.tests.pages.test_export_chronology import ROWS, exported
from jigsaw.agency_returns.tests.pages.test_view_chronology import register
from jigsaw.incidents.tests.casework import not_there, refused, text
from jigsaw.notices.jobs import run_queued


def test_while_it_is_made_the_page_asks_again_by_itself(desk, team):
    joined(team, ROWS[0])
    desk.send("export_chronology", {"kind": "xlsx"})
    export = ChronologyExport.rows.get()
    page = desk.see("view_export", export_id=export.pk)
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    assert "Check again" in text(page)
    run_queued(worker="tests")
    page = desk.see("view_export", export_id=export.pk)
    assert "http-equiv" not in page
    assert "1 row, people by their codes. Kept until " in text(page)
    assert "chronology-AB-2026-" in text(page)


def test_a_name_in_the_text_stops_the_file_until_somebody_has_looked(desk, team):
    register(team)
    joined(team, event(what="Seen at home.\nRobin slept."), event(what="A visit."))
    export = exported(desk)
    assert (export.state, export.stored_as) == ("names", "")
    said = text(desk.see("view_export", export_id=export.pk))
    assert "Row 1, What happened, line 2" in said
    assert "Robin" not in said
    parts = {"export_id": export.pk}
    refused(desk.send("view_export", {}, **parts), "Confirm that none of these is a name")
    assert desk.send("view_export", {"none_is_a_name": "on"}, **parts).status_code == 302
    run_queued(worker="tests")
    assert ChronologyExport.rows.get().state == "made"


def test_said_of_one_word_another_is_still_asked_about(desk, team):
    register(team)
    joined(team, event(what="Robin slept."))
    export = exported(desk)
    desk.send("view_export", {"none_is_a_name": "on"}, export_id=export.pk)
    joined(team, event(what="Larkspur woke."))
    run_queued(worker="tests")
    export.refresh_from_db()
    assert (export.state, export.names_in_all) == ("names", 1)


def test_said_too_late_nothing_is_asked_any_more(desk, team):
    joined(team, ROWS[0])
    export = exported(desk)
    answer = desk.send("view_export", {"none_is_a_name": "on"}, export_id=export.pk)
    refused(answer, "Nothing is asked about this export any more")


def test_only_those_who_write_the_chronology_see_exports(desk, team):
    joined(team, ROWS[0])
    export = exported(desk)
    not_there(desk, desk.address("view_export", export_id=export.pk), but="staff")
