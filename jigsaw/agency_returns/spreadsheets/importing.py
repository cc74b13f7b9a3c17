"""One file of one agency: read, every cell checked, what its sender must mend and what to confirm."""

from __future__ import annotations

from typing import NamedTuple

from jigsaw.agency_returns.chronology.checking import Asked, check
from jigsaw.agency_returns.chronology.cleaning import as_text, clean
from jigsaw.agency_returns.chronology.columns import letter_of
from jigsaw.agency_returns.chronology.events import Event, Finding
from jigsaw.agency_returns.spreadsheets.limits import COMMAND, FileRefused, Limits
from jigsaw.agency_returns.spreadsheets.reading import Sheet, agency_of, read_sheet


class Return(NamedTuple):
    """What one file holds: its good rows as events, all that is wrong, all to confirm, how many rows it has.

    `date_letter` is the column of the file in which its dates stand.
    """

    file: str
    agency: str
    events: list[Event]
    errors: list[Finding]
    confirm: list[Finding]
    rows: int
    date_letter: str = "A"


def read_return(
    content: bytes, filename: str, asked: Asked, *, agency: str = "", limits: Limits = COMMAND
) -> Return:
    """Read and check one file. The agency is the given one, else that of its Read me sheet, else that of its name.

    Nothing is raised: a file that cannot be taken as a whole is one error without a cell.
    """
    try:
        sheet = read_sheet(content, limits)
    except FileRefused as refused:
        return Return(filename, agency or agency_of(filename), [], [Finding("", str(refused))], [], 0)
    agency = agency or sheet.agency or agency_of(filename)
    checked = check(sheet.table, asked, agency=agency, file=filename)
    events = _of_several(checked.events, sheet) if sheet.extra else checked.events
    confirm = sorted(
        [*_about_the_sheet(sheet, {event.row for event in events}), *checked.confirm],
        key=lambda finding: (finding.row, finding.column),
    )
    letter = letter_of(sheet.table.positions["date"])
    return Return(filename, agency, events, checked.errors, confirm, checked.rows, letter)


def _of_several(events: list[Event], sheet: Sheet) -> list[Event]:
    """The rows of a chronology that was merged before keep the agency and the file that they name."""
    first = sheet.table.first_row
    agencies, files = sheet.extra.get("agency"), sheet.extra.get("file")
    return [
        event._replace(
            agency=(clean(as_text(agencies[event.row - first])) if agencies else "") or event.agency,
            file=(clean(as_text(files[event.row - first])) if files else "") or event.file,
        )
        for event in events
    ]


def _about_the_sheet(sheet: Sheet, rows: set[int]) -> list[Finding]:
    """What is no fault of a cell: hidden rows, formulas, months that Excel made days of, columns nobody reads."""
    found = []
    if sheet.facts.hidden_rows or sheet.facts.hidden_columns:
        hidden = " and ".join(
            name
            for name, is_hidden in (
                ("rows", sheet.facts.hidden_rows),
                ("columns", sheet.facts.hidden_columns),
            )
            if is_hidden
        )
        found.append(Finding("", f"Hidden {hidden} were read"))
    for position in sheet.unread:
        letter = letter_of(position)
        cell = f"{letter}{sheet.heading_row}"
        found.append(
            Finding(cell, f"Column {letter} is not part of the template and was not read", 0, position)
        )
    read = {letter_of(position): position for position in sheet.table.positions.values()}
    for letter, row in sheet.facts.formulas:
        if letter in read and row >= sheet.table.first_row:
            found.append(Finding(f"{letter}{row}", "A formula was replaced by its value", row, read[letter]))
    dates = {letter_of(sheet.table.positions[key]) for key in ("date", "end_date")}
    for cell in sheet.facts.whole_months:
        letter, row = cell.rstrip("0123456789"), int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        if letter in dates and row in rows:
            found.append(
                Finding(cell, "Excel shows a month and no day, so it was read as the whole month", row)
            )
    return found
