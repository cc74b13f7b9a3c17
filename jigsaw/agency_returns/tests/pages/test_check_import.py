"""What a file holds that is imported, and its rows joining as one act."""

from __future__ import annotations

from datetime import date

from jigsaw.agency_returns.models import Chronology, ChronologyImport, ChronologyRow
from jigsaw.agency_returns.tests.factories import event, joined
from jigsaw.agency_returns.tests.pages.test_import_chronology import sent, sheet, taken
from jigsaw.agency_returns.tests.pages.test_view_chronology import register
from jigsaw.audit.models import Event
from jigsaw.incidents.models import Incident
from jigsaw.incidents.tests.casework import not_there, refused, text
from jigsaw.notices.jobs import run_queued

CALL = event(date(2025, 4, 1), "A call.", agency="vale constabulary", file="police.xlsx")
VISIT = event(agency="Northern Trust", file="trust.xlsx")


def imported(desk, kept, **typed) -> ChronologyImport:
    answer = desk.send("check_import", typed, import_id=kept.pk)
    assert answer.status_code == 302, answer.content.decode()
    run_queued(worker="tests")
    return ChronologyImport.rows.get(pk=kept.pk)


def test_rows_join_with_their_agency_and_file(desk, team):
    kept = taken(desk, CALL, VISIT)
    said = text(desk.see("check_import", import_id=kept.pk))
    assert "2 rows can be imported." in said
    assert "Northern Trust Not among this partnership’s agencies; kept under this name 1" in said
    done = imported(desk, kept)
    assert (done.state, done.added, done.known) == ("done", 2, 0)
    rows = {row.agency_name: row for row in ChronologyRow.rows.all()}
    assert rows["Vale Constabulary"].agency == team.police
    assert rows["Northern Trust"].agency is None
    assert rows["Northern Trust"].file == "trust.xlsx"
    assert "2 rows joined the chronology." in text(desk.see("check_import", import_id=kept.pk))
    assert Chronology.rows.get(incident=team.incident).facts["rows"] == 2
    assert Event.objects.filter(verb="import_chronology").count() == 1


def test_the_same_file_again_adds_nothing(desk, team):
    imported(desk, taken(desk, CALL, VISIT, CALL))
    assert ChronologyRow.rows.count() == 3
    again = taken(desk, CALL, VISIT, CALL)
    assert "3 rows stand in the chronology already and will not be added again." in text(
        desk.see("check_import", import_id=again.pk)
    )
    done = imported(desk, again)
    assert (done.added, done.known, ChronologyRow.rows.count()) == (0, 3, 3)
    assert "No row joined the chronology. 3 rows stood in it already" in text(
        desk.see("check_import", import_id=again.pk)
    )


def test_asked_twice_the_rows_join_once(desk, team):
    kept = taken(desk, CALL)
    for _ in range(2):
        assert desk.send("check_import", {}, import_id=kept.pk).status_code == 302
    assert "Check again" in text(desk.see("check_import", import_id=kept.pk))
    run_queued(worker="tests")
    assert ChronologyRow.rows.count() == 1


def test_faulty_rows_are_told_by_cell_and_the_good_ones_kept(desk, team):
    content = sheet(VISIT._replace(source=""), CALL)
    assert sent(desk, content).status_code == 302
    kept = ChronologyImport.rows.get()
    said = text(desk.see("check_import", import_id=kept.pk))
    assert "1 row can be imported. 1 row cannot: mend them in the file and upload it again." in said
    assert "E5 Enter the source of this record" in said
    assert imported(desk, kept).added == 1


def test_words_that_may_be_names_need_somebody_to_look(desk, team):
    register(team)
    kept = taken(desk, CALL._replace(what_happened="Robin slept."))
    page = desk.see("check_import", import_id=kept.pk)
    assert "Words that may be names" in text(page)
    assert "Robin" not in page
    refused(desk.send("check_import", {}, import_id=kept.pk), "Confirm that none of these is a name")
    assert imported(desk, kept, none_is_a_name="on").added == 1


def test_a_file_name_with_a_name_is_found_too(desk, team):
    register(team)
    kept = taken(desk, CALL._replace(file="Robin Larkspur.xlsx"))
    assert kept.told["names"] == [
        {"cell": "Row 5", "message": "File may hold a name from the people register"}
    ]


def test_where_the_case_is_closed_meanwhile_nothing_joins(desk, team):
    kept = taken(desk, CALL)
    desk.send("check_import", {}, import_id=kept.pk)
    from jigsaw.agency_returns.tests.factories import ASKED_AT
    from jigsaw.audit.actions import act

    with act("close_case", by=team.priya, at=ASKED_AT):
        Incident.rows.filter(pk=team.incident.pk).update(stage="closed")
    run_queued(worker="tests")
    assert ChronologyImport.rows.get().state == "ready"
    assert not ChronologyRow.rows.exists()


def test_rows_of_a_return_are_recognised(desk, team):
    joined(team, CALL, who=team.police)
    kept = taken(desk, CALL._replace(file="other.xlsx"))
    assert kept.told["stood"] == 1


def test_only_those_who_write_the_chronology_import(desk, team):
    kept = taken(desk, CALL)
    not_there(desk, desk.address("check_import", import_id=kept.pk), {}, but="staff")
