"""An agency's own file back with its errors marked; sent in again, the marks are ignored."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from openpyxl.styles import Font

from jigsaw.agency_returns.spreadsheets.marking import marked
from jigsaw.agency_returns.tests.making import as_bytes, csv_text, read, row, said, workbook
from jigsaw.agency_returns.tests.test_files import ROWS


def test_errors_are_marked_and_the_formatting_is_kept():
    """Fails when a good cell is touched, a fault is not told in column O and a note, or a format is lost."""
    book = workbook([row(), row(date="31/02/2025", source=""), row(date=45720, action="Call")])
    book.active["I5"].font = Font(bold=True)
    book.active.column_dimensions["I"].width = 55
    book.active["O5"] = "A5: an old result"
    found = read(as_bytes(book))
    content, ending = marked(as_bytes(book), found.errors, found.confirm)
    sheet = load_workbook(io.BytesIO(content))["Chronology"]
    assert ending == ".xlsx"
    assert sheet["I5"].font.bold
    assert sheet.column_dimensions["I"].width == 55
    assert sheet["O5"].value is None
    assert sheet["O6"].value.splitlines() == [f"{cell}: {message}" for cell, message in said(found)]
    assert sheet["O7"].value == "A7: The number 45720 was read as 4 March 2025"
    noted = {
        cell.coordinate: cell.comment.text for line in sheet.iter_rows() for cell in line if cell.comment
    }
    assert noted == dict(said(found))
    assert {sheet[cell].fill.fgColor.rgb for cell in noted} == {"FFFDE8D7"}
    assert said(read(content)) == said(found)


def test_a_formula_comes_back_as_its_value():
    book = workbook([row(date="", action='=HYPERLINK("https://example.invalid")')])
    found = read(as_bytes(book))
    sheet = load_workbook(io.BytesIO(marked(as_bytes(book), found.errors)[0]))["Chronology"]
    assert "f" not in {cell.data_type for line in sheet.iter_rows() for cell in line}


def test_a_csv_comes_back_as_a_csv():
    content = csv_text(row(date="", action="=1+1"), row()).encode("cp1252")
    found = read(content, "h.csv")
    back, ending = marked(content, found.errors)
    assert ending == ".csv"
    text = back.decode("utf-8-sig")
    assert "A5: Enter a date, or write ‘not known’" in text
    assert "'=1+1" in text
    assert said(read(back, "h.csv")) == said(found)


def test_a_file_without_errors_comes_back_as_it_was():
    content, _ = marked(as_bytes(workbook(ROWS)), [])
    assert [event.content for event in read(content).events] == [
        event.content for event in read(as_bytes(workbook(ROWS))).events
    ]
