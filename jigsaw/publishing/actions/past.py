"""Import past reviews: take a file, read it, keep what a person answers, add the reviews, withdraw one.

The worker reads and adds. Both may be cut off and run again: a review's identifier is made of its partnership and
its place, so that nothing is added twice (docs/adr/0027-past-reviews-keep-the-date-they-have.md).
"""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.utils.module_loading import import_string
from pydantic_core import to_jsonable_python

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import WORKER, Act, act
from jigsaw.files import storing
from jigsaw.library import actions as library_actions
from jigsaw.library.release import ReleasedEdition
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing import rules
from jigsaw.publishing.actions.crossing import publisher_details
from jigsaw.publishing.models import PastImport, PastReview
from jigsaw.publishing.past.dry_run import Row, answered, is_addable, rows_found
from jigsaw.publishing.past.editions import past_edition
from jigsaw.publishing.past.found import Notice
from jigsaw.publishing.past.importing import Import, import_files
from jigsaw.publishing.past.reading_rows import Reader
from jigsaw.publishing.past.records import ADAPTER, enriched
from jigsaw.publishing.queries.past import reader_of
from jigsaw.publishing.rules import NotAllowed, PastState

log = logging.getLogger("jigsaw.publishing")

READ_TASK = "jigsaw.publishing.tasks.read_past_import"
ADD_TASK = "jigsaw.publishing.tasks.add_past_reviews"
FOLDER = "past"
# How often the pages of a long PDF are told: each telling is an act with its event.
PAGES_TOLD = 50
OTHER_FAULT = "The file could not be read ({kind}). Tell whoever looks after Jigsaw at your partnership."
ADDED_MORE = "A later import added to what is known of this review."
NEW, CHANGED, UNCHANGED, HELD_BACK = "new", "changed", "unchanged", "held back"


def start_past_import(
    *, partnership: Partnership, name: str, content: bytes, codes: str, by: Person, at: datetime
) -> PastImport:
    """Keep a file or text that passed the gate, and queue its reading. `codes` are parted by spaces or commas.

    What was answered for the very same file before counts again.
    """
    kept = storing.store(content, folder=FOLDER)
    try:
        with act("start_past_import", by=by, at=at, partnership=partnership) as under_way:
            made = PastImport(
                partnership=partnership, name=name, stored_as=kept, started_by=by, started_at=at
            )
            made.sha256 = hashlib.sha256(content).hexdigest()
            made.codes = " ".join(codes.replace(",", " ").upper().split())[:120]
            before = PastImport.rows.filter(partnership=partnership, sha256=made.sha256).first()
            made.answers = before.answers if before else {}
            made.save()
            under_way.about = made
            import_string(READ_TASK).enqueue(str(made.pk))
    except BaseException:
        storing.remove(kept)
        raise
    return made


def read_past_import(import_id: str, *, at: datetime) -> PastImport:
    """Read the file and keep its dry run; the task of the same name calls this. Safe to run twice."""
    held = _begin(import_id, at)
    if held.state != PastState.READING:
        return held
    reader = reader_of(held, at)
    try:
        found = _found(held, reader, at)
    except Exception as fault:
        log.error("past import %s not read: %s", held.pk, type(fault).__name__)
        return _keep_found(held, at, fault=OTHER_FAULT.format(kind=type(fault).__name__))
    own = [note for note in found.faults if note.place.file == held.name and not note.place.where]
    if own and not found.reviews:
        return _keep_found(held, at, fault="\n".join(note.message for note in own))
    rows = rows_found(found, reader.partnership)
    return _keep_found(held, at, rows=rows, passed_over=[_told(note) for note in found.notices])


def answer_past_row(
    past_import: PastImport, *, key: str, decision: str, belongs_to: str, cells: dict[str, str],
    by: Person, at: datetime,
) -> PastImport:  # fmt: skip
    """Keep what a person settled of one row, and queue the reading with it.

    `cells` are the columns that were changed (past/corrections.py). Raises NotAllowed where the import has no such
    row, or is added already.
    """
    with _act_on(past_import, "answer_past_row", by=by, at=at, row=key):
        held = _locked(past_import.pk)
        if held.state in (PastState.ADDING, PastState.ADDED):
            raise NotAllowed(
                "The reviews of this import are added already. Import the file again to correct."
            )
        if not any(row["key"] == key for row in held.rows_found):
            raise NotAllowed("This row is not there any more. Go back to the import.")
        before = held.answers.get(key, {}).get("cells", {})
        held.answers[key] = {
            "decision": decision,
            "belongs_to": belongs_to,
            "cells": before | cells,
        }
        held.revision += 1
        held.state = PastState.WAITING
        held.save(update_fields=["answers", "revision", "state"])
        import_string(READ_TASK).enqueue(str(held.pk))
    return held


def add_past_reviews(past_import: PastImport, *, by: Person, at: datetime) -> PastImport:
    """Queue adding every review of which nothing is asked. The others wait. Raises NotAllowed."""
    with _act_on(past_import, "add_past_reviews", by=by, at=at):
        held = _locked(past_import.pk)
        if held.state != PastState.READ:
            raise NotAllowed(f"This import cannot be added now: {PastState(held.state).words.lower()}")
        if not any(is_addable(row) for row in held.rows_found):
            raise NotAllowed("No review can be added yet. Answer what is asked first.")
        held.state, held.added_by, held.added_at = PastState.ADDING, by, at
        held.save(update_fields=["state", "added_by", "added_at"])
        import_string(ADD_TASK).enqueue(str(held.pk))
    return held


