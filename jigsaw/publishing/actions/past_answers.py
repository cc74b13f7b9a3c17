"""Keep what people answer about the rows of an import of past reviews, and queue its reading with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils.module_loading import import_string

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.publishing.actions.past_files import ADDED_ALREADY, READ_TASK
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.past.dry_run import Answer
from jigsaw.publishing.rules import AnsweredMeanwhile, NotAllowed, PastState


def answer_past_row(
    past_import: PastImport, *, key: str, decision: str, belongs_to: str, cells: dict[str, str],
    by: Person, at: datetime,
) -> PastImport:  # fmt: skip
    """Keep what a person settled of one row, and queue the reading with it.

    `cells` are the columns that were changed (past/corrections.py). Raises NotAllowed where the import has no such
    row, or is added already.
    """
    with act(
        "answer_past_row", by=by, at=at, partnership=past_import.partnership, about=past_import, row=key
    ):
        held = _open(past_import)
        if not any(row["key"] == key for row in held.rows_found):
            raise NotAllowed("This row is not there any more. Go back to the import.")
        _keep(held, {key: Answer(decision, belongs_to, cells)})
    return held


def correct_past_rows(
    past_import: PastImport, *, answers: Mapping[str, Answer], seen: int, by: Person, at: datetime
) -> PastImport:
    """Keep what a person settled of many rows at once, all or nothing, and queue the reading with it.

    `answers` are by the key of the row; an empty decision leaves one that was given before. `seen` is the revision
    of the import that the person looked at. Raises AnsweredMeanwhile where somebody answered one of the rows after
    it, and NotAllowed where there is nothing to keep, a row is gone, or the import is added already.
    """
    with act(
        "correct_past_rows", by=by, at=at, partnership=past_import.partnership, about=past_import,
        rows=len(answers),
    ):  # fmt: skip
        held = _open(past_import)
        if not answers:
            raise NotAllowed("Nothing is corrected yet. Change a cell or choose an answer first")
        later = [key for key in answers if held.answers.get(key, {}).get("revision", 0) > seen]
        if later:
            raise AnsweredMeanwhile(later)
        known = {row["key"] for row in held.rows_found}
        if gone := [key for key in answers if key not in known]:
            raise NotAllowed(f"{len(gone)} of these rows are not there any more. Look at the import again")
        _keep(held, answers)
    return held


def _open(past_import: PastImport) -> PastImport:
    """The import, locked, where it can still be answered."""
    rows = PastImport.rows.select_for_update(of=("self",)).select_related("partnership")
    held = rows.get(pk=past_import.pk)
    if held.state in (PastState.ADDING, PastState.ADDED):
        raise NotAllowed(ADDED_ALREADY)
    return held


def _keep(held: PastImport, answers: Mapping[str, Answer]) -> None:
    held.revision += 1
    for key, answer in answers.items():
        before = held.answers.get(key, {})
        decided = answer.decision or answer.belongs_to
        held.answers[key] = {
            "decision": answer.decision if decided else before.get("decision", ""),
            "belongs_to": answer.belongs_to if decided else before.get("belongs_to", ""),
            "cells": before.get("cells", {}) | answer.cells,
            "revision": held.revision,
        }
    held.state = PastState.WAITING
    held.save(update_fields=["answers", "revision", "state"])
    import_string(READ_TASK).enqueue(str(held.pk))
