"""Rows pasted from a spreadsheet: between tabs as Excel copies them, with or without headings; checked as a file is."""

from __future__ import annotations

import re
from typing import NamedTuple

from jigsaw.agency_returns.chronology.checking import Asked, Table, check, line_address
from jigsaw.agency_returns.chronology.columns import BY_KEY, COLUMNS, KEYS, letter_of
from jigsaw.agency_returns.chronology.events import Finding
from jigsaw.agency_returns.chronology.kinds import Kind
from jigsaw.agency_returns.chronology.own_rows import maybe_same
from jigsaw.agency_returns.chronology.typed import typed_rows
from jigsaw.agency_returns.spreadsheets import texts
from jigsaw.agency_returns.spreadsheets.importing import Return, in_order, refusal
from jigsaw.agency_returns.spreadsheets.limits import FORM, FileRefused, Limits
from jigsaw.agency_returns.spreadsheets.reading import (
    OURS,
    heading_row,
    headings_of,
    is_blank,
    is_example,
    positions_of,
)

EMPTY = "Paste the rows of your spreadsheet"
MOST_CHARACTERS = 1_000_000
MOST_LINES_OF_A_ROW = 10  # lines, blank ones included, for each row that may be pasted
FIRST_LINES = 20  # by which it is seen what divides the cells
QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"')
DIVIDERS = "|;,"  # what may divide cells where there is no tab

Records = list[list[str]]


class Layout(NamedTuple):
    """How a paste is laid out: the record in which its data begin, from 0; which columns stand where; how many cells
    a line has at least and at most; and positions of columns under headings that the template does not know."""

    begins: int
    positions: dict[str, int]
    least: int
    most: int
    unknown: list[int]


def read_pasted(
    text: str, asked: Asked, *, agency: str, limits: Limits = FORM, file: str = "Pasted rows"
) -> Return:
    """Read and check pasted rows. A row is a line of the paste, counted from 1 with its headings and blank lines.

    Without headings the columns are those of the template in its order; those after the last that is needed can be
    left out. Nothing is raised: what cannot be taken as a whole is one error without a cell.
    """
    if not text.strip():
        return refusal(file, agency, EMPTY)
    if len(text) > MOST_CHARACTERS:
        most = f"What you paste must be {MOST_CHARACTERS:,} characters or less"
        return refusal(file, agency, f"{most}. It has {len(text):,}")
    try:
        return _read(records_of(text, limits), asked, agency, file, limits)
    except FileRefused as refused:
        return refusal(file, agency, str(refused).replace("The selected file", "What you paste"))


def _read(records: Records, asked: Asked, agency: str, file: str, limits: Limits) -> Return:
    layout = _layout(records)
    lines = {
        number: record
        for number, record in enumerate(records, 1)
        if number > layout.begins and not is_blank([record])
    }
    first = min(lines, default=0)
    if first and is_example(_as_long([lines[first]], layout.most)[0], layout.positions):
        del lines[first]
    if not lines:
        raise FileRefused(EMPTY)
    if len(lines) > limits.rows:
        raise FileRefused(f"What you paste has {len(lines):,} rows. The most we can take is {limits.rows:,}")
    odd = {number: said for number, record in lines.items() if (said := _wrong_width(record, layout))}
    if len(odd) == len(lines):
        number, said = next(iter(odd.items()))
        raise FileRefused(f"What you paste must have its cells apart by tabs. Line {number} {said}")
    table = _table({number: record for number, record in lines.items() if number not in odd}, layout)
    checked = check(table, asked, agency=agency, file=file, address=line_address)
    letters = {key: letter_of(at) for key, at in layout.positions.items()}
    faults = [Finding(f"Line {number}", f"This line {said}", number) for number, said in odd.items()]
    twice = maybe_same(checked.events, letters=letters, pasted=True)
    return Return(
        file,
        agency,
        checked.events,
        in_order([*checked.errors, *faults]),
        in_order([*checked.confirm, *twice, *_unread(lines, layout)]),
        len(lines),
        letters["date"],
        typed_rows(_table(lines, layout)),
        letters,
        pasted=True,
    )


def _table(lines: dict[int, list[str]], layout: Layout) -> Table:
    rows = _as_long(list(lines.values()), layout.most)
    columns = {key: [row[layout.positions[key]] for row in rows] for key in KEYS}
    return Table(columns, layout.positions, 1, list(lines))


