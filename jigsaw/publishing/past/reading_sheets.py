"""CSV and XLSX as tables of cells with their addresses. Limits are held before anything is parsed."""

from __future__ import annotations

import csv
import io
import re
import warnings
from datetime import date, datetime
from typing import Any, NamedTuple

from openpyxl import load_workbook

from jigsaw.agency_returns.chronology.columns import letter_of
from jigsaw.agency_returns.spreadsheets import xlsx
from jigsaw.agency_returns.spreadsheets.archives import Archive
from jigsaw.agency_returns.spreadsheets.limits import PASSWORD, FileRefused, Limits
from jigsaw.publishing.past.cleaning import cleaned
from jigsaw.publishing.past.fields import field_of
from jigsaw.publishing.past.found import FileUnread, Place
from jigsaw.publishing.past.reading_text import EMPTY, NO_TEXT
from jigsaw.publishing.past.tables import Cell, Row

LIMITS = Limits(rows=10_000, cells=500_000, expanded=60_000_000)
SEPARATORS = ",;\t|"
GUARDED = re.compile(r"'+[=+\-@\t\r]")  # as we write text that a spreadsheet would take for a formula
MONTH_FORMAT = re.compile(r"^[^d]*m{3,5}[^d]*y[^d]*$|^mm?[/-]yy(?:yy)?$", re.IGNORECASE)
YEAR_FORMAT = re.compile(r"^y{2,4}$", re.IGNORECASE)
FAR = "The selected workbook reaches further than a list of reviews can: delete what stands far below or to the right"


class Table(NamedTuple):
    """The rows of one sheet, its name (empty for CSV), and whether rows of it are hidden."""

    name: str
    rows: list[Row]
    has_hidden: bool = False


def table_of_csv(text: str, file: str) -> Table:
    """The rows of a CSV, whatever its separator. Raises FileUnread when it is larger than a list of reviews."""
    rows: list[Row] = []
    csv.field_size_limit(max(csv.field_size_limit(), LIMITS.bytes))
    try:
        for number, line in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text)), 1
        ):
            cells = [
                _csv_cell(value, Place(file, f"{letter_of(at)}{number}", number))
                for at, value in enumerate(line)
            ]
            rows.append(Row(number, cells, Place(file, f"row {number}", number)))
            if len(rows) * max(1, len(line)) > LIMITS.cells:
                raise FileUnread("The selected file holds more rows than a list of reviews can")
    except csv.Error:
        raise FileUnread(NO_TEXT) from None
    return Table("", rows)


def _csv_cell(value: str, place: Place) -> Cell:
    made = cleaned(value[1:] if GUARDED.match(value) else value)
    return Cell(made.text, place, made.links, made.reason)


def separator_of(text: str) -> str:
    """The separator that finds most headings in the first lines."""
    first = text[:50_000].splitlines()[:20]

    def headings(separator: str) -> int:
        return max(
            (sum(bool(field_of(cell)) for cell in line) for line in csv.reader(first, delimiter=separator)),
            default=0,
        )

    return max(SEPARATORS, key=headings)


def looks_like_csv(text: str) -> bool:
    """Whether one of the first lines holds at least two headings apart by a separator."""
    separator = separator_of(text)
    return any(
        sum(bool(field_of(cell)) for cell in line) >= 2 and len(line) >= 2
        for line in csv.reader(text[:50_000].splitlines()[:20], delimiter=separator)
    )


def tables_of_xlsx(content: bytes, file: str) -> list[Table]:
    """Every sheet of a workbook. Raises FileUnread for one that is locked, damaged, or reaches too far."""
    hold_workbook(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    except Exception:  # the reader fails in many ways on a damaged workbook; each means the same to people
        raise FileUnread(NO_TEXT) from None
    tables = []
    for sheet in book.worksheets:
        rows = [_row(cells, sheet.title, file) for cells in sheet.iter_rows()]
        hidden = any(found.hidden for found in sheet.row_dimensions.values())
        tables.append(Table(sheet.title, rows, hidden or sheet.sheet_state != "visible"))
    if all(row.is_blank for table in tables for row in table.rows):
        raise FileUnread(EMPTY)
    return tables


def hold_workbook(content: bytes) -> None:
    """Raises FileUnread for a workbook that must not be parsed: too large, locked, with macros, reaching too far."""
    if len(content) >= LIMITS.bytes:
        raise FileUnread(f"The selected file must be smaller than {LIMITS.bytes // 1_000_000}MB")
    try:
        archive = Archive(content, LIMITS)
        kinds = archive.read_xml("[Content_Types].xml")
        if not any(kind in kinds for kind in xlsx.WORKBOOK_TYPES) or xlsx.ACTIVE.search(kinds):
            raise FileUnread(NO_TEXT)
        for part in archive:
            if part.lower().endswith((".xml", ".rels", ".vml")):
                xlsx.hold_reach(archive.read_xml(part), LIMITS)
    except FileRefused as refused:
        said = str(refused)
        if "template" in said:
            raise FileUnread(FAR) from None
        raise FileUnread(said if said == PASSWORD or "smaller" in said else NO_TEXT) from None


def _row(cells: tuple[Any, ...], sheet: str, file: str) -> Row:
    number = cells[0].row if cells else 0
    made = [_xlsx_cell(cell, f"sheet {sheet}, ", file) for cell in cells]
    return Row(number, made, Place(file, f"sheet {sheet}, row {number}", number))


def _xlsx_cell(cell: Any, sheet: str, file: str) -> Cell:
    place = Place(file, f"{sheet}{letter_of(cell.column - 1)}{cell.row}", cell.row)
    value = cell.value
    target = getattr(getattr(cell, "hyperlink", None), "target", None)
    links: tuple[tuple[str, str], ...] = ((str(value or ""), str(target)),) if target else ()
    if isinstance(value, str):
        made = cleaned(value)
        return Cell(made.text, place, links or made.links, made.reason)
    if isinstance(value, (date, datetime)):
        shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|;.*$', "", str(cell.number_format))
        if value.day == 1 and MONTH_FORMAT.match(shown):
            return Cell(f"{value:%B %Y}", place, links)
        if (value.day, value.month) == (1, 1) and YEAR_FORMAT.match(shown):
            return Cell(str(value.year), place, links)
    return Cell("" if value is None else value, place, links)
