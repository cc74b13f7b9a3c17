"""The worksheet of a kept dry run: written from its rows, and what a person changed when it comes back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from jigsaw.publishing.past.corrections import (
    DIFFERENT,
    LEAVE_OUT,
    SAME,
    SAME_AS,
    SHEET,
    YES,
    Correction,
    Worksheet,
    corrections_of,
    fault_of_cell,
    worksheet_bytes,
)
from jigsaw.publishing.past.dry_run import DOCUMENT, PAIR, REVIEW, Answer, Row
from jigsaw.publishing.past.reading_rows import Reader

REVISION = re.compile(rf"{SHEET} (\d{{1,9}})")


def worksheet_of(rows: Sequence[Row], answers: Mapping[str, Mapping[str, Any]], revision: int) -> bytes:
    """Everything found as XLSX, with what was answered. The name of its sheet tells the revision it was written at."""
    return worksheet_bytes(
        [_line(row, answers.get(row["key"], {})) for row in rows], sheet=f"{SHEET} {revision}"
    )


def revision_of(worksheet: Worksheet) -> int | None:
    """The revision at which a worksheet was written; None where it does not say."""
    told = REVISION.fullmatch(worksheet.sheet.strip())
    return int(told[1]) if told else None


def answers_of(
    worksheet: Worksheet, rows: Sequence[Row], answers: Mapping[str, Mapping[str, Any]], reader: Reader
) -> tuple[dict[str, Answer], list[str]]:
    """What a person changed, by the key of the row, and all that cannot be understood, with its place."""
    by_key = {row["key"]: row for row in rows}
    faults = [f"{note.place.where}: {note.message}" for note in corrections_of(worksheet.rows).faults]
    found: dict[str, Answer] = {}
    for line in worksheet.rows:
        row = by_key.get(line.key)
        if row is None:
            faults.append(f"{line.place.where}: there is no ‘{line.key}’ in this import")
            continue
        faults += _faults(line, row, by_key, reader)
        answer = _answer(line, row)
        before = answers.get(line.key, {})
        told = (before.get("decision", ""), before.get("belongs_to", ""))
        if answer.cells or (
            (answer.decision or answer.belongs_to) and (answer.decision, answer.belongs_to) != told
        ):
            found[line.key] = answer
    return found, faults


def _line(row: Row, answer: Mapping[str, Any]) -> dict[str, str]:
    belongs_to, asked, what = answer.get("belongs_to", ""), "\n".join(row["questions"]), row["what"]
    if what == PAIR:
        belongs_to, asked = " ".join(row["others"]), f"{asked}. Write same or different"
    elif what == DOCUMENT:
        keys = f" It may be of {' or '.join(row['others'])}." if row["others"] else ""
        asked = f"{asked}.{keys} Write the key of its review under ‘belongs to’, or leave out"
        what = row["documents"][0]["kind"] if row["documents"] else DOCUMENT
    told = {"key": row["key"], "what": what, "decision": answer.get("decision", ""), "belongs to": belongs_to}
    return told | row["cells"] | {"question": asked, "found in": row["found_in"]}


def _answer(line: Correction, row: Row) -> Answer:
    if row["what"] == PAIR:
        decision = SAME if line.decision == YES else line.decision
        return Answer(decision, " ".join(row["others"])) if decision in (SAME, DIFFERENT) else Answer()
    if row["what"] == DOCUMENT:
        return Answer(LEAVE_OUT) if line.decision == LEAVE_OUT else Answer(belongs_to=line.belongs_to)
    return Answer(line.decision, cells=_changed(line, row))


def _changed(line: Correction, row: Row) -> dict[str, str]:
    return {
        column: " ".join(text.split()) if column != "summary" else text.strip()
        for column, text in line.cells.items()
        if " ".join(text.split()) != " ".join(row["cells"].get(column, "").split())
    }


def _faults(line: Correction, row: Row, by_key: Mapping[str, Row], reader: Reader) -> list[str]:
    """What of a row cannot be kept: cells that cannot be read, keys that name no review."""
    found = []
    if row["what"] == REVIEW:
        read = {column: fault_of_cell(column, text, reader) for column, text in _changed(line, row).items()}
        found += [f"{line.place.where}: {column}: {fault}" for column, fault in read.items() if fault]
        named = SAME_AS.fullmatch(line.decision)
        keys = [named[1]] if named else []
    else:
        keys = [line.belongs_to] if row["what"] == DOCUMENT and line.belongs_to else []
    return found + [
        f"{line.place.where}: there is no review ‘{key}’ in this import"
        for key in keys
        if key not in by_key or by_key[key]["what"] != REVIEW
    ]