def _layout(records: Records) -> Layout:
    """By the headings, where the first lines hold them, else by the template. Raises FileRefused for headings that
    are missing or there twice."""
    try:
        at = heading_row(records)
    except FileRefused:
        with_result = all(len(record) > len(COLUMNS) for record in records if not is_blank([record]))
        positions = {key: place for place, key in enumerate(KEYS)}
        return Layout(0, positions, _least(positions), len(COLUMNS) + with_result, [])
    headings = headings_of(_as_long(records[: at + 1], max(map(len, records[: at + 1]))), at)
    while headings and not headings[-1]:
        headings.pop()
    positions = positions_of(headings)
    known = set(positions.values())
    unknown = [place for place, said in enumerate(headings) if place not in known and said not in OURS]
    return Layout(at + 1, positions, _least(positions), len(headings), unknown)


def _least(positions: dict[str, int]) -> int:
    """How many cells a line has at least: up to the last that is needed."""
    return 1 + max(place for key, place in positions.items() if BY_KEY[key].missing)


def _wrong_width(record: list[str], layout: Layout) -> str:
    """What is said of a line with too few or too many cells: it was broken, or holds what divides cells."""
    cells = len(record)
    while cells > layout.most and not record[cells - 1].strip():
        cells -= 1
    if layout.least <= cells <= layout.most:
        return ""
    wanted = f"{layout.least} to {layout.most}" if layout.least < layout.most else f"{layout.most}"
    return f"must have {wanted} columns. It has {cells:,}"


def _unread(lines: dict[int, list[str]], layout: Layout) -> list[Finding]:
    """Columns with something in them under headings that the template does not know."""
    found = []
    for place in layout.unknown:
        if any(record[place : place + 1] and record[place].strip() for record in lines.values()):
            letter = letter_of(place)
            said = f"Column {letter} is not part of the template and was not read"
            cell = line_address(letter, layout.begins)
            found.append(Finding(cell, said, 0, place, Kind.UNREAD_COLUMN))
    return found


def _as_long(records: Records, width: int) -> Records:
    return [[*record[:width], *[""] * (width - len(record))] for record in records]


def records_of(text: str, limits: Limits = FORM) -> Records:
    """The cells of every line: between tabs where that gives rows, else between what divides the first lines best.

    Raises FileRefused for far more lines than rows may be pasted.
    """
    text = text.removeprefix("\ufeff")
    least, most = _least({key: place for place, key in enumerate(KEYS)}), len(COLUMNS) + 1

    def fit(records: Records) -> tuple[int, int]:
        first = [len(record) for record in records[:FIRST_LINES]]
        return sum(least <= cells <= most for cells in first), max(first)

    by_tabs = divided(text, "\t", limits)
    if fit(by_tabs)[0]:
        return by_tabs
    by_others = max((divided(text, sign, limits) for sign in DIVIDERS), key=fit)
    if fit(by_tabs) >= fit(by_others):
        return by_tabs
    return [[cell[1:] if texts.GUARDED.match(cell) else cell for cell in record] for record in by_others]


def divided(text: str, sign: str, limits: Limits = FORM) -> Records:
    """The text as lines of cells. A cell in quotes may hold line ends, the sign and doubled quotes.

    A quote that is not closed right before a sign or a line end is a quote: Excel copies such cells as they are.
    Raises FileRefused for far more lines than rows may be pasted.
    """
    ends = re.compile(f"{re.escape(sign)}|\r\n|\r|\n")
    records: Records = [[]]
    at = 0
    while True:
        quoted = QUOTED.match(text, at) if text.startswith('"', at) else None
        if quoted and (quoted.end() == len(text) or ends.match(text, quoted.end())):
            cell = quoted[1].replace('""', '"')
            end = ends.match(text, quoted.end())
        else:
            end = ends.search(text, at)
            cell = text[at : end.start() if end else len(text)]
        records[-1].append(cell)
        if end is None or (end[0] != sign and end.end() == len(text)):
            return records
        at = end.end()
        if end[0] != sign:
            records.append([])
            if len(records) > MOST_LINES_OF_A_ROW * limits.rows:
                lines = f"What you paste has more than {MOST_LINES_OF_A_ROW * limits.rows:,} lines"
                raise FileRefused(f"{lines}. The most we can take is {limits.rows:,} rows")
