"""Spreadsheets and events for the tests: all invented, made here and nowhere else."""

from __future__ import annotations

import csv
import io
from datetime import date, time

from openpyxl import Workbook

from jigsaw.agency_returns.chronology.checking import Asked
from jigsaw.agency_returns.chronology.columns import COLUMNS, KEYS
from jigsaw.agency_returns.chronology.dates import on
from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.spreadsheets.importing import Return, read_return

TODAY = date(2026, 5, 18)
HEADINGS = [column.heading for column in COLUMNS]
GOOD = {
    "date": "4 March 2025",
    "source": "Health visitor electronic record",
    "service": "Health visiting",
    "people": "Child A, Mother",
    "child_seen": "Yes",
    "what_happened": "Planned visit at home. Weight as expected.",
}


def row(**cells) -> list:
    """One good row of the template, with these cells instead."""
    return [(GOOD | cells).get(key, "") for key in KEYS]


def workbook(rows: list[list], headings: list[str] | None = None) -> Workbook:
    """A workbook as the template lays it out: headings in row 3, rows from row 5."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Chronology"
    sheet["A1"], sheet["A2"] = "Chronology", "One event in each row"
    for at, heading in enumerate(headings or [*HEADINGS, "Check result"], 1):
        sheet.cell(3, at, heading)
    for number, cells in enumerate(rows, 5):
        for at, value in enumerate(cells, 1):
            if value != "":
                sheet.cell(number, at, value)
    return book


def xlsx(*rows: list, headings: list[str] | None = None) -> bytes:
    return as_bytes(workbook(list(rows), headings))


def as_bytes(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def csv_text(*rows: list, separator: str = ",", headings: list[str] | None = None) -> str:
    made = io.StringIO(newline="")
    lines = csv.writer(made, delimiter=separator)
    lines.writerows([["Chronology"], ["help"], headings or HEADINGS, [], *rows])
    return made.getvalue()


def read(content: bytes, name: str = "chronology-AB-2026-04-H2.xlsx", **asked) -> Return:
    return read_return(content, name, Asked(**({"today": TODAY} | asked)))


def said(found: Return) -> list[tuple[str, str]]:
    """The errors, each with its cell."""
    return [(error.cell, error.message) for error in found.errors]


def to_confirm(found: Return) -> list[tuple[str, str]]:
    return [(finding.cell, finding.message) for finding in found.confirm]


def event(day: date = date(2025, 3, 4), clock: time | None = None, **fields) -> Event:
    """One event of an agency."""
    plain = {
        "date": on(day),
        "time": clock,
        "end_date": None,
        "end_time": None,
        "source": "Electronic record",
        "service": "Health visiting",
        "people": "Child A",
        "child_seen": "Yes",
        "what_happened": "Planned visit at home.",
        "voice": "",
        "action": "",
        "analysis": "",
        "expected_practice": "",
        "reference": "",
        "agency": "Health",
        "file": "health.xlsx",
        "row": 5,
    }
    return Event(**(plain | fields))
