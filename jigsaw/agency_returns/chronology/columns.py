"""The contract of the spreadsheet: its sheets, rows and columns, what a cell takes, what is said of one that is wrong.

One source for the reading, the checks, the templates and the exports.
"""

from __future__ import annotations

from typing import NamedTuple

SHEET, READ_ME, LISTS = "Chronology", "Read me", "Lists"
HEADING_ROW, EXAMPLE_ROW, FIRST_ROW = 3, 4, 5  # rows of the sheet, counted from 1
CHECK_RESULT = "Check result"
AGENCY, FILE = "Agency", "File"  # stand after the contract's columns in a merged chronology

CHILD_SEEN = ("Yes", "No", "Not applicable", "Not recorded")
EXPECTED_PRACTICE = ("Yes", "Partly", "No", "Cannot say")


class Column(NamedTuple):
    """One column: its name in code, letter in the template, heading, and what its cells take.

    `limit` is the most characters, 0 where the cell is no text; `missing` is said of an empty cell that must be
    filled, "" where it may stay empty; `choices` are the only values, in any case.
    """

    key: str
    letter: str
    heading: str
    example: str
    limit: int = 0
    missing: str = ""
    choices: tuple[str, ...] = ()
    help: str = ""

    @property
    def must_be(self) -> str:
        """What is said of a value that is none of the choices."""
        return f"{self.heading} must be {', '.join(self.choices[:-1])} or {self.choices[-1]}"


COLUMNS = (
    Column(
        "date", "A", "Date", "4 March 2025", missing="Enter a date, or write ‘not known’",
        help="A day, a month or a year: 4 March 2025, ?4 Mar 25, March 2025, 2025, "
        "between 3 and 9 March 2025, not known",
    ),
    Column("time", "B", "Time", "09:05", help="The 24-hour clock, like 09:05, if it is known"),
    Column("end_date", "C", "End date", "", help="If the event lasted longer than a day"),
    Column("end_time", "D", "End time", "09:40", help="As the time"),
    Column(
        "source", "E", "Source of record", "Health visitor electronic record", 200,
        "Enter the source of this record, for example ‘Health visitor electronic record’",
        help="Where this is written down",
    ),
    Column(
        "service", "F", "Service or team", "Health visiting", 120, "Enter the service or team",
        help="Who wrote it",
    ),
    Column(
        "people", "G", "Who was seen or spoken to", "Child A, Mother", 500,
        "Enter who was seen or spoken to, or write ‘no one’",
        help="The codes of the request, like Child A; no names",
    ),
    Column(
        "child_seen", "H", "Child seen", "Yes", missing="Child seen must be Yes, No, Not applicable or Not recorded",
        choices=CHILD_SEEN, help="One of the list",
    ),
    Column(
        "what_happened", "I", "What happened", "Example: planned visit at home. Delete this row or leave it as it is.",
        2000, "Enter what happened", help="What the record says, without analysis",
    ),
    Column(
        "voice", "J", "Child's daily life or voice", "", 1000,
        help="What the child said, did or showed, if it is recorded",
    ),
    Column("action", "K", "Action or decision", "", 1000, help="What was done or decided"),
    Column("analysis", "L", "Your analysis", "", 2000, help="What you make of it now"),
    Column(
        "expected_practice", "M", "Expected practice met", "Yes", choices=EXPECTED_PRACTICE,
        help="One of the list, if you can say",
    ),
    Column("reference", "N", "Your row reference", "", 60, help="Your own number for this row, once in a file"),
)  # fmt: skip
BY_KEY = {column.key: column for column in COLUMNS}
KEYS = tuple(BY_KEY)
EXAMPLE = tuple(column.example for column in COLUMNS)
CHECK_RESULT_LETTER = "O"


def folded(text: str) -> str:
    """A heading or a list value as it is compared: no case, no outer or double spaces, one kind of apostrophe."""
    return " ".join(str(text).replace("\ufeff", "").replace("’", "'").split()).casefold()


def letter_of(index: int) -> str:
    """The letters of a column counted from 0: A to Z, then AA."""
    letters = ""
    while index >= 0:
        letters = chr(ord("A") + index % 26) + letters
        index = index // 26 - 1
    return letters


def position_of(letter: str) -> int:
    """The place, from 0, of the column with these letters."""
    place = 0
    for sign in letter:
        place = place * 26 + ord(sign) - ord("A") + 1
    return place - 1
