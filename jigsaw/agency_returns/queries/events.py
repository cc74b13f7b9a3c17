"""Rows of the database as events of the chronology and back: the same columns, the same order."""

from __future__ import annotations

from typing import Any

from jigsaw.agency_returns.chronology.dates import Accuracy, EventDate
from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.models import ChronologyRow
from jigsaw.agency_returns.rules.placing import place_of

# The columns that an event and a row call by the same name.
SAME = (
    "time",
    "end_time",
    "source",
    "service",
    "people",
    "child_seen",
    "what_happened",
    "voice",
    "action",
    "analysis",
    "expected_practice",
    "reference",
    "file",
)


def date_of(row: ChronologyRow) -> EventDate:
    """The date of a row as it is known."""
    return EventDate(row.earliest, row.latest, Accuracy(row.accuracy))


def end_date_of(row: ChronologyRow) -> EventDate | None:
    """When the event of a row ended; None where no end is given."""
    if not row.end_accuracy:
        return None
    return EventDate(row.end_earliest, row.end_latest, Accuracy(row.end_accuracy))


def event_of(row: ChronologyRow) -> Event:
    """A row of the chronology as the engine reads, compares and exports it."""
    same = {name: getattr(row, name) for name in SAME}
    return Event(date=date_of(row), end_date=end_date_of(row), agency=row.agency_name, row=row.number, **same)


def values_of(event: Event) -> dict[str, Any]:
    """What a row of the chronology keeps of an event, its place among all rows included."""
    end = event.end_date
    return {
        **{name: getattr(event, name) for name in SAME},
        "agency_name": event.agency,
        "number": event.row,
        "place": place_of(event.date, event.time),
        "earliest": event.date.earliest,
        "latest": event.date.latest,
        "accuracy": event.date.accuracy.value,
        "end_earliest": end.earliest if end else None,
        "end_latest": end.latest if end else None,
        "end_accuracy": end.accuracy.value if end else "",
    }
