"""Rows checked from text: one as it is typed or mended, or all of a return again. By the same rules as a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jigsaw.agency_returns.chronology.checking import (
    Asked,
    Checked,
    Table,
    cell_address,
    check,
    line_address,
)
from jigsaw.agency_returns.chronology.cleaning import clean
from jigsaw.agency_returns.chronology.columns import COLUMNS, KEYS, position_of
from jigsaw.agency_returns.chronology.events import Event, Finding
from jigsaw.agency_returns.chronology.kinds import Kind

LETTERS: Mapping[str, str] = {column.key: column.letter for column in COLUMNS}


class RowChecked(NamedTuple):
    """One row: the event where nothing is wrong, else the fault of each column by its key; and what to confirm."""

    event: Event | None
    errors: dict[str, Finding]
    confirm: list[Finding]


def check_rows(
    raw: Mapping[int, Mapping[str, str]],
    asked: Asked,
    *,
    agency: str,
    file: str,
    letters: Mapping[str, str] | None = None,
    pasted: bool = False,
) -> Checked:
    """Every row again from the texts of its cells, by row and key of the column. A key that is missing is empty.

    `letters` and `pasted` are those of the return: addresses are as in the person's own file.
    """
    table = Table(
        {key: [cells.get(key, "") for cells in raw.values()] for key in KEYS},
        {key: position_of(letter) for key, letter in (letters or LETTERS).items()},
        0,
        list(raw),
    )
    return check(table, asked, agency=agency, file=file, address=line_address if pasted else cell_address)


def check_row(
    values: Mapping[str, str],
    row: int,
    asked: Asked,
    *,
    others: Iterable[Event] = (),
    letters: Mapping[str, str] | None = None,
    pasted: bool = False,
    agency: str = "",
    file: str = "",
) -> RowChecked:
    """One row. `others` are the good rows of the same return; one with the number of this row is passed over."""
    checked = check_rows({row: values}, asked, agency=agency, file=file, letters=letters, pasted=pasted)
    errors: dict[str, Finding] = {}
    for fault in checked.errors:
        errors.setdefault(fault.key, fault)
    event, confirm = checked.events[0] if checked.events else None, checked.confirm
    beside = sorted((other for other in others if other.row != row), key=lambda other: other.row)
    place = Place(row, letters or LETTERS, pasted)
    reference = clean(values.get("reference", ""))
    for other in beside:
        if reference and other.reference == reference and "reference" not in errors:
            message = f"Your row reference must be different from row {other.row}"
            errors["reference"] = place.finding("reference", message, Kind.FAULT, other.row)
            event = None
    if event:
        same = [other.row for other in beside if other.content == event.content][:1]
        confirm = [
            *(place.finding("date", f"This row is the same as row {at}", Kind.SAME_ROW, at) for at in same),
            *confirm,
        ]
    return RowChecked(event, errors, sorted(confirm, key=lambda finding: finding.column))


class Place(NamedTuple):
    """A row of a file or a paste, and the letters that its columns have there."""

    row: int
    letters: Mapping[str, str]
    pasted: bool

    def finding(self, key: str, message: str, kind: Kind, other_row: int = 0) -> Finding:
        """Something about one cell of the row."""
        letter = self.letters[key]
        cell = (line_address if self.pasted else cell_address)(letter, self.row)
        return Finding(cell, message, self.row, position_of(letter), kind, key, other_row)
