"""An XLSX before it is parsed: what kind of workbook it is, how far its cells reach, and what to tell its sender.

A cell at XFD1048576 in a file of 2 kB would make a reader of spreadsheets take gigabytes. Here the addresses are
searched as bytes, whatever namespace or spacing is used, and nothing is built from them.
"""

from __future__ import annotations

import posixpath
import re
from itertools import islice
from xml.etree import ElementTree
from xml.parsers import expat

from jigsaw.agency_returns.chronology.columns import SHEET, folded, letter_of
from jigsaw.agency_returns.spreadsheets.archives import Archive
from jigsaw.agency_returns.spreadsheets.facts import SheetFacts
from jigsaw.agency_returns.spreadsheets.limits import WRONG_TYPE, FileRefused, Limits, not_the_template

WORKBOOK_TYPES = (
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
)
ACTIVE = re.compile(rb"macroEnabled|vbaProject|ms-office\.activeX|macrosheet|sheet\.binary", re.IGNORECASE)
ACTIVE_PART = re.compile(r"vbaproject|macrosheets/|activex/|dialogsheets/", re.IGNORECASE)
MOST_STRINGS = 600_000
MOST_ROWS = 100_000
MOST_FORMULAS = 200_000

# A cell or row that does not begin as Excel begins it, with an address near A1. Such sheets are walked cell by cell.
ODD_CELL = re.compile(rb"<c(?! r=\"[A-Z][0-9]{1,5}\")[\s/>]")
ODD_ROW = re.compile(rb"<row(?! r=\"[0-9]{1,5}\")[\s/>]")
ADDRESS = re.compile(rb"([A-Za-z]{1,9})([0-9]{1,9})")
FORMULA = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^>]*>\s*<(?:\w+:)?f\b")
HIDDEN = re.compile(rb"<(?:\w+:)?(row|col)\b[^>]*\bhidden=[\"'](?:1|true)[\"'][^>]*>")
SHORT_DATE = re.compile(r"^[^d]*m{3,5}[^d]*y[^d]*$", re.IGNORECASE)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MONTH_AND_YEAR = 17  # Excel's own number for the format mmm-yy


def look_before(archive: Archive, limits: Limits) -> SheetFacts:
    """What there is to know of the workbook. Raises FileRefused for one that must not be parsed."""
    kinds = archive.read_xml("[Content_Types].xml")
    if not any(kind in kinds for kind in WORKBOOK_TYPES) or ACTIVE.search(kinds):
        raise FileRefused(WRONG_TYPE)
    if any(ACTIVE_PART.search(name) for name in archive):
        raise FileRefused(WRONG_TYPE)
    name, path = _chronology(archive)
    facts = SheetFacts(name)
    for part in archive:
        if not part.lower().endswith((".xml", ".rels", ".vml")):
            if archive.parts[part].file_size > limits.bytes:
                raise FileRefused(WRONG_TYPE)
            continue
        data = archive.read_xml(part)
        hold_reach(data, limits)
        if data.count(b"<si") > MOST_STRINGS:
            raise not_the_template("it holds far more text than a chronology")
        if part == path:
            facts = _facts(name, data, archive)
    return facts


def hold_reach(data: bytes, limits: Limits) -> None:
    """Raises FileRefused when the cells of a sheet reach further than a chronology can."""
    if b"sheetData" not in data:
        return
    if data.count(b"<row") > MOST_ROWS or data.count(b":row") > MOST_ROWS:
        raise not_the_template("it has far more rows than a chronology")
    if ODD_CELL.search(data) or ODD_ROW.search(data) or b":c" in data:
        walk(data, Reach(limits))


