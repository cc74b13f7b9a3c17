"""The rows of the demo's returns: those that are written out, and the contacts of every week between them."""

from __future__ import annotations

import io
from datetime import date, timedelta
from random import Random
from typing import Any

from openpyxl import load_workbook

from jigsaw.agency_returns.chronology.columns import BY_KEY, FIRST_ROW, SHEET
from jigsaw.agency_returns.spreadsheets.templates import Request, xlsx_template
from jigsaw.calendar.words import date_words

Cells = dict[str, str]
WRITTEN_OUT = (
    "date", "source", "service", "people", "child_seen", "what_happened", "action", "voice", "expected_practice",
    "analysis",
)  # fmt: skip
ROUTINE = WRITTEN_OUT[1:7]
BETWEEN = " | "


def written_out(lines: str) -> list[Cells]:
    """The rows of a story, each on a line; a time stands behind its date."""
    rows = []
    for line in lines.strip().splitlines():
        cells = dict(zip(WRITTEN_OUT, (part.strip() for part in line.split("|")), strict=False))
        day, _, clock = cells["date"].partition(", ")
        rows.append({**cells, "date": day, "time": clock})
    return rows


def routine(plan: list[dict[str, Any]], agency: str) -> list[Cells]:
    """The contacts of every week: as many as the plan says, each on a day of its own and in one of its words."""
    chance = Random(agency)  # noqa: S311  the same rows each time, no secret
    rows = []
    for stretch in plan:
        first, last, lines = stretch["first"], stretch["last"], stretch["rows"].strip().splitlines()
        for number, day in enumerate(_working_days(first, last, stretch["count"], chance)):
            told = (part.strip() for part in lines[number % len(lines)].split("|"))
            rows.append({"date": date_words(day), **dict(zip(ROUTINE, told, strict=True))})
    return rows


def _working_days(first: date, last: date, count: int, chance: Random) -> list[date]:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return sorted(chance.sample([day for day in days if day.weekday() < 5], count))


def workbook_of(reference: str, agency: str, rows: list[Cells]) -> bytes:
    """The spreadsheet that an agency uploads: the template of its request with these rows in it."""
    book = load_workbook(io.BytesIO(xlsx_template(Request(reference, agency))))
    sheet = book[SHEET]
    for number, cells in enumerate(rows, FIRST_ROW):
        for key, value in cells.items():
            sheet[f"{BY_KEY[key].letter}{number}"] = value or None
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
