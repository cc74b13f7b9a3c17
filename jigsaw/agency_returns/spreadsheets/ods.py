"""An ODS before it is parsed: how far its cells reach when every repeated row and cell is counted.

LibreOffice ends each sheet with a million repeated empty rows; those are no cells. A repeated cell with a value is.
"""

from __future__ import annotations

from xml.parsers import expat

from jigsaw.agency_returns.chronology.columns import SHEET, folded, letter_of
from jigsaw.agency_returns.spreadsheets.archives import Archive
from jigsaw.agency_returns.spreadsheets.facts import SheetFacts
from jigsaw.agency_returns.spreadsheets.limits import (
    PASSWORD,
    WRONG_TYPE,
    FileRefused,
    Limits,
    not_the_template,
)

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "


def look_before(archive: Archive, limits: Limits) -> SheetFacts:
    """What there is to know of the workbook. Raises FileRefused for one that must not be parsed."""
    if archive.read("mimetype").strip() not in (MIMETYPE, MIMETYPE + b"-template"):
        raise FileRefused(WRONG_TYPE)
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read_xml("META-INF/manifest.xml"):
        raise FileRefused(PASSWORD)
    if any(name.startswith(("Basic/", "Scripts/")) for name in archive) or "content.xml" not in archive:
        raise FileRefused(WRONG_TYPE)
    walk = _Walk(limits)
    reader = expat.ParserCreate(namespace_separator=" ")
    reader.buffer_text = True
    reader.StartElementHandler, reader.EndElementHandler = walk.start, walk.end
    reader.CharacterDataHandler = walk.text
    try:
        reader.Parse(archive.read_xml("content.xml"), True)
    except expat.ExpatError:
        raise FileRefused(WRONG_TYPE) from None
    chosen = [facts for facts in walk.sheets if folded(facts.name) == folded(SHEET)]
    if not chosen and len(walk.sheets) == 1:
        chosen = walk.sheets
    if not chosen:
        raise not_the_template(f"the sheet ‘{SHEET}’ is missing")
    return chosen[0]


class _Walk:
    """One pass over the cells of every sheet."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.sheets: list[SheetFacts] = []
        self.row = self.column = self.repeats = self.row_repeats = 0
        self.widest = self.last_row = self.last_in_row = 0
        self.filled = self.in_cell = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == TABLE + "table":
            self.sheets.append(SheetFacts(given.get(TABLE + "name", ""), []))
            self.row = self.widest = self.last_row = 0
        elif tag == TABLE + "table-row":
            self.row_repeats = _count(given.get(TABLE + "number-rows-repeated"))
            self.column = self.last_in_row = 0
            self.note_hidden(given, rows=True)
        elif tag == TABLE + "table-column":
            self.note_hidden(given, rows=False)
        elif tag in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            self.repeats = _count(given.get(TABLE + "number-columns-repeated"))
            self.in_cell = True
            self.filled = OFFICE + "value-type" in given
            if TABLE + "formula" in given and self.sheets:
                self.filled = True
                if len(self.sheets[-1].formulas) < self.limits.cells:
                    self.sheets[-1].formulas.append((letter_of(self.column), self.row + 1))

    def end(self, tag: str) -> None:
        if tag in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            self.column += self.repeats
            self.in_cell = False
            if self.filled:
                self.last_in_row = self.column
            self.hold(self.row + 1)
        elif tag == TABLE + "table-row":
            self.row += self.row_repeats
            if self.last_in_row:
                self.last_row = self.row
                self.widest = max(self.widest, self.last_in_row)
            self.hold(self.row)

    def text(self, said: str) -> None:
        if self.in_cell and said.strip():
            self.filled = True

    def hold(self, row: int) -> None:
        """Raises FileRefused when the cells that hold something reach further than a chronology can."""
        if not self.last_in_row:
            return
        widest = max(self.widest, self.last_in_row)
        if widest > 16_384 or widest * row > self.limits.cells:
            raise not_the_template(f"its cells reach as far as {letter_of(min(widest, 16_384) - 1)}{row}")

    def note_hidden(self, given: dict[str, str], *, rows: bool) -> None:
        if given.get(TABLE + "visibility") not in ("collapse", "filter") or not self.sheets:
            return
        if rows and _count(given.get(TABLE + "number-rows-repeated")) < 100_000:
            self.sheets[-1] = self.sheets[-1]._replace(hidden_rows=True)
        elif not rows:
            self.sheets[-1] = self.sheets[-1]._replace(hidden_columns=True)


def _count(text: str | None) -> int:
    """How often a row or cell stands there. Raises FileRefused for what is no count."""
    if text is None:
        return 1
    if not text.isascii() or not text.isdigit() or len(text) > 8:
        raise FileRefused(WRONG_TYPE)
    return max(1, int(text))
