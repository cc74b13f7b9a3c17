"""Settle what was to be confirmed about rows of a return: kept, taken out, or a name replaced by its code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from jigsaw.agency_returns.actions.weighing import changed, hold, save_rows, weigh
from jigsaw.agency_returns.chronology.deciding import Act, Decision, Undecidable, apply_decision
from jigsaw.agency_returns.chronology.events import Event, Finding
from jigsaw.agency_returns.chronology.kinds import Kind
from jigsaw.agency_returns.models import AgencyRequest, DepartmentPart, ReturnRow
from jigsaw.agency_returns.queries.asked import asked_of
from jigsaw.agency_returns.queries.entries import events_of_rows, rows_in_hand
from jigsaw.agency_returns.rules.entries import Entry, finding_of
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import take_turn

Decided = list[tuple[Finding, Decision]]


class Unsettled(Refused):
    """Decisions that cannot be carried out: the words by row and mark of the finding. Nothing was saved."""

    def __init__(self, errors: dict[tuple[Any, str], str]) -> None:
        self.errors = errors
        super().__init__(next(iter(errors.values())))


def settle_rows(
    asked: AgencyRequest,
    part: DepartmentPart | None,
    decisions: Mapping[Any, Mapping[str, Decision]],
    *,
    by: Any,
    at: datetime,
) -> int:
    """Carry out decisions, by row and by the mark of the finding. Returns how many rows they changed or settled.

    A decision about what is not asked any more does nothing. Raises Refused where nothing can be written; Unsettled
    where one of the decisions does not fit.
    """
    with act("settle_row", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = hold(asked, part, by=by, at=at)
        request = held.returned.request
        today, agency = london.to_london(at).date(), request.agency.name
        rows = list(rows_in_hand(held.returned, held.part))
        chosen = [row for row in rows if row.pk in decisions and not row.errors]
        events = {row.pk: event for event, row in events_of_rows(chosen, agency, today)}
        errors: dict[tuple[Any, str], str] = {}
        for row in chosen:
            _settle(row, events[row.pk], _decided(row, decisions[row.pk]), errors, at)
        if errors:
            raise Unsettled(errors)
        take_turn(held.returned, held.turn, revision=None, by=by, at=at)
        standing = [row for row in rows if row.removed_at is None]
        moved = weigh(standing, asked_of(request, today=today), agency)
        save_rows({row.pk: row for row in [*moved, *chosen]}.values(), "cells", "removed_at")
        changed(held)
        doing.details |= held.details | {"rows": len(chosen)}
    return len(chosen)


def _decided(row: ReturnRow, given: Mapping[str, Decision]) -> Decided:
    """The findings of a row that were decided; the last word of a text first, so that no other changes its place."""
    findings = [finding_of(entry, row.number) for entry in row.confirm]
    decided = [(found, given[found.mark]) for found in findings if found.mark in given]
    return sorted(decided, key=lambda each: (-each[0].position, -each[0].part))


def _settle(
    row: ReturnRow, event: Event, decided: Decided, errors: dict[tuple[Any, str], str], at: datetime
) -> None:
    after: Event | None = event
    replaced: dict[str, list[tuple[Finding, int]]] = defaultdict(list)
    for found, decision in decided:
        try:
            after = apply_decision(after, found, decision) if after is not None else None
        except Undecidable as refused:
            errors[(row.pk, found.mark)] = str(refused)
            return
        if decision.act is Act.REPLACE:
            replaced[found.key].append((found, len(decision.code.split()) - 1))
    acts = {found.mark: decision.act.value for found, decision in decided}
    row.confirm = [_after(entry, row.number, acts, replaced) for entry in row.confirm]
    if after is None:
        row.removed_at = at
        return
    row.cells = row.cells | {key: getattr(after, key) for key in replaced}


def _after(
    entry: Entry,
    number: int,
    acts: Mapping[str, str],
    replaced: Mapping[str, Iterable[tuple[Finding, int]]],
) -> Entry:
    """A finding with what was decided of it, where its word stands after the words before it were replaced."""
    made = acts.get(finding_of(entry, number).mark, entry["decision"])
    if made == Act.REPLACE:
        return entry | {"decision": ""}
    moved = 0
    if entry["kind"] == Kind.NAME:
        for found, more in replaced.get(entry["key"], ()):
            if found.position == entry["position"]:
                made = ""  # its word is another one now: asked again if it is still there
            moved += more if found.position < entry["position"] else 0
    return entry | {"decision": made, "position": entry["position"] + moved if moved else entry["position"]}
