"""Correct an import in a spreadsheet program and give the worksheet back."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from jigsaw.publishing import actions
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.past.dry_run import is_addable
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors
from jigsaw.publishing.tests.past_files import add, answer, read, row_named

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(held: PastImport) -> str:
    return f"/publications/past/{held.pk}/worksheet/"


def worksheet(priya: Any, held: PastImport) -> Any:
    """The worksheet as a person opens it."""
    return load_workbook(io.BytesIO(priya.get(where(held) + "past-reviews.xlsx").content))


def row_in(book: Any, key: str) -> dict[str, Any]:
    """The cells of a row by their headings."""
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    for line in sheet.iter_rows(min_row=2):
        if line[0].value == key:
            return dict(zip(heads, line, strict=True))
    raise LookupError(key)


def given_back(priya: Any, held: PastImport, book: Any) -> Any:
    out = io.BytesIO()
    book.save(out)
    return priya.post(where(held), {"file": SimpleUploadedFile("to-settle.xlsx", out.getvalue())})


def test_what_was_corrected_is_kept_and_untouched_rows_are_not(team, priya):
    """Fails when a corrected cell is lost, or a row that nobody touched counts as answered."""
    held = read(team)
    nobody, door = row_named(held, "Nobody asked"), row_named(held, "ASCP 2023-24/01")
    book = worksheet(priya, held)
    row_in(book, nobody["key"])["kind"].value = "local-review"
    row_in(book, door["key"])["decision"].value = "Yes"
    assert given_back(priya, held, book)["Location"] == f"/publications/past/{held.pk}/"
    held = actions.read_past_import(str(held.pk), at=factories.NOW)
    assert set(held.answers) == {nobody["key"], door["key"]}
    assert sum(is_addable(row) for row in held.rows_found) == 4
    again = worksheet(priya, held)
    assert row_in(again, door["key"])["decision"].value == "yes"
    assert errors(given_back(priya, held, again)) == [
        "Nothing is corrected yet. Change a cell or choose an answer first"
    ]


def test_all_faults_are_told_with_their_row_and_nothing_is_kept(team, priya):
    """Fails when half of a worksheet is kept, or the second fault shows only after the first is mended."""
    held = read(team)
    nobody, heard = row_named(held, "Nobody asked"), row_named(held, "Heard")
    book = worksheet(priya, held)
    cells = row_in(book, nobody["key"])
    cells["kind"].value, cells["published on"].value, cells["decision"].value = (
        "local-review",
        "soon",
        "perhaps",
    )
    row_in(book, heard["key"])["decision"].value = "same as r-00000000"
    said = errors(given_back(priya, held, book))
    assert any("‘perhaps’ is no decision" in line for line in said)
    assert any("published on: " in line for line in said)
    assert any("there is no review ‘r-00000000’" in line for line in said)
    assert "Mend 3 cells and select the file again" in said
    assert PastImport.rows.get().answers == {}


def test_what_somebody_answered_after_it_was_written_is_not_overwritten(team, priya):
    """Fails when an old worksheet puts its cells over a new answer."""
    held = read(team)
    nobody = row_named(held, "Nobody asked")
    book = worksheet(priya, held)
    row_in(book, nobody["key"])["title"].value = "Everybody asked"
    answer(held, team, nobody, "", title="Somebody asked")
    (said,) = errors(given_back(priya, held, book))
    assert said.startswith(
        f"Somebody answered rows after this worksheet was written: {nobody['key']} (Somebody asked)"
    )
    assert PastImport.rows.get().answers[nobody["key"]]["cells"] == {"title": "Somebody asked"}


def test_a_file_that_is_no_worksheet_and_an_import_that_is_added_are_refused(team, priya):
    """Fails when any file is taken for a worksheet, or an import is corrected after its reviews crossed."""
    held = read(team)
    assert errors(priya.post(where(held), {})) == ["Select the corrected worksheet"]
    bad = SimpleUploadedFile("a.csv", b"Reference,Title\n1,2\n")
    assert errors(priya.post(where(held), {"file": bad}))[0].startswith("a.csv: the column ‘key’ is missing")
    assert errors(priya.post(where(held), {"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04")}))
    book = worksheet(priya, held)
    add(held, team)
    row_in(book, row_named(held, "Heard")["key"])["title"].value = "Other"
    assert errors(given_back(priya, held, book)) == [
        "The reviews of this import are added already. Import the files again to correct."
    ]


def test_only_those_who_publish_may_and_no_other_partnership(team, browse, stranger):
    """Fails when a foreign import can be told from one that is not there."""
    held = read(team)
    guards.may_open(team, browse, where(held), "priya", "dee")
    guards.not_there_for(stranger, where(held))
