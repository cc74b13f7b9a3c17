"""Rows as a person would type them: for the forms in which a row of a spreadsheet is mended, or an event changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from jigsaw.agency_returns.chronology.checking import Table
from jigsaw.agency_returns.chronology.cleaning import as_text, clean
from jigsaw.agency_returns.chronology.columns import KEYS
from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.chronology.times import in_words, read_time

DATES, TIMES = ("date", "end_date"), ("time", "end_time")


def typed_rows(table: Table, more: Mapping[str, Sequence[Any]] | None = None) -> dict[int, dict[str, str]]:
    """Every row with something in it, by its number: the text of each cell by the key of its column.

    Checked again, these texts give what the cells gave. `more` are columns beside those of the contract.
    """
    columns = {key: [typed_cell(key, value) for value in table.columns[key]] for key in KEYS}
    for at, value in enumerate(table.columns["date"]):
        if isinstance(value, datetime) and value.time() != time(0) and not columns["time"][at]:
            columns["time"][at] = in_words(value.time().replace(microsecond=0))
    beside = {key: [clean(as_text(value)) for value in values] for key, values in (more or {}).items()}
    numbers = table.numbers or range(table.first_row, table.first_row + table.height)
    rows = {number: {key: column[at] for key, column in columns.items()} for at, number in enumerate(numbers)}
    return {
        number: cells | {key: values[at] for key, values in beside.items()}
        for at, (number, cells) in enumerate(rows.items())
        if table.numbers is not None or any(cells.values())
    }


def typed_cell(key: str, value: Any) -> str:
    """One cell: 28 February 2025 for a date of Excel in a column of dates, 09:05 for a time in one of times."""
    if key in DATES and isinstance(value, datetime):
        value = value.date()
    if key in TIMES and isinstance(value, (datetime, time, timedelta, float)):
        clock = read_time(value)
        return clean(as_text(value)) if clock is None else in_words(clock)
    if key in DATES and isinstance(value, time):
        return in_words(value)
    return clean(as_text(value))


def values_of(event: Event) -> dict[str, str]:
    """An event as a person would type it, by the keys of the columns. Checked again, it is the same event."""
    return {
        **{key: str(getattr(event, key)) for key in KEYS},
        "date": event.date.words,
        "time": in_words(event.time) if event.time else "",
        "end_date": event.end_date.words if event.end_date else "",
        "end_time": in_words(event.end_time) if event.end_time else "",
    }
