"""Import a chronology that was merged elsewhere: the file, its gate, and what is refused."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jigsaw.agency_returns.models import ChronologyImport, ChronologyRow
from jigsaw.agency_returns.spreadsheets.exporting import write_xlsx
from jigsaw.agency_returns.tests.factories import event
from jigsaw.incidents.tests.casework import not_there, refused


def sheet(*events) -> bytes:
    out = io.BytesIO()
    write_xlsx(list(events), out)
    return out.getvalue()


def sent(desk, content: bytes, name: str = "merged.xlsx", **typed):
    return desk.send("import_chronology", {"file": SimpleUploadedFile(name, content)} | typed)


def taken(desk, *events, **typed) -> ChronologyImport:
    answer = sent(desk, sheet(*events), **typed)
    assert answer.status_code == 302, answer.content.decode()
    return ChronologyImport.rows.get(pk=answer["Location"].rstrip("/").rpartition("/")[2])


def test_a_file_is_checked_and_nothing_joins_yet(desk, team):
    kept = taken(desk, event(agency="Vale Constabulary"), event(what="A call.", agency="Northern Trust"))
    assert kept.told["agencies"] == [
        {"name": "Northern Trust", "rows": 1, "known": False},
        {"name": "Vale Constabulary", "rows": 1, "known": True},
    ]
    assert not ChronologyRow.rows.exists()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "a.xlsx", "The selected file is empty"),
        (b"%PDF-1.7 x", "a.pdf", "The selected file must be an XLSX, ODS or CSV"),
        (b"One,Two\n1,2\n", "a.csv", "The selected file must use the template: "),
    ],
)
def test_what_cannot_be_taken_as_a_whole_is_refused(desk, content, name, words):
    answer = sent(desk, content, name)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert not ChronologyImport.rows.exists()


def test_rows_that_name_no_agency_need_one(desk, team):
    words = "Select whose rows these are: 2 rows name no agency"
    refused(sent(desk, sheet(event(), event(what="A call."))), words)
    kept = taken(desk, event(), event(what="A call."), agency=team.health.name)
    assert kept.told["agencies"] == [{"name": team.health.name, "rows": 2, "known": True}]


def test_without_a_file_one_is_asked_for(desk):
    refused(desk.send("import_chronology", {}), "Select a spreadsheet")


def test_only_those_who_write_the_chronology_import(desk):
    not_there(desk, desk.address("import_chronology"), {}, but="staff")
