"""The spreadsheet that Sam uploads: 34 rows in the template of her request, six with errors and two to confirm."""

from __future__ import annotations

import io
from datetime import date, timedelta

from openpyxl import load_workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from jigsaw.agency_returns.chronology.columns import BY_KEY

FIRST_ROW, LAST_ROW = 5, 38
OWN_CELL, OWN_COLOUR = "I9", "FFFFE699"
# A word that is in no error, no log and no mail, whatever becomes of the file.
CANARY = "Tamariskwort"
NAME = "Quillfeather"
PLACES = (
    "the clinic", "the family hub", "the home", "the surgery", "the ward", "the library group", "the school gate",
    "the pharmacy", "the children’s centre", "the dental surgery", "the baby group", "the walk-in centre",
)  # fmt: skip
ABOUT = ("feeding", "sleep", "weight", "a rash", "the damp", "a form", "an injection", "a cough", "a fall", "benefits",
         "a new buggy", "the move", "the dog", "teething")  # fmt: skip


def days() -> list[date]:
    """33 days from 3 March 2025 to 29 April 2026, the longest time between two of them 61 days."""
    found = [date(2025, 3, 3), date(2025, 3, 4), date(2025, 3, 14), date(2025, 3, 28)]
    while len(found) < 33:
        found.append(found[-1] + timedelta(days=61 if len(found) == 20 else 12))
    return found


def told(at: int) -> str:
    """What happened, in other words for each row."""
    return f"{CANARY} {at}: seen at {PLACES[at % 12]} about {ABOUT[at % 14]}; {ABOUT[(at * 5 + 3) % 14]} was spoken of."


def rows() -> dict[int, dict[str, str]]:
    """The cells of each row of the sheet, as Sam typed them."""
    known = days()
    own = {15: known[0], 12: known[1], 7: known[3]}
    rest = iter(day for day in known if day not in own.values())
    made = {}
    for row in range(FIRST_ROW, LAST_ROW + 1):
        day = own.get(row) or (known[0] if row == 25 else next(rest))
        made[row] = {
            "date": f"{day.day} {day:%B} {day.year}",
            "source": "Health visitor electronic record",
            "service": "Health visiting",
            "people": "Child A, Mother" if row % 3 else "Mother",
            "child_seen": "Yes" if row % 3 else "No",
            "what_happened": told(row),
        }
    made[7]["date"] = "31/02/2025"
    made[12]["date"] = "4 March 2027"
    made[15]["end_date"] = "1 March 2025"
    made[18]["source"] = ""
    made[20]["child_seen"] = "Maybe"
    made[22]["what_happened"] = (told(22) + " ").ljust(2_431, "x")
    made[25] = dict(made[24])
    made[29]["what_happened"] = f"At the visit {NAME} asked for help with {CANARY}."
    for row in (10, 33):
        made[row]["date"] = f"about {made[row]['date']}"
    return made


def filled(template: bytes, cells: dict[int, dict[str, str]] | None = None) -> bytes:
    """The template with these rows, and one cell in colours of Sam's own."""
    book = load_workbook(io.BytesIO(template))
    sheet = sheet_of(book)
    for row, values in (cells or rows()).items():
        for key, value in values.items():
            sheet[f"{BY_KEY[key].letter}{row}"] = value
    sheet[OWN_CELL].font = Font(bold=True, italic=True)
    sheet[OWN_CELL].fill = PatternFill("solid", fgColor=OWN_COLOUR)
    return saved(book)


def without_column_f(template: bytes) -> bytes:
    """The template after somebody deleted the column Service or team."""
    book = load_workbook(io.BytesIO(template))
    sheet_of(book).delete_cols(6)
    return saved(book)


def locked() -> bytes:
    """What Excel wraps a workbook with a password in."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 600
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 600
    )


def sheet_of(book) -> Worksheet:
    """The sheet of the rows."""
    return book["Chronology"]


def saved(book) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
