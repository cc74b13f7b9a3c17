"""What one row of a chronology says, and what was found about a cell."""

from __future__ import annotations

from datetime import time as Clock
from typing import NamedTuple

from jigsaw.agency_returns.chronology.dates import EventDate


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

    `cell` is the address in the agency's own file, like C15, and empty for the file as a whole. The message
    never holds free text of the file: only dates, values of lists, rows and counts.
    """

    cell: str
    message: str
    row: int = 0
    column: int = 0
