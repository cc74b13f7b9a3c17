"""Weigh all rows of a return again whenever one changes: a row may be the same as another only while both say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from jigsaw.agency_returns.actions.returning import held_part, held_return
from jigsaw.agency_returns.chronology.checking import Asked, cell_address, line_address
from jigsaw.agency_returns.chronology.columns import letter_of, position_of
from jigsaw.agency_returns.chronology.events import Event, Finding
from jigsaw.agency_returns.chronology.kinds import Kind
from jigsaw.agency_returns.chronology.own_rows import confirm_own
from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn, DepartmentPart, ReturnRow
from jigsaw.agency_returns.queries.entries import batches, checked
from jigsaw.agency_returns.rules.entries import decisions_kept, kept_fault, kept_finding
from jigsaw.agency_returns.rules.placing import place_of
from jigsaw.agency_returns.rules.terms import UploadKind

WEIGHED = ("errors", "confirm", "place")
AT_ONCE = 500


class Held(NamedTuple):
    """What is held while rows change: the return, and the part of the department that writes, if one does."""

    returned: AgencyReturn
    part: DepartmentPart | None

    @property
    def turn(self) -> str:
        """The part of the return, as two who write it at once are told apart (partnerships.saving)."""
        return f"chronology-{self.part.pk}" if self.part else "chronology"

    @property
    def details(self) -> dict[str, Any]:
        """What the history says of it."""
        told: dict[str, Any] = {"code": self.returned.request.code}
        return told | ({"part": str(self.part.pk)} if self.part else {})


def hold(asked: AgencyRequest, part: DepartmentPart | None, *, by: Any, at: datetime) -> Held:
    """The return (and part) that can be written now, held until the act ends. Raises Refused. Part of an act."""
    if part is not None:
        held = held_part(part, by=by, at=at)
        return Held(held.returned, held)
    return Held(held_return(asked, by=by, at=at), None)


def changed(held: Held) -> None:
    """Say that the rows of the return have changed: they are looked over again before it is sent. Part of an act."""
    held.returned.chronology_checked_at = None
    held.returned.save()


def weigh(
    rows: Iterable[ReturnRow],
    asked: Asked,
    agency: str,
    *,
    mended: Mapping[Any, Iterable[str]] | None = None,
) -> list[ReturnRow]:
    """Check the rows again and compare those of one writer with each other. Returns those that stand otherwise now.

    What was decided stays where it is still asked; `mended` names, by row, the columns whose text has changed, of
    which nothing stays. The rows are not saved.
    """
    by_writer: dict[Any, list[ReturnRow]] = defaultdict(list)
    for row in rows:
        by_writer[row.department_id].append(row)
    moved = []
    for own in by_writer.values():
        before = {row.pk: [getattr(row, name) for name in WEIGHED] for row in own}
        _weigh_own(own, asked, agency, mended or {})
        moved += [row for row in own if before[row.pk] != [getattr(row, name) for name in WEIGHED]]
    return moved


def save_rows(rows: Iterable[ReturnRow], *more: str) -> None:
    """Save rows that were weighed, with these fields besides. Part of an act."""
    ReturnRow.rows.bulk_update(list(rows), [*WEIGHED, *more], batch_size=AT_ONCE)


def _weigh_own(rows: list[ReturnRow], asked: Asked, agency: str, mended: Mapping[Any, Iterable[str]]) -> None:
    errors: dict[int, list[Finding]] = defaultdict(list)
    confirm: dict[int, list[Finding]] = defaultdict(list)
    events: dict[int, Event] = {}
    for batch in batches(rows):
        found = checked(batch, asked, agency)
        for fault in found.errors:
            errors[fault.row].append(fault)
        for each in found.confirm:
            if each.kind is not Kind.SAME_ROW:
                confirm[each.row].append(each)
        events |= {event.row: event for event in found.events}
    of_number = {row.number: row for row in rows}
    for each in confirm_own(list(events.values())):
        confirm[each.row].append(_addressed(each, of_number[each.row]))
    for row in rows:
        decided = decisions_kept(row.confirm, row.number, mended.get(row.pk, ()))
        row.errors = [kept_fault(fault) for fault in errors[row.number]]
        row.confirm = [
            kept_finding(each, decided.get(each.mark, ""))
            for each in sorted(confirm[row.number], key=lambda one: (one.column, one.other_row))
        ]
        event = events.get(row.number)
        row.place = place_of(event.date, event.time) if event else ""


def _addressed(found: Finding, row: ReturnRow) -> Finding:
    """The finding with the address that its cell has in the row's own file."""
    letters = row.upload.letters if row.upload else {}
    letter = letters.get(found.key) or letter_of(found.column)
    pasted = bool(row.upload and row.upload.kind == UploadKind.PASTE)
    address = line_address if pasted else cell_address
    return found._replace(cell=address(letter, row.number), column=position_of(letter))
