"""One spreadsheet read: its kind seen by its content, its limits held, its headings found, its rows as columns."""

from __future__ import annotations

import io
import re
from typing import Any, NamedTuple

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from jigsaw.agency_returns.chronology.checking import Table
from jigsaw.agency_returns.chronology.cleaning import as_text
from jigsaw.agency_returns.chronology.columns import (
    AGENCY,
    CHECK_RESULT,
    COLUMNS,
    EXAMPLE,
    FILE,
    KEYS,
    READ_ME,
    SHEET,
    folded,
)
from jigsaw.agency_returns.spreadsheets import ods, texts, xlsx
from jigsaw.agency_returns.spreadsheets.archives import Archive
from jigsaw.agency_returns.spreadsheets.facts import SheetFacts
from jigsaw.agency_returns.spreadsheets.limits import (
    COMMAND,
    EMPTY,
    PASSWORD,
    WRONG_TYPE,
    FileRefused,
    Limits,
    not_the_template,
    too_large,
    too_many_rows,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Excel and Word, and what Excel wraps a locked workbook in
ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
ROWS_WITH_HEADINGS = 10  # the headings stand in row 3; some senders delete or add a line above them
KNOWN = {folded(column.heading): column.key for column in COLUMNS}
OURS = {folded(CHECK_RESULT)}
EXTRA = {folded(AGENCY): "agency", folded(FILE): "file"}

Rows = list[list[Any]]


class Sheet(NamedTuple):
    """What was read of one file: its table, the agency it names, and what its sender is asked to confirm.

    `extra` holds the columns of a merged chronology: agency and file of each row. `unread` are positions of columns
    that hold something under a heading which the template does not know.
    """

    table: Table
    facts: SheetFacts
    agency: str
    extra: dict[str, list[Any]]
    unread: list[int]
    heading_row: int


def read_sheet(content: bytes, limits: Limits = COMMAND, *, several: bool = True) -> Sheet:
    """Read one file. Raises FileRefused, with the message for people, for a file that cannot be taken as a whole.

    Without `several` the columns of a merged chronology, Agency and File, are as any that the template does not know.
    """
    if not content:
        raise FileRefused(EMPTY)
    if len(content) >= limits.bytes:
        raise too_large(limits)
    if content.startswith(OLE):
        raise FileRefused(PASSWORD if ENCRYPTED_PART in content else WRONG_TYPE)
    agency = ""
    if content.startswith(b"PK"):
        archive = Archive(content, limits)
        facts = (ods if "mimetype" in archive else xlsx).look_before(archive, limits)
        rows, agency = _cells(content, facts)
    elif content.lstrip()[:1] == b"<" or content.startswith(b"%PDF"):
        raise FileRefused(WRONG_TYPE)
    else:
        rows, facts = texts.rows_of(texts.decode(content), limits), SheetFacts(SHEET)
    return arranged(rows, facts, agency, limits, several=several)


def _cells(content: bytes, facts: SheetFacts) -> tuple[Rows, str]:
    """The rows of the sheet from row 1, and the agency that the Read me sheet names. Only calamine parses a workbook:
    it is compiled, follows no link, loads no picture and runs nothing."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            rows = book.get_sheet_by_name(facts.name).to_python(skip_empty_area=False)
            named = [name for name in book.sheet_names if folded(name) == folded(READ_ME)]
            notes = book.get_sheet_by_name(named[0]).to_python(nrows=50) if named else []
    except PasswordError:
        raise FileRefused(PASSWORD) from None
    except (CalamineError, ValueError, OSError):
        raise FileRefused(WRONG_TYPE) from None
    except BaseException as odd:
        if type(odd).__name__ == "PanicException":  # how a failed check inside the compiled reader arrives
            raise FileRefused(WRONG_TYPE) from None
        raise
    return rows, _agency(notes)


def raw_rows(content: bytes, facts: SheetFacts) -> Rows:
    """Every cell of the sheet of a workbook that was read before."""
    return _cells(content, facts)[0]


def _agency(notes: Rows) -> str:
    """The agency's name: beside the word Agency on the Read me sheet."""
    for line in notes:
        for word, name in zip(line, line[1:], strict=False):
            if isinstance(word, str) and folded(word).rstrip(":") == "agency":
                return " ".join(as_text(name).split())[:120]
    return ""


def arranged(rows: Rows, facts: SheetFacts, agency: str, limits: Limits, *, several: bool = True) -> Sheet:
    """The rows by the columns of the contract, wherever in the sheet these stand."""
    if is_blank(rows[:50]) and is_blank(rows):
        raise FileRefused(EMPTY)
    at = heading_row(rows)
    headings = headings_of(rows, at)
    positions = positions_of(headings)
    first = at + 1
    if first < len(rows) and is_example(rows[first], positions):
        first += 1
    last = len(rows)
    while first < last and is_blank(rows[first : first + 1]):
        first += 1
    while first < last and is_blank(rows[last - 1 : last]):
        last -= 1
    data = rows[first:last]
    _hold_rows(data, positions, limits)
    columns = list(zip(*data, strict=True)) if data else [()] * len(headings)
    table = Table({key: list(columns[positions[key]]) for key in KEYS}, positions, first + 1)
    if facts.whole_months:
        _show_months(table, facts)
    beside = EXTRA if several else {}
    extra = {beside[h]: list(columns[i]) for i, h in enumerate(headings) if h in beside}
    known = {*positions.values()} | {i for i, h in enumerate(headings) if h in beside or h in OURS}
    unread = [i for i, column in enumerate(columns) if i not in known and not is_blank([column])]
    return Sheet(table, facts, agency, extra, unread, at + 1)


def heading_row(rows: Rows) -> int:
    """The row with most headings of the template among the first ones. Raises FileRefused when there is none."""
    counts = [
        len({folded(cell) for cell in row if isinstance(cell, str)} & KNOWN.keys())
        for row in rows[:ROWS_WITH_HEADINGS]
    ]
    if not counts or max(counts) < 2:
        raise not_the_template("its headings are missing")
    return counts.index(max(counts))


def headings_of(rows: Rows, at: int) -> list[str]:
    """The heading of each column, compared without case; one that is merged with the cell above it counts here."""
    above = rows[at - 1] if at else [""] * len(rows[at])
    return [
        found
        if (found := folded(as_text(cell))) or folded(as_text(over)) not in KNOWN
        else folded(as_text(over))
        for cell, over in zip(rows[at], above, strict=True)
    ]


def positions_of(headings: list[str]) -> dict[str, int]:
    """Where each column of the contract stands. Raises FileRefused, naming all that are missing or there twice."""
    positions: dict[str, int] = {}
    for position, heading in enumerate(headings):
        if (key := KNOWN.get(heading)) is not None:
            if key in positions:
                twice = next(column for column in COLUMNS if column.key == key)
                raise not_the_template(f"the heading ‘{twice.heading}’ is there twice")
            positions[key] = position
    missing = [f"{c.letter} ‘{c.heading}’" for c in COLUMNS if c.key not in positions]
    if len(missing) == 1:
        raise not_the_template(f"column {missing[0]} is missing")
    if missing:
        raise not_the_template(f"columns {', '.join(missing[:-1])} and {missing[-1]} are missing")
    return positions


def is_example(row: list[Any], positions: dict[str, int]) -> bool:
    """Whether this is the template's example, unchanged."""
    return tuple(as_text(row[positions[key]]).strip() for key in KEYS) == EXAMPLE


def _hold_rows(data: Rows, positions: dict[str, int], limits: Limits) -> None:
    """Raises FileRefused when there is no row or there are too many. Blank rows do not count."""
    places = [positions[key] for key in KEYS]
    if 0 < len(data) <= limits.rows and any(data[-1][place] not in ("", None) for place in places):
        return
    filled = sum(1 for row in data if not is_blank([[row[place] for place in places]]))
    if not filled:
        raise FileRefused(EMPTY)
    if filled > limits.rows:
        raise too_many_rows(filled, limits)


def is_blank(rows: Any) -> bool:
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for row in rows for cell in row)


def _show_months(table: Table, facts: SheetFacts) -> None:
    """Dates of which Excel shows only month and year, as what was typed: March 2025."""
    for key in ("date", "end_date"):
        letter = xlsx.letter_of(table.positions[key])
        for at, value in enumerate(table.columns[key]):
            if f"{letter}{table.first_row + at}" in facts.whole_months and getattr(value, "day", 0) == 1:
                table.columns[key][at] = f"{value:%B %Y}"


def agency_of(filename: str) -> str:
    """The agency by the name of its file: H2 for chronology-AB-2026-04-H2.xlsx, else the name without its ending."""
    stem = re.sub(r"\.[A-Za-z]{3,4}$", "", filename.replace("\\", "/").rpartition("/")[2])
    found = re.fullmatch(r"chronology-[A-Z]{2,8}-[0-9]{4}-[0-9]+-(.+)", stem, re.IGNORECASE)
    return found[1] if found else stem
