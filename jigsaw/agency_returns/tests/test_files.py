"""Files as agencies send them: any order, encoding, separator; and those that are refused as a whole."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from jigsaw.agency_returns.chronology.columns import EXAMPLE, KEYS
from jigsaw.agency_returns.chronology.dates import in_month, on
from jigsaw.agency_returns.spreadsheets.importing import read_return
from jigsaw.agency_returns.spreadsheets.limits import FORM
from jigsaw.agency_returns.spreadsheets.reading import agency_of
from jigsaw.agency_returns.spreadsheets.templates import (
    Request,
    _ods_sheet,
    csv_template,
    ods_template,
    xlsx_template,
)
from jigsaw.agency_returns.tests.making import (
    HEADINGS,
    Asked,
    as_bytes,
    csv_text,
    read,
    row,
    said,
    to_confirm,
    workbook,
    xlsx,
)

TODAY = date(2026, 5, 18)
ROWS = [row(action="Café rang"), row(date="?5/3/2025", people="no one"), row(date="March 2025", time="09:05")]


def contents(found):
    return [event.content for event in found.events]


def test_the_order_of_columns_does_not_matter():
    order = list(range(14))
    random.Random(1).shuffle(order)
    turned = [[cells[at] for at in order] for cells in ROWS]
    found = read(xlsx(*turned, headings=[f" {HEADINGS[at].upper()}  " for at in order]))
    assert contents(found) == contents(read(xlsx(*ROWS)))
    wrong = read(
        xlsx(
            ["" if KEYS[at] == "source" else row()[at] for at in order],
            headings=[HEADINGS[at] for at in order],
        )
    )
    assert said(wrong)[0][0] == f"{'ABCDEFGHIJKLMN'[order.index(4)]}5"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_csv_of_any_encoding_and_separator_is_the_same(separator, encoding):
    content = csv_text(*ROWS, separator=separator).encode(encoding)
    found = read(content, "h.csv")
    assert not said(found)
    assert contents(found) == contents(read(xlsx(*ROWS)))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_kind_and_lines_within_a_cell(end):
    text = csv_text(row(action="one\ntwo")).replace("\r\n", "\n").replace("\n", end)
    assert read(text.encode(), "h.csv").events[0].action == "one\ntwo"


def test_headings_may_stand_in_the_first_row():
    text = "\n".join(csv_text(*ROWS).splitlines()[2:])
    assert contents(read(text.encode(), "h.csv")) == contents(read(xlsx(*ROWS)))


def test_blank_rows_at_the_end_and_between_do_not_count():
    """Fails when 982 rows with nothing but a format are rows, or shift the addresses below them."""
    book = workbook([row(), *[[] for _ in range(4)], row(date="")])
    sheet = book.active
    for number in range(11, 993):
        for at in range(1, 16):
            sheet.cell(number, at).number_format = "dd/mm/yyyy"
    found = read(as_bytes(book))
    assert (found.rows, said(found)) == (2, [("A10", "Enter a date, or write ‘not known’")])


def test_headings_merged_with_the_cell_above_or_beside_are_found():
    book = workbook(ROWS)
    sheet = book.active
    sheet["E2"], sheet["E3"] = sheet["E3"].value, None
    sheet.merge_cells("E2:E3")
    sheet["P3"], sheet["Q3"] = None, None
    sheet.merge_cells("O3:Q3")
    assert contents(read(as_bytes(book))) == contents(read(xlsx(*ROWS)))


def test_the_example_is_ignored_unless_it_was_changed():
    book = workbook(ROWS[:1])
    for at, value in enumerate(EXAMPLE, 1):
        book.active.cell(4, at, value or None)
    assert read(as_bytes(book)).rows == 1
    book.active["I4"] = "Telephone call to the surgery."
    assert [event.row for event in read(as_bytes(book)).events] == [4, 5]


def test_the_column_of_results_is_ignored_and_an_unknown_one_is_told():
    book = workbook([[*row(), "A5: Enter a date"]])
    book.active["P3"], book.active["P5"] = "Our own", "something"
    found = read(as_bytes(book))
    assert to_confirm(found) == [("P3", "Column P is not part of the template and was not read")]
    assert not said(found)


def test_a_formula_is_replaced_by_its_value_and_hidden_rows_are_told():
    book = workbook([row(), row(date="5/3/2025", action='=HYPERLINK("https://example.invalid","x")')])
    book.active.row_dimensions[5].hidden = True
    book.active.column_dimensions["K"].hidden = True
    found = read(as_bytes(book))
    assert to_confirm(found) == [
        ("", "Hidden rows and columns were read"),
        ("K6", "A formula was replaced by its value"),
    ]
    assert found.events[1].action == ""


def test_a_month_that_excel_made_a_day_of_is_read_as_the_month():
    """Fails when March 2025, typed into Excel, becomes 1 March 2025."""
    book = workbook([row(date=date(2025, 3, 1)), row(date=date(2025, 4, 1))])
    book.active["A5"].number_format = "mmm-yy"
    book.active["A6"].number_format = "dd/mm/yyyy"
    found = read(as_bytes(book))
    assert [event.date for event in found.events] == [in_month(2025, 3), on(date(2025, 4, 1))]
    assert to_confirm(found) == [("A5", "Excel shows a month and no day, so it was read as the whole month")]


@pytest.mark.parametrize("make", [xlsx_template, ods_template, csv_template])
def test_a_template_is_read_by_what_it_is_made_for(make):
    content = make(Request("AB-2026-04/H2", "Alderbrook Community Health"))
    found = read(content)
    assert said(found) == [("", "The selected file is empty")]
    if make is not csv_template:
        assert read_return(content, "x", Asked(TODAY)).agency == "x"  # nothing is read of an empty one


def test_the_template_says_whose_it_is_and_protects_its_lists():
    book = load_workbook(io.BytesIO(xlsx_template(Request("AB-2026-04/H2", "Alderbrook Community Health"))))
    assert book.sheetnames == ["Read me", "Chronology", "Lists"]
    assert book["Lists"].protection.sheet
    assert book["Lists"].sheet_state == "visible"
    sheet = book["Chronology"]
    assert [cell.value for cell in sheet[3]] == [*HEADINGS, "Check result"]
    assert sheet.freeze_panes == "A4"
    for at, value in enumerate(row(), 1):
        sheet.cell(5, at, value)
    found = read(as_bytes(book), "some.xlsx")
    assert (found.agency, found.rows, said(found)) == ("Alderbrook Community Health", 1, [])


def test_an_ods_is_read_like_an_xlsx():
    with zipfile.ZipFile(io.BytesIO(ods_template(Request()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    lines = _ods_sheet("Chronology", ROWS).partition("<table:table-row>")[2].removesuffix("</table:table>")
    head, lists = parts["content.xml"].decode().rsplit("</table:table><table:table", 1)
    parts["content.xml"] = f"{head}<table:table-row>{lines}</table:table><table:table{lists}".encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    found = read(made.getvalue(), "h.ods")
    assert not said(found)
    assert contents(found) == contents(read(xlsx(*ROWS)))


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("chronology-AB-2026-04-H2.xlsx", "H2"), ("/tmp/Alderbrook Police.csv", "Alderbrook Police"),
        ("C:\\returns\\school.ods", "school"), ("chronology-AB-2026-04-Western Vale.xlsx", "Western Vale"),
    ],
)  # fmt: skip
def test_the_agency_by_the_name_of_its_file(name, agency):
    assert agency_of(name) == agency


def without(*headings: str) -> bytes:
    kept = [at for at, heading in enumerate(HEADINGS) if heading not in headings]
    return xlsx([row()[at] for at in kept], headings=[HEADINGS[at] for at in kept])


def renamed(*titles: str) -> bytes:
    book = workbook([row()])
    book.active.title = titles[0]
    for title in titles[1:]:
        book.create_sheet(title)
    return as_bytes(book)


TEMPLATE = "The selected file must use the template: "


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The selected file is empty"),
        (as_bytes(workbook([])), "The selected file is empty"),
        (b"  \r\n ", "The selected file is empty"),
        (without("Service or team"), TEMPLATE + "column F ‘Service or team’ is missing"),
        (without("Service or team", "Time"), TEMPLATE + "columns B ‘Time’ and F ‘Service or team’ are missing"),
        (renamed("Events", "Other"), TEMPLATE + "the sheet ‘Chronology’ is missing"),
        (b"a,b,c\n1,2,3\n", TEMPLATE + "its headings are missing"),
        (csv_text(row(), headings=["Date", *HEADINGS]).encode(), TEMPLATE + "the heading ‘Date’ is there twice"),
        (b"%PDF-1.7", "The selected file must be an XLSX, ODS or CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W\0o\0r\0d" * 90, "The selected file must be an XLSX, ODS or CSV"),
        (b"x" * 10_000_000, "The selected file must be smaller than 10MB"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_is_told_in_one_sentence(content, message):
    assert said(read(content)) == [("", message)]


def test_one_sheet_may_have_any_name():
    assert not said(read(renamed("Tabelle1")))


def test_too_many_rows_are_counted_and_refused():
    """Fails when 1,001 rows pass on the form or 10,001 in the command."""
    lines = [row() for _ in range(1_001)]
    content = csv_text(*lines).encode()
    found = read_return(content, "h.csv", Asked(TODAY), limits=FORM)
    assert said(found) == [("", "The selected file has 1,001 rows. The most we can take is 1,000")]
    assert not said(read_return(csv_text(*lines[:1000]).encode(), "h.csv", Asked(TODAY), limits=FORM))
    content = csv_text(*[row() for _ in range(10_001)]).encode()
    assert said(read(content)) == [("", "The selected file has 10,001 rows. The most we can take is 10,000")]