def add_queued_reviews(import_id: str, *, at: datetime) -> PastImport:
    """Add the reviews of an import, each in an act of its own; the task add_past_reviews calls this."""
    held = PastImport.rows.select_related("partnership", "added_by").get(pk=import_id)
    if held.state != PastState.ADDING:
        return held
    rows: list[Row] = held.rows_found
    for row in rows:
        if is_addable(row):
            row["outcome"], row["reason"] = _add(held, row, at)
    counts = {
        said: sum(row["outcome"] == said for row in rows) for said in (NEW, CHANGED, UNCHANGED, HELD_BACK)
    }
    with _act_on(held, "finish_past_import", by=WORKER, at=at, **counts):
        PastImport.rows.filter(pk=held.pk, state=PastState.ADDING).update(
            rows_found=rows, state=PastState.ADDED
        )
    held.refresh_from_db()
    return held


def withdraw_past_review(past_review: PastReview, *, reason: str, by: Person, at: datetime) -> PastReview:
    """Take a past review off the library; its address gives the reason. No later import brings it back."""
    with act("withdraw_past_review", by=by, at=at, partnership=past_review.partnership, about=past_review):
        held = PastReview.rows.select_for_update(of=("self",)).get(pk=past_review.pk)
        if held.withdrawn_at:
            raise NotAllowed("This review is withdrawn already")
        ask = "Enter why the review is withdrawn. Its address shows the reason."
        said = rules.words_fit(reason, rules.LONGEST_PUBLIC_WORDS, ask)
        library_actions.withdraw(str(held.pk), why=said, at=at)
        held.withdrawn_at, held.withdrawn_why = at, said
        held.save(update_fields=["withdrawn_at", "withdrawn_why"])
    return held


def _locked(pk: Any) -> PastImport:
    return PastImport.rows.select_for_update(of=("self",)).select_related("partnership").get(pk=pk)


def _act_on(
    held: PastImport, verb: str, *, by: Person | str, at: datetime, **details: Any
) -> AbstractContextManager[Act]:
    return act(verb, by=by, at=at, partnership=held.partnership, about=held, **details)


def _begin(import_id: str, at: datetime) -> PastImport:
    held = PastImport.rows.select_related("partnership").get(pk=import_id)
    if held.state not in (PastState.WAITING, PastState.READING):
        return held
    with _act_on(held, "begin_past_import", by=WORKER, at=at):
        held = _locked(import_id)
        held.state, held.fault = PastState.READING, ""
        held.save(update_fields=["state", "fault"])
    return held


def _found(held: PastImport, reader: Reader, at: datetime) -> Import:
    """All that the file holds, with what was answered. Its name stands in the places that people see."""

    def tell(_: str, page: int, pages: int) -> None:
        if page % PAGES_TOLD == 0:
            with _act_on(held, "tell_past_pages", by=WORKER, at=at, page=page, pages=pages):
                PastImport.rows.filter(pk=held.pk).update(pages_read=page, pages=pages)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(held.name).name
        path.write_bytes(storing.read(held.stored_as))
        return import_files([path], reader, corrections=answered(held.answers), progress=tell)


def _told(note: Notice) -> str:
    return f"{note.place}: {note.message}"


def _keep_found(
    held: PastImport, at: datetime, *, rows: list[Row] | None = None, passed_over: list[str] | None = None,
    fault: str = "",
) -> PastImport:  # fmt: skip
    """Keep the dry run, unless somebody answered meanwhile: then the reading that was queued with it counts."""
    with _act_on(held, "read_past_import", by=WORKER, at=at, rows=len(rows or [])) as under_way:
        now = _locked(held.pk)
        if now.revision != held.revision:
            under_way.details["answered_meanwhile"] = True
            return now
        now.state, now.fault = PastState.FAILED if fault else PastState.READ, fault
        now.rows_found, now.passed_over = rows or [], passed_over or []
        now.save(update_fields=["state", "fault", "rows_found", "passed_over"])
    return now


def _add(held: PastImport, row: Row, at: datetime) -> tuple[str, str]:
    """What became of one review, and why where it is held back. Nothing is written where nothing changes."""
    new = ADAPTER.validate_python(row["record"])
    pk = uuid5(UUID(str(held.partnership_id)), row["place"])
    old = PastReview.rows.filter(pk=pk).first()
    if old and old.withdrawn_at:
        return HELD_BACK, "it was withdrawn, and stays withdrawn"
    past, differs = enriched(ADAPTER.validate_python(old.record), new) if old else (new, [])
    if differs:
        return HELD_BACK, "; ".join(differs)
    try:
        edition = past_edition(past)
    except ValueError as lacking:
        return HELD_BACK, str(lacking)
    if old and edition == past_edition(ADAPTER.validate_python(old.record)):
        return UNCHANGED, ""
    with act("add_past_review", by=held.added_by, at=at, partnership=held.partnership) as under_way:
        made = old or PastReview(
            pk=pk, partnership=held.partnership, place=row["place"], added_at=at, version=0
        )
        made.version += 1
        made.record, made.last_import = to_jsonable_python(past), held
        made.save()
        under_way.about, under_way.details = made, {"version": made.version, "import": str(held.pk)}
        library_actions.receive(_released(held.partnership, made, edition), at=at)
    return (CHANGED if old else NEW), ""


def _released(partnership: Partnership, made: PastReview, edition: dict[str, Any]) -> ReleasedEdition:
    seal = json.dumps(edition, sort_keys=True, ensure_ascii=False).encode()
    return ReleasedEdition(
        id=str(made.pk),
        version=made.version,
        fingerprint=hashlib.sha256(seal).hexdigest(),
        publisher=publisher_details(partnership),
        edition=edition,
        report_html="",
        briefing_html="",
        correction_note=ADDED_MORE if made.version > 1 else "",
    )