class Reach:
    """How far cells reach. Raises FileRefused as soon as their rectangle is larger than the limit."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.column, self.row = limits, 1, 1

    def at(self, column: int, row: int) -> None:
        self.column, self.row = max(self.column, column), max(self.row, row)
        if self.column > 16_384 or self.row > 1_048_576 or self.column * self.row > self.limits.cells:
            cell = f"{letter_of(min(self.column, 99_999) - 1)}{self.row}"
            raise not_the_template(f"its cells reach as far as {cell}")


def walk(data: bytes, reach: Reach) -> None:
    """Place every cell as a reader does: by its address, else after the one before it."""
    row = column = 0

    def start(tag: str, given: dict[str, str]) -> None:
        nonlocal row, column
        kind, address = tag.rpartition(":")[2], given.get("r", "").encode()
        if kind == "row":
            row, column = int(address) if address.isdigit() and len(address) < 9 else row + 1, 0
        elif kind == "c":
            found = ADDRESS.fullmatch(address)
            column = _number(found[1]) if found else column + 1
            row = int(found[2]) if found else row
            reach.at(column, row)

    reader = expat.ParserCreate()
    reader.StartElementHandler = start
    try:
        reader.Parse(data, True)
    except expat.ExpatError:
        raise FileRefused(WRONG_TYPE) from None


def _number(letters: bytes) -> int:
    """The number of a column, from 1; 0 where an address has no letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _chronology(archive: Archive) -> tuple[str, str]:
    """The name of the sheet to read, as it is written there, and the part that holds it."""
    try:
        book = ElementTree.fromstring(archive.read_xml("xl/workbook.xml"))  # noqa: S314  declarations are refused
        links = ElementTree.fromstring(archive.read_xml("xl/_rels/workbook.xml.rels"))  # noqa: S314
    except (KeyError, ElementTree.ParseError):
        raise FileRefused(WRONG_TYPE) from None
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    sheets = [
        (sheet.get("name", ""), targets.get(sheet.get(RELATION), ""))
        for sheet in book.iter()
        if sheet.tag.rpartition("}")[2] == "sheet"
    ]
    chosen = [sheet for sheet in sheets if folded(sheet[0]) == folded(SHEET)]
    if not chosen and len(sheets) == 1:
        chosen = sheets
    if not chosen:
        raise not_the_template(f"the sheet ‘{SHEET}’ is missing")
    name, target = chosen[0]
    return name, posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")


def _facts(name: str, data: bytes, archive: Archive) -> SheetFacts:
    formulas = []
    if b"<f" in data or b":f>" in data or b":f " in data:
        found = islice(FORMULA.finditer(data), MOST_FORMULAS)
        formulas = [(cell[1].decode(), int(cell[2])) for cell in found]
    hidden = {found[1] for found in HIDDEN.finditer(data)} if b"hidden=" in data else set()
    return SheetFacts(
        name,
        formulas,
        hidden_rows=b"row" in hidden,
        hidden_columns=b"col" in hidden,
        whole_months=_whole_months(data, archive),
    )


def _whole_months(data: bytes, archive: Archive) -> frozenset[str]:
    """Cells that show a month and a year and no day: Excel makes the first of the month of ‘March 2025’."""
    styles = _styles_of_months(archive)
    if not styles:
        return frozenset()
    wanted = b"|".join(str(style).encode() for style in styles)
    cells = re.compile(
        rb"<(?:\w+:)?c\b(?=[^>]*\bs=[\"'](?:%b)[\"'])[^>]*?\br=[\"']([A-Z]{1,3}[0-9]+)" % wanted
    )
    return frozenset(found.decode() for found in cells.findall(data))


def _styles_of_months(archive: Archive) -> list[int]:
    if "xl/styles.xml" not in archive:
        return []
    try:
        root = ElementTree.fromstring(archive.read_xml("xl/styles.xml"))  # noqa: S314  declarations are refused
    except ElementTree.ParseError:
        raise FileRefused(WRONG_TYPE) from None
    own = {
        form.get("numFmtId"): re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form.get("formatCode", ""))
        for form in root.iter(f"{MAIN}numFmt")
    }
    months = {key for key, code in own.items() if SHORT_DATE.match(code)} | {str(MONTH_AND_YEAR)}
    cell_styles = root.find(f"{MAIN}cellXfs")
    formats = [] if cell_styles is None else list(cell_styles)
    return [at for at, form in enumerate(formats) if form.get("numFmtId") in months]
