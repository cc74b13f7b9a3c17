"""Rows of a return mended, typed, taken out and put back on the screen; and the whole of them looked over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from jigsaw.accounts.queries import names_of
from jigsaw.agency_returns.actions.weighing import Held, changed, hold, save_rows, weigh
from jigsaw.agency_returns.chronology.checking import Asked
from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn, DepartmentPart, ReturnRow
from jigsaw.agency_returns.queries.asked import asked_of
from jigsaw.agency_returns.queries.entries import all_rows, batches, checked, counts_of, rows_in_hand
from jigsaw.agency_returns.rules.entries import cells_of, seal_of_cells
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.calendar.words import count_words
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import take_turn

Cells = Mapping[str, str]
MOST_TYPED = 1_000


@dataclass
class Mended:
    """What became of rows that were typed anew: those saved, the faults of the others by column, those that moved.

    `moved` says of a row who changed it, and when, since the form was loaded: what was typed is not saved over it.
    """

    saved: list[Any] = field(default_factory=list)
    wrong: dict[Any, dict[str, str]] = field(default_factory=dict)
    moved: dict[Any, str] = field(default_factory=dict)


class _NothingMended(Exception):
    """No row was right: the act is undone, and leaves no event."""


def mend_rows(
    asked: AgencyRequest,
    part: DepartmentPart | None,
    typed: Mapping[Any, Cells],
    *,
    seen: Mapping[Any, str],
    by: Any,
    at: datetime,
) -> Mended:
    """Save those rows, typed anew, in which nothing is wrong. `seen` are the seals of the cells as the form had them.

    Raises Refused where nothing can be written.
    """
    result = Mended()
    try:
        with act("mend_row", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
            held = hold(asked, part, by=by, at=at)
            rows = list(rows_in_hand(held.returned, held.part))
            weighing, agency = _weighing(held, at)
            before = {row.pk: dict(row.cells) for row in rows if row.pk in typed}
            _type_in(rows, typed, seen, held, result)
            _undo_wrong(rows, before, weighing, agency, result)
            mended = {row.pk: _changed_keys(before[row.pk], row.cells) for row in rows if row.pk in before}
            moved = weigh(rows, weighing, agency, mended=mended)
            if not result.saved:
                raise _NothingMended
            take_turn(held.returned, held.turn, revision=None, by=by, at=at)
            save_rows(
                {row.pk: row for row in [*moved, *(r for r in rows if r.pk in before)]}.values(), "cells"
            )
            changed(held)
            doing.details |= held.details | {"rows": len(result.saved)}
    except _NothingMended:
        pass
    return result


class RowRefused(Refused):
    """A typed row in which something is wrong: `errors` are the words for each column by its key."""

    def __init__(self, errors: dict[str, str]) -> None:
        self.errors = errors
        super().__init__(next(iter(errors.values())))


def add_row(
    asked: AgencyRequest, part: DepartmentPart | None, cells: Cells, *, by: Any, at: datetime
) -> ReturnRow:
    """Add one row as it was typed. Raises Refused; RowRefused where something is wrong with it."""
    with act("add_row", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = hold(asked, part, by=by, at=at)
        own = all_rows(held.returned, held.part).filter(department=held.part).order_by("number")
        rows = list(own)
        if sum(row.upload_id is None for row in rows) >= MOST_TYPED:
            raise Refused(
                f"The most events that can be typed is {MOST_TYPED:,}. Upload a spreadsheet instead"
            )
        last = rows[-1].number if rows else 0
        row = ReturnRow(
            partnership_id=asked.partnership_id, returned=held.returned, department=held.part, number=last + 1,
            cells=cells_of(cells),
        )  # fmt: skip
        standing = [each for each in rows if each.removed_at is None]
        moved = weigh([*standing, row], *_weighing(held, at))
        if row.errors:
            raise RowRefused({fault["key"]: fault["message"] for fault in row.errors})
        take_turn(held.returned, held.turn, revision=None, by=by, at=at)
        row.save()
        save_rows(each for each in moved if each.pk != row.pk)
        changed(held)
        doing.details |= held.details
    return row


def remove_row(row: ReturnRow, part: DepartmentPart | None, *, by: Any, at: datetime) -> None:
    """Take a row out of the return; it can be put back until the return is sent. Out already: nothing happens."""
    _move_row("remove_row", row, part, at, by=by, at=at)


def restore_row(row: ReturnRow, part: DepartmentPart | None, *, by: Any, at: datetime) -> None:
    """Put a row back that was taken out; what was decided about it is asked again."""
    _move_row("restore_row", row, part, None, by=by, at=at)


def keep_chronology(asked: AgencyRequest, *, no_events: bool = False, by: Any, at: datetime) -> AgencyReturn:
    """Keep that the rows were looked over, until one of them changes. `no_events`: there are none to add.

    Raises Refused while a row is to be fixed or confirmed, and where there are no rows and nobody said so.
    """
    with act("keep_chronology", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = hold(asked, None, by=by, at=at)
        counts = counts_of(held.returned)
        if counts.faulty:
            raise Refused(f"Fix {count_words(counts.faulty, 'event')} first")
        if counts.doubtful:
            raise Refused(f"Confirm {count_words(counts.doubtful, 'event')} first")
        if not counts.rows and not no_events:
            raise Refused("Confirm that you have no events to add", "no_events")
        held.returned.chronology_checked_at = at
        held.returned.save()
        doing.details |= held.details | {"rows": counts.rows}
    return held.returned


def _weighing(held: Held, at: datetime) -> tuple[Asked, str]:
    request = held.returned.request
    return asked_of(request, today=london.to_london(at).date()), request.agency.name


def _type_in(
    rows: Iterable[ReturnRow], typed: Mapping[Any, Cells], seen: Mapping[Any, str], held: Held, result: Mended
) -> None:
    """Put what was typed into the rows, but not over what somebody else has changed since."""
    for row in rows:
        if row.pk not in typed:
            continue
        new = cells_of(typed[row.pk])
        if seen.get(row.pk) != seal_of_cells(row.cells) and new != row.cells:
            result.moved[row.pk] = _moved_words(held)
        else:
            row.cells = new


def _moved_words(held: Held) -> str:
    last = held.returned.part_changes.get(held.turn)
    who = names_of([last[1]]).get(last[1], "Another person") if last else "Another person"
    when = f" at {london.words(datetime.fromisoformat(last[2]))}" if last else ""
    return f"{who} changed this event{when}, while you were writing. Save again to keep what you typed"


def _undo_wrong(
    rows: Iterable[ReturnRow], before: Mapping[Any, Cells], asked: Asked, agency: str, result: Mended
) -> None:
    """Leave the rows as they were in which something is still wrong."""
    for batch in batches(rows):
        faults: dict[int, dict[str, str]] = defaultdict(dict)
        for fault in checked(batch, asked, agency).errors:
            faults[fault.row].setdefault(fault.key, fault.message)
        for row in batch:
            if row.pk not in before or row.pk in result.moved:
                continue
            if row.number in faults:
                result.wrong[row.pk] = faults[row.number]
                row.cells = dict(before[row.pk])
            else:
                result.saved.append(row.pk)


def _changed_keys(before: Cells, after: Cells) -> set[str]:
    return {key for key in after if after[key] != before.get(key, "")}


def _move_row(
    verb: str, row: ReturnRow, part: DepartmentPart | None, removed_at: datetime | None, *, by: Any, at: datetime
) -> None:  # fmt: skip
    request = row.returned.request
    with act(verb, by=by, at=at, partnership=request.partnership, about=request.incident) as doing:
        held = hold(request, part, by=by, at=at)
        rows = list(all_rows(held.returned, held.part))
        own = next((each for each in rows if each.pk == row.pk), None)
        doing.details |= held.details
        if own is None:
            raise Refused("This event is not part of the return any more")
        if (own.removed_at is None) == (removed_at is None):
            return
        own.removed_at = removed_at
        take_turn(held.returned, held.turn, revision=None, by=by, at=at)
        standing = [each for each in rows if each.removed_at is None]
        moved = weigh(standing, *_weighing(held, at))
        save_rows({each.pk: each for each in [*moved, own]}.values(), "removed_at")
        changed(held)
