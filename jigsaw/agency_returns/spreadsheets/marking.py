"""An agency's own file back, with its errors marked: column O, a note and a pale fill on each cell, formatting kept."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from jigsaw.agency_returns.chronology.columns import CHECK_RESULT, SHEET, folded, letter_of
from jigsaw.agency_returns.chronology.events import Finding
from jigsaw.agency_returns.spreadsheets import texts
from jigsaw.agency_returns.spreadsheets.exporting import guarded
from jigsaw.agency_returns.spreadsheets.limits import FORM, Limits
from jigsaw.agency_returns.spreadsheets.reading import Sheet, raw_rows, read_sheet
from jigsaw.agency_returns.spreadsheets.templates import saved, set_text

PALE = PatternFill("solid", fgColor="FFFDE8D7")
AUTHOR = "Jigsaw"


def marked(
    content: bytes, errors: Sequence[Finding], confirm: Sequence[Finding] = (), limits: Limits = FORM
) -> tuple[bytes, str]:
    """The file with its errors marked, and its ending: .xlsx or .csv. An ODS comes back as an XLSX without formats.

    Formulas come back as the values that were read. Raises FileRefused for a file that could not be read at all.
    """
    sheet = read_sheet(content, limits)
    if not content.startswith(b"PK"):
        return _marked_csv(content, sheet, [*errors, *confirm], limits), ".csv"
    if b"mimetype" in content[:40]:
        book = Workbook()
        page = book.active
        page.title = SHEET
        for number, row in enumerate(raw_rows(content, sheet.facts), 1):
            for at, value in enumerate(row, 1):
                if isinstance(value, str):
                    set_text(page.cell(number, at), value)
                elif value is not None:
                    page.cell(number, at, value)
    else:
        book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        page = book[sheet.facts.name]
    _mark(page, sheet, errors, confirm)
    return saved(book), ".xlsx"


def _mark(page: Worksheet, sheet: Sheet, errors: Sequence[Finding], confirm: Sequence[Finding]) -> None:
    result = _result_column(page, sheet.heading_row)
    for row in range(sheet.heading_row + 1, page.max_row + 1):
        if page.cell(row, result).value is not None:
            page.cell(row, result).value = None
    for row, said in _by_row([*errors, *confirm]).items():
        cell = page.cell(row, result)
        set_text(cell, said)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    by_cell: dict[str, list[str]] = defaultdict(list)
    for finding in errors:
        if finding.cell:
            by_cell[finding.cell].append(finding.message)
    for address, messages in by_cell.items():
        cell = page[address]
        cell.fill = PALE
        cell.comment = Comment("\n".join(messages), AUTHOR, height=90, width=260)


def _result_column(page: Worksheet, heading_row: int) -> int:
    """Where Check result stands; after the last column where it does not."""
    for at in range(1, page.max_column + 1):
        value = page.cell(heading_row, at).value
        if isinstance(value, str) and folded(value) == folded(CHECK_RESULT):
            return at
    last = max(page.max_column + 1, column_index_from_string("O"))
    cell = page.cell(heading_row, last)
    cell.value, cell.font = CHECK_RESULT, Font(bold=True)
    page.column_dimensions[letter_of(last - 1)].width = 40
    return last


def _by_row(findings: Sequence[Finding]) -> dict[int, str]:
    """What is said of each row, cell by cell."""
    said: dict[int, list[str]] = defaultdict(list)
    for finding in sorted(findings, key=lambda found: (found.row, found.column)):
        if finding.row:
            said[finding.row].append(f"{finding.cell}: {finding.message}")
    return {row: "\n".join(lines) for row, lines in said.items()}


def _marked_csv(content: bytes, sheet: Sheet, findings: Sequence[Finding], limits: Limits) -> bytes:
    rows = texts.rows_of(texts.decode(content), limits)
    headings = [folded(cell) for cell in rows[sheet.heading_row - 1]]
    at = headings.index(folded(CHECK_RESULT)) if folded(CHECK_RESULT) in headings else len(headings)
    said = _by_row(findings)
    made = io.StringIO(newline="")
    lines = csv.writer(made)
    for number, row in enumerate(rows, 1):
        text = CHECK_RESULT if number == sheet.heading_row else said.get(number, "")
        cells = [*row[:at], text, *row[at + 1 :]] if number >= sheet.heading_row else row
        lines.writerow([guarded(cell) for cell in cells])
    return made.getvalue().encode("utf-8-sig")
