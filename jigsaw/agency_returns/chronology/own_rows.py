"""Rows of one return that say the same, or may be one event written down twice: asked of whoever sends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jigsaw.agency_returns.chronology.checking import rows_said_before
from jigsaw.agency_returns.chronology.events import Event, Finding
from jigsaw.agency_returns.chronology.kinds import Kind
from jigsaw.agency_returns.chronology.one_row import LETTERS, Place
from jigsaw.agency_returns.chronology.same_event import suggest

MOST_COMPARED = 1_000  # rows: what a return on the form may hold


def confirm_own(
    events: Sequence[Event], *, letters: Mapping[str, str] | None = None, pasted: bool = False
) -> list[Finding]:
    """Rows that are the same as an earlier one, and rows that may be the same event, all of one return."""
    same = [
        Place(row, letters or LETTERS, pasted).finding(
            "date", f"This row is the same as row {other}", Kind.SAME_ROW, other
        )
        for row, other in rows_said_before(sorted(events, key=lambda event: event.row))
    ]
    found = [*same, *maybe_same(events, letters=letters, pasted=pasted)]
    return sorted(found, key=lambda finding: (finding.row, finding.other_row))


def maybe_same(
    events: Sequence[Event], *, letters: Mapping[str, str] | None = None, pasted: bool = False
) -> list[Finding]:
    """Rows that may be the same event as an earlier row of the return, without those that say just the same.

    Of more than MOST_COMPARED rows none: those are compared when they are merged.
    """
    if len(events) > MOST_COMPARED:
        return []
    own = [event._replace(agency="", file="") for event in events]
    pairs = (
        sorted((own[pair.first].row, own[pair.second].row))
        for pair in suggest(own)
        if own[pair.first].content != own[pair.second].content
    )
    return [
        may_be_same(Place(later, letters or LETTERS, pasted), earlier) for earlier, later in sorted(pairs)
    ]


def may_be_same(place: Place, earlier: int) -> Finding:
    """What is asked of the later of two rows that may be one event."""
    message = f"This row may be the same event as row {earlier}"
    return place.finding("date", message, Kind.MAYBE_SAME, earlier)
