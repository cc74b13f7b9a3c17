"""What one row of a chronology says, and what was found about a cell."""

from __future__ import annotations

from datetime import time as Clock
from typing import NamedTuple

from jigsaw.agency_returns.chronology.dates import EventDate
from jigsaw.agency_returns.chronology.kinds import Kind


class Event(NamedTuple):
    """One row: what an agency's record says happened. Empty text where the agency left a cell empty.

    `row` is the row in the agency's own file, `agency` and `file` say whose row it is.
    """

    date: EventDate
    time: Clock | None
    end_date: EventDate | None
    end_time: Clock | None
    source: str
    service: str
    people: str
    child_seen: str
    what_happened: str
    voice: str
    action: str
    analysis: str
    expected_practice: str
    reference: str
    agency: str
    file: str
    row: int

    @property
    def content(self) -> tuple:
        """What the row says, without whose row it is: two rows with the same content are the same row."""
        return self[:13]


class Finding(NamedTuple):
    """Something about one cell: what is wrong with it, or what a person is asked to confirm.

    `cell` is the address in the agency's own file, like C15, and empty for the file as a whole; `column` is its place
    in that file from 0, `key` the column of the contract. `other_row` is the row that this one is compared with,
    `position` the place of a word in the text of the cell, from 1; both are 0 where there is none. `part` is the part
    of that word, from 0, where signs divide it. The message never holds free text of the file: only dates, values of
    lists, rows and counts.
    """

    cell: str
    message: str
    row: int = 0
    column: int = 0
    kind: Kind = Kind.FAULT
    key: str = ""
    other_row: int = 0
    position: int = 0
    part: int = 0

    @property
    def mark(self) -> str:
        """A name by which a decision about this finding is kept: the same whenever the same rows are checked."""
        told = [f"row-{self.row}", self.kind, self.key]
        told += [str(number) for number in (self.other_row, self.position, self.part) if number]
        return "-".join(part for part in told if part)
