"""One row of the chronology: where it came from, what it belongs with, its notes, and the rows near it in time."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from jigsaw.agency_returns.models import ChronologyRow, PrivateNote
from jigsaw.agency_returns.queries.whole import standing_rows
from jigsaw.agency_returns.rules.placing import place_from
from jigsaw.calendar import london

NEAR = 12


class CameFrom(NamedTuple):
    """Where a row came from, in words; `version` of `request_id` where it came with a return."""

    words: str
    approved: str = ""
    request_id: object = None
    version: int = 0


def came_from(row: ChronologyRow) -> CameFrom:
    """ "AB-2026-04/H2, version 2, row 14" and who approved it; of an imported row the file and its row."""
    returned = row.returned
    if returned is None:
        parts = ["Imported", f"file ‘{row.file}’" if row.file else "", f"row {row.number}"]
        return CameFrom(f"{', '.join(filter(None, parts))}, {london.moment_words(row.joined_at)}")
    asked = returned.request
    words = f"{asked.reference}, version {returned.version}, row {row.number}"
    if row.department:
        words += f", from {row.department}"
    approved = ""
    if returned.sent_at is not None:
        who = returned.approved_by.full_name if returned.approved_by else ""
        if returned.entered_by_staff and returned.agreed_by:
            who = f"{returned.agreed_by}, entered by {row.partnership.short_name}"
        when = london.moment_words(returned.sent_at)
        approved = f"{who}, {when}" if who else when
    return CameFrom(words, approved, asked.pk, returned.version)


def merged_rows(row: ChronologyRow) -> list[ChronologyRow]:
    """The rows that were merged into a row and that their agencies have not replaced."""
    return list(ChronologyRow.rows.filter(merged_into=row, superseded_at=None).order_by("place"))


def notes_of(row: ChronologyRow) -> list[PrivateNote]:
    """The private notes of a row, oldest first. For those who write the chronology alone."""
    return list(PrivateNote.rows.filter(row=row).select_related("written_by"))


def rows_near(row: ChronologyRow, day: date | None) -> list[ChronologyRow]:
    """The standing rows nearest to a day (that of the row, when none is given), half of them before it, in order."""
    rows = standing_rows(row.incident).exclude(pk=row.pk)
    place = place_from(day) if day else row.place
    # One index gives both: the rows before from the place backwards, the rows after from it on.
    order = ("place", "agency_name", "file", "number", "pk")
    before = rows.filter(place__lt=place).order_by(*(f"-{name}" for name in order))[: NEAR // 2]
    after = rows.filter(place__gte=place).order_by(*order)[: NEAR // 2 if day is None else NEAR]
    return [*reversed(before), *after]


def standing_row(row: ChronologyRow, key: str) -> ChronologyRow | None:
    """Another standing row of the same case."""
    return standing_rows(row.incident).exclude(pk=row.pk).filter(pk=key).first()
