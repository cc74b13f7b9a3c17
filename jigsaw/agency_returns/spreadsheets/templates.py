"""The template that agencies fill in: as XLSX with its three sheets, and as ODS and CSV with the same rows."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import NamedTuple
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from jigsaw.agency_returns.chronology.columns import (
    CHECK_RESULT,
    CHECK_RESULT_LETTER,
    COLUMNS,
    EXAMPLE_ROW,
    FIRST_ROW,
    HEADING_ROW,
    LISTS,
    READ_ME,
    SHEET,
)

WIDTHS = {
    "source": 28,
    "service": 22,
    "people": 28,
    "what_happened": 60,
    "voice": 40,
    "action": 40,
    "analysis": 40,
}
HELP = "One event in each row, from row 5 on. Leave the headings as they are; the sheet Read me explains each column."
ROWS_WITH_LISTS = 1_004
GREY, FILL = "FF6B6B6B", PatternFill("solid", fgColor="FFEEF1F2")


class Request(NamedTuple):
    """What the template says of the request it belongs to. `reference` is like AB-2026-04/H2; no case detail."""

    reference: str = ""
    agency: str = ""

    @property
    def title(self) -> str:
        return f"Chronology {self.reference}".strip()


def xlsx_template(request: Request) -> bytes:
    """The template as an XLSX: Read me, Chronology, and Lists, which is protected and not hidden."""
    book = new_workbook(request, request.title, HELP)
    sheet = book[SHEET]
    for column in COLUMNS:
        cell = sheet[f"{column.letter}{EXAMPLE_ROW}"]
        set_text(cell, column.example)
        cell.font = Font(color=GREY, italic=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    _add_lists(book, sheet)
    for row in range(FIRST_ROW, FIRST_ROW + 200):
        for letter in "ABCD":  # as text, so that Excel leaves March 2025 as it is typed
            sheet[f"{letter}{row}"].number_format = "@"
    return saved(book)


def new_workbook(request: Request, title: str, help_line: str) -> Workbook:
    """A workbook with Read me and an empty Chronology: title, one line of help, frozen headings."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    set_text(sheet["A1"], title)
    sheet["A1"].font = Font(bold=True, size=14)
    set_text(sheet["A2"], help_line)
    headings = [(c.letter, c.heading, WIDTHS.get(c.key, 16)) for c in COLUMNS]
    for letter, heading, width in [*headings, (CHECK_RESULT_LETTER, CHECK_RESULT, 40)]:
        add_heading(sheet, letter, heading, width)
    sheet.freeze_panes = f"A{HEADING_ROW + 1}"
    notes = book.create_sheet(READ_ME, 0)
    for line in read_me(request):
        notes.append(line)
    for column, width in zip("ABCD", (30, 12, 34, 90), strict=True):
        notes.column_dimensions[column].width = width
    book.active = 1
    return book


def add_heading(sheet: Worksheet, letter: str, heading: str, width: int) -> None:
    cell = sheet[f"{letter}{HEADING_ROW}"]
    set_text(cell, heading)
    cell.font, cell.fill = Font(bold=True), FILL
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions[letter].width = width


def read_me(request: Request) -> list[list[str]]:
    """The lines of the sheet Read me. The agency's name beside Agency is read back."""
    lines = [
        ["How to fill in the chronology", "", "", ""],
        ["Reference", request.reference, "", ""],
        ["Agency", request.agency, "", ""],
        ["", "", "", ""],
        ["Column", "Needed", "Takes", "What it is for"],
    ]
    for column in COLUMNS:
        takes = ", ".join(column.choices) or (f"up to {column.limit:,} characters" if column.limit else "")
        lines.append(
            [f"{column.letter} {column.heading}", "Yes" if column.missing else "No", takes, column.help]
        )
    lines.append(["O Check result", "No", "", "Written by Jigsaw, and ignored when the file comes back"])
    return lines


def _add_lists(book: Workbook, sheet: Worksheet) -> None:
    lists = book.create_sheet(LISTS)
    chosen = [column for column in COLUMNS if column.choices]
    for at, column in enumerate(chosen, 1):
        lists.cell(1, at, column.heading).font = Font(bold=True)
        for row, choice in enumerate(column.choices, 2):
            lists.cell(row, at, choice).protection = Protection(locked=True)
        letter = lists.cell(1, at).column_letter
        lists.column_dimensions[letter].width = 26
        source = f"={LISTS}!${letter}$2:${letter}${len(column.choices) + 1}"
        rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=True)
        rule.error = column.must_be
        rule.add(f"{column.letter}{EXAMPLE_ROW}:{column.letter}{ROWS_WITH_LISTS}")
        sheet.add_data_validation(rule)
    lists.protection.sheet = True


def set_text(cell, text: str) -> None:
    """Text and never a formula, whatever it begins with."""
    cell.value = text or None
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"


def saved(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def template_rows(request: Request) -> list[list[str]]:
    """The first four rows of the sheet Chronology, as every form of the template has them."""
    width = len(COLUMNS) + 1
    return [
        [request.title, *[""] * (width - 1)],
        [HELP, *[""] * (width - 1)],
        [*(column.heading for column in COLUMNS), CHECK_RESULT],
        [*(column.example for column in COLUMNS), ""],
    ]


def csv_template(request: Request) -> bytes:
    """The template as CSV, in UTF-8 with the mark by which Excel knows it."""
    made = io.StringIO(newline="")
    csv.writer(made).writerows(template_rows(request))
    return made.getvalue().encode("utf-8-sig")


def ods_template(request: Request) -> bytes:
    """The template as ODS, written by hand: three sheets of text, Lists protected."""
    lists = [[column.heading, *column.choices] for column in COLUMNS if column.choices]
    tallest = max(map(len, lists))
    by_row = [[one[at] if at < len(one) else "" for one in lists] for at in range(tallest)]
    sheets = [
        _ods_sheet(READ_ME, read_me(request)),
        _ods_sheet(SHEET, template_rows(request)),
        _ods_sheet(LISTS, by_row, ' table:protected="true"'),
    ]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), ODS_TYPE)
        archive.writestr("content.xml", ODS_CONTENT.format(sheets="".join(sheets)))
        archive.writestr("META-INF/manifest.xml", ODS_MANIFEST)
    return made.getvalue()


def _ods_sheet(name: str, rows: list[list[str]], more: str = "") -> str:
    cells = (
        "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
            if text
            else "<table:table-cell/>"
            for text in row
        )
        for row in rows
    )
    lines = "".join(f"<table:table-row>{line}</table:table-row>" for line in cells)
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f'<table:table table:name="{name}"{more}>{columns}{lines}</table:table>'


ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
ODS_CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    f' xmlns:office="{ODS_NAMES}office:1.0" xmlns:table="{ODS_NAMES}table:1.0" xmlns:text="{ODS_NAMES}text:1.0"'
    ' office:version="1.3"><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>'
    "</office:document-content>"
)
ODS_MANIFEST = (
    f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{ODS_NAMES}manifest:1.0"'
    f' manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
