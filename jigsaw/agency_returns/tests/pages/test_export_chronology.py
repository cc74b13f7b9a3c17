"""Export the chronology: what is asked for, what stands in the file, and what never does."""

from __future__ import annotations

import io
from datetime import date, time, timedelta

import pytest
from docx import Document
from openpyxl import load_workbook

from jigsaw.agency_returns.actions.exporting import remove_old_exports
from jigsaw.agency_returns.actions.marking import hide_row, save_row_marks
from jigsaw.agency_returns.actions.noting import write_note
from jigsaw.agency_returns.actions.pairing import link_rows
from jigsaw.agency_returns.chronology.dates import NOT_KNOWN, about, in_month, on
from jigsaw.agency_returns.models import ChronologyExport
from jigsaw.agency_returns.queries.exporting import events_to_export, rows_to_export
from jigsaw.agency_returns.queries.importing import read_import
from jigsaw.agency_returns.queries.view import View
from jigsaw.agency_returns.rules.terms import LinkKind
from jigsaw.agency_returns.tests.factories import ASKED_AT, event, joined
from jigsaw.agency_returns.tests.pages.test_view_chronology import register
from jigsaw.audit.models import Event
from jigsaw.files import storing
from jigsaw.incidents.tests.casework import not_there, page_of, refused, text
from jigsaw.notices.jobs import run_queued

ROWS = [
    event(date(2025, 3, 4), "Planned visit at home.", voice="Slept.", expected_practice="Yes"),
    event(about(on(date(2025, 3, 20))), "Told of shouting.\nIn two lines.", child_seen="No", time=None),
    event(
        in_month(2025, 5),
        "=1+1 is what the record says.",
        end_date=on(date(2025, 6, 2)),
        end_time=time(10, 0),
    ),
    event(NOT_KNOWN, "Nobody wrote when.", people="no one", reference="A-4"),
]


def exported(desk, **typed) -> ChronologyExport:
    """An export that the worker has made, or has looked at."""
    answer = desk.send("export_chronology", {"kind": "xlsx", "without_hidden": "on"} | typed)
    assert answer.status_code == 302, answer.content.decode()
    run_queued(worker="tests")
    return ChronologyExport.rows.get(pk=answer["Location"].rstrip("/").rpartition("/")[2])


def content(export) -> bytes:
    return storing.read(export.stored_as)


def cells(export) -> str:
    sheet = load_workbook(io.BytesIO(content(export)))["Chronology"]
    return "\n".join(
        str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None
    )


def test_a_spreadsheet_read_again_gives_the_same_rows(desk, team):
    joined(team, *ROWS)
    joined(team, event(date(2025, 3, 4), "Police called.", action="Told the social worker."), who=team.police)
    export = exported(desk)
    assert (export.state, export.made_rows) == ("made", 5)
    found = read_import(content(export), "a.xlsx", team.incident, agency="", today=date(2026, 5, 6))
    before = events_to_export(rows_to_export(team.incident, View()))
    assert found.errors == []
    assert [(each.agency, each.file, each.content) for each in found.events] == [
        (each.agency, each.file, each.content) for each in before
    ]


def test_private_notes_and_what_the_panel_does_not_see_stay_out(desk, team):
    first, second = joined(team, ROWS[0], ROWS[1])
    write_note(first, text="Ask the school.", by=team.priya, at=ASKED_AT)
    hide_row(second, by=team.priya, at=ASKED_AT)
    assert "Leave out rows hidden from the panel" in desk.see("export_chronology")
    said = cells(exported(desk))
    assert "Planned visit at home." in said
    assert "Ask the school" not in said
    assert "Told of shouting" not in said
    assert "Told of shouting" in cells(exported(desk, without_hidden=""))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_other_accounts_stand_below_their_row(desk, team, kind):
    (first,) = joined(team, ROWS[0])
    (second,) = joined(team, event(date(2025, 3, 4), "Nobody was at home."), who=team.police)
    link_rows(first, second, kind=LinkKind.DIFFER, words="Who was there.", by=team.priya, at=ASKED_AT)
    save_row_marks(first, key_episode="First visit", themes=[], by=team.priya, at=ASKED_AT)
    export = exported(desk, kind=kind)
    if kind == "xlsx":
        assert "Accounts differ from row 2: Who was there" in cells(export)
        return
    word = Document(io.BytesIO(content(export)))
    said = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert "Accounts differ from row 2: Who was there" in said
    assert "First visit" in said


