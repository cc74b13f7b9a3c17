"""Rows of a return as they are kept while it is written: what was found about them, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from jigsaw.agency_returns.chronology.columns import KEYS
from jigsaw.agency_returns.chronology.deciding import Act
from jigsaw.agency_returns.chronology.events import Finding
from jigsaw.agency_returns.chronology.kinds import MUST_DECIDE, Kind

Entry = dict[str, Any]
# Findings that compare a row with another one.
COMPARED = frozenset({Kind.SAME_ROW, Kind.MAYBE_SAME})


def kept_fault(fault: Finding) -> Entry:
    """A fault as its row keeps it: no free text."""
    return {"key": fault.key, "cell": fault.cell, "message": fault.message}


def kept_finding(found: Finding, decision: str = "") -> Entry:
    """Something to confirm as its row keeps it, with what was decided. No free text."""
    return {
        "kind": found.kind.value, "key": found.key, "cell": found.cell, "message": found.message,
        "other_row": found.other_row, "position": found.position, "part": found.part, "column": found.column,
        "decision": decision,
    }  # fmt: skip


def finding_of(entry: Mapping[str, Any], number: int) -> Finding:
    """What was found about the row of this number, from how it is kept."""
    return Finding(
        entry["cell"], entry["message"], number, entry.get("column", 0), Kind(entry["kind"]), entry["key"],
        entry.get("other_row", 0), entry.get("position", 0), entry.get("part", 0),
    )  # fmt: skip


def to_decide(confirm: Iterable[Entry]) -> list[Entry]:
    """Of what is to confirm about a row: what a person must decide and has not decided yet."""
    return [entry for entry in confirm if entry["kind"] in MUST_DECIDE and not entry.get("decision")]


def decisions_kept(confirm: Iterable[Entry], number: int, changed: Iterable[str] = ()) -> dict[str, str]:
    """What was decided, by the mark of each finding; nothing about a cell whose text has changed since."""
    gone = set(changed)
    return {
        finding_of(entry, number).mark: entry["decision"]
        for entry in confirm
        if entry.get("decision") and entry["decision"] != Act.REMOVE and entry["key"] not in gone
    }


def cells_of(values: Mapping[str, Any]) -> dict[str, str]:
    """The cells of a row by the key of its column: each of them, and nothing else."""
    return {key: str(values.get(key) or "") for key in KEYS}


def seal_of_cells(cells: Mapping[str, Any]) -> str:
    """A mark of what a row says now, by which a form sees that somebody else has changed the row meanwhile."""
    said = "\0".join(cells_of(cells).values())
    return sha256(said.encode()).hexdigest()[:16]
