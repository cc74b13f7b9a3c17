"""A chronology out: XLSX and CSV with the columns of the contract, and whose row each is. Text is never a formula.

openpyxl makes the workbook with its styles; the rows are streamed into its sheet, for 100,000 of them would take it
half a minute.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, repeat
from typing import IO

from openpyxl.styles import Alignment
from openpyxl.styles.numbers import FORMAT_TEXT

from jigsaw.agency_returns.chronology import times
from jigsaw.agency_returns.chronology.columns import (
    AGENCY,
    CHECK_RESULT,
    COLUMNS,
    FILE,
    FIRST_ROW,
    SHEET,
    letter_of,
)
from jigsaw.agency_returns.chronology.dates import Accuracy, EventDate
from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.chronology.merging import SORT_RULE
from jigsaw.agency_returns.chronology.reading_dates import EXCEL_DAY_0
from jigsaw.agency_returns.spreadsheets.templates import Request, add_heading, new_workbook, saved

HEADINGS = (*(column.heading for column in COLUMNS), CHECK_RESULT, AGENCY, FILE)
FORMULA = re.compile(r"'*[=+\-@\t\r]")  # how a text begins that a spreadsheet could take for a formula
FIRST_CSV_ROW = 2
MANY = 150_000  # rows, each of 14,000 letters at most, that could be too much for a plain archive
SAFE_FOR_EXCEL = date(1900, 3, 1)  # Excel counts a 29 February 1900 before this day
DAY_FORMAT = "d mmmm yyyy"
LONG_MARK = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def rows_of(events: Iterable[Event], notes: Iterable[str] = ()) -> Iterator[list[str]]:
    """The cells of each event, all as text, in the order of HEADINGS. `notes` stand where no upload reads them."""
    for event, note in zip(events, chain(notes, repeat("")), strict=False):
        yield [
            event.date.words,
            times.in_words(event.time) if event.time else "",
            event.end_date.words if event.end_date else "",
            times.in_words(event.end_time) if event.end_time else "",
            *event[4:14],
            note,
            event.agency,
            event.file,
        ]


def guarded(text: str) -> str:
    """The text for a CSV: with ' before it where a spreadsheet could take it for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def write_csv(events: Sequence[Event], out: IO[bytes]) -> None:
    """The chronology as CSV: UTF-8 with the mark by which Excel knows it, RFC 4180."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    lines = csv.writer(text)
    lines.writerow(HEADINGS)
    lines.writerows(
        [guarded(cell) if cell[:1] in GUARDED else cell for cell in row] for row in rows_of(events)
    )
    text.flush()
    text.detach()


GUARDED = frozenset("'=+-@\t\r")


def write_xlsx(
    events: Sequence[Event], out: IO[bytes], *, request: Request | None = None, notes: Sequence[str] = ()
) -> None:
    """The chronology as an XLSX: title, sort rule, frozen headings, rows from row 5.

    `notes`, one for each event, stand under “Check result”, which no upload reads.
    """
    request = request or Request()
    book = new_workbook(request, request.title, " ".join(SORT_RULE))
    sheet = book[SHEET]
    for letter, heading in (("P", AGENCY), ("Q", FILE)):
        add_heading(sheet, letter, heading, 24)
    last = max(FIRST_ROW, FIRST_ROW + len(events) - 1)
    sheet.auto_filter.ref = f"A3:{letter_of(len(HEADINGS) - 1)}{last}"
    text, day = sheet[f"A{FIRST_ROW}"], sheet[f"B{FIRST_ROW}"]
    text.number_format, day.number_format = FORMAT_TEXT, DAY_FORMAT
    text.quotePrefix = True
    for cell in (text, day):
        cell.value = "row"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    skeleton = saved(book)
    part = f"xl/worksheets/sheet{book.sheetnames.index(SHEET) + 1}.xml"
    with (
        zipfile.ZipFile(io.BytesIO(skeleton)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive,
    ):
        for name in made.namelist():
            if name != part:
                archive.writestr(name, made.read(name))
        xml = made.read(part).decode()
        head, tail = re.split(rf'<row r="{FIRST_ROW}".*?</row>', xml, maxsplit=1, flags=re.DOTALL)
        head = re.sub(r"<dimension[^>]*/>", "", head)
        # A part that says that it may be larger than 2 GiB is one that careful readers refuse, our own gate among them.
        with archive.open(part, "w", force_zip64=len(events) > MANY) as stream:
            stream.write(head.encode())
            for block in _blocks(events, notes, text.style_id, day.style_id):
                stream.write(block.encode())
            stream.write(tail.encode())


def _blocks(events: Sequence[Event], notes: Sequence[str], text_style: int, day_style: int) -> Iterator[str]:
    """The rows as XML, some hundred at a time."""
    letters = [letter_of(at) for at in range(len(HEADINGS))]
    days: dict[EventDate | None, str] = {}
    lines: list[str] = []
    for number, (event, row) in enumerate(zip(events, rows_of(events, notes), strict=True), FIRST_ROW):
        cells = []
        for at, cell in enumerate(row):
            if not cell:
                continue
            known = event.date if at == 0 else event.end_date if at == 2 else None
            if known is not None:
                if (serial := days.get(known)) is None:
                    serial = days[known] = _serial(known)
                if serial:
                    cells.append(f'<c r="{letters[at]}{number}" s="{day_style}"><v>{serial}</v></c>')
                    continue
            cells.append(
                f'<c r="{letters[at]}{number}" s="{text_style}" t="inlineStr"><is><t xml:space="preserve">'
                f"{_escaped(cell)}</t></is></c>"
            )
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
        if len(lines) == 500:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines)


def _serial(known: EventDate) -> str:
    """The day as Excel counts it, where it is known to the day; "" for what only words can say."""
    if known.accuracy is Accuracy.EXACT and known.earliest and known.earliest >= SAFE_FOR_EXCEL:
        return str((known.earliest - EXCEL_DAY_0).days)
    return ""


def _escaped(text: str) -> str:
    if "_x" in text:
        text = LONG_MARK.sub("_x005F_", text)
    return text.translate(ESCAPES)
