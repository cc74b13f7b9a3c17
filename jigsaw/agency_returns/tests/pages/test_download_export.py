"""The file of an export, handed out as an attachment."""

from __future__ import annotations

from jigsaw.agency_returns.models import ChronologyExport
from jigsaw.agency_returns.tests.factories import joined
from jigsaw.agency_returns.tests.pages.test_export_chronology import ROWS, content, exported
from jigsaw.incidents.tests.casework import not_there


def test_it_is_an_attachment_that_no_cache_keeps(desk, team):
    joined(team, ROWS[0])
    export = exported(desk)
    answer = desk.browser().get(desk.address("download_export", export_id=export.pk))
    assert answer.status_code == 200
    assert answer.content == content(export)
    assert answer["Cache-Control"] == "no-store"
    assert "attachment" in answer["Content-Disposition"]
    assert "chronology-AB-2026-" in answer["Content-Disposition"]


def test_until_it_is_made_there_is_no_file(desk, team):
    joined(team, ROWS[0])
    desk.send("export_chronology", {"kind": "xlsx"})
    address = desk.address("download_export", export_id=ChronologyExport.rows.get().pk)
    assert desk.browser().get(address).status_code == 404


def test_only_those_who_write_the_chronology_take_files_away(desk, team):
    joined(team, ROWS[0])
    export = exported(desk)
    not_there(desk, desk.address("download_export", export_id=export.pk), but="staff")