def test_filters_choose_the_rows(desk, team):
    joined(team, ROWS[0])
    joined(team, event(what="Police called."), who=team.police)
    page = page_of(desk.browser().get(desk.address("export_chronology"), {"agency": "Vale Constabulary"}))
    assert '<option selected value="Vale Constabulary">' in page
    export = exported(desk, agency="Vale Constabulary")
    assert export.made_rows == 1
    assert "Planned visit" not in cells(export)
    assert "Vale Constabulary" in text(desk.see("export_chronology"))


def test_asked_twice_it_is_made_once_and_each_asking_is_recorded(desk, team):
    joined(team, ROWS[0])
    for _ in range(2):
        desk.send("export_chronology", {"kind": "xlsx"})
    assert ChronologyExport.rows.count() == 1
    assert Event.objects.filter(verb="export_chronology").count() == 2
    run_queued(worker="tests")
    assert ChronologyExport.rows.get().state == "made"


def test_without_a_row_or_a_kind_it_is_refused(desk, team):
    assert "The chronology has no row yet." in text(desk.see("export_chronology"))
    joined(team, ROWS[0])
    refused(desk.send("export_chronology", {}), "Select the kind of file")


def test_too_many_rows_for_a_pdf_are_refused_with_what_to_do(desk, team, monkeypatch):
    from jigsaw.agency_returns.actions import exporting

    monkeypatch.setitem(exporting.MOST_ROWS, exporting.ExportKind.PDF, 1)
    joined(team, *ROWS)
    words = "PDF holds 1 rows at most, and these are 4. Choose filters, or Excel"
    refused(desk.send("export_chronology", {"kind": "pdf"}), words)
    assert not ChronologyExport.rows.exists()


def test_files_are_removed_after_thirty_days(desk, team):
    joined(team, ROWS[0])
    export = exported(desk)
    assert remove_old_exports(at=export.made_at + timedelta(days=30)) == 0
    assert remove_old_exports(at=export.made_at + timedelta(days=31)) == 1
    with pytest.raises(FileNotFoundError):
        content(export)
    assert "The file was removed 30 days after it was made." in text(
        desk.see("view_export", export_id=export.pk)
    )
    assert desk.browser().get(desk.address("download_export", export_id=export.pk)).status_code == 404


def test_a_register_that_does_not_open_is_said(desk, team, monkeypatch):
    from jigsaw.files.sealing import SealBroken

    joined(team, ROWS[0])

    def broken(_incident):
        raise SealBroken

    monkeypatch.setattr("jigsaw.agency_returns.queries.names_in_export.register_names", broken)
    export = exported(desk)
    assert export.state == "failed"
    assert "The people register of this case does not open" in text(
        desk.see("view_export", export_id=export.pk)
    )


def test_only_those_who_write_the_chronology_export_it(desk, team):
    joined(team, ROWS[0])
    not_there(desk, desk.address("export_chronology"), {"kind": "xlsx"}, but="staff")


def test_the_list_asks_as_often_for_many_exports_as_for_one(desk, team):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    joined(team, ROWS[0])
    register(team)
    browser, counts = desk.browser(), []
    for more in (1, 3):
        for _ in range(more):
            exported(desk)
        browser.get(desk.address("export_chronology"))
        with CaptureQueriesContext(connection) as asked:
            browser.get(desk.address("export_chronology"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
