"""Import past reviews: read the files, add the reviews to the library, withdraw one.

The worker reads and adds. Both may be cut off and run again: a review's identifier is made of its partnership and
its place, so that nothing is added twice (docs/adr/0027-past-reviews-keep-the-date-they-have.md).
"""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
from collections import Counter
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
from jigsaw.publishing.models import PastFile, PastImport, PastReview
from jigsaw.publishing.past.dry_run import (
    Row,
    answered,
    answers_without_row,
    is_addable,
    notes_of,
    rows_found,
)
from jigsaw.publishing.past.editions import past_edition
from jigsaw.publishing.past.importing import Import, import_files
from jigsaw.publishing.past.reading_rows import Reader
from jigsaw.publishing.past.records import ADAPTER, enriched
from jigsaw.publishing.queries.past import reader_of
from jigsaw.publishing.rules import NotAllowed, PastFileState, PastState

log = logging.getLogger("jigsaw.publishing")

ADD_TASK = "jigsaw.publishing.tasks.add_past_reviews"
# How often the pages of a long PDF are told: each telling is an act with its event.
PAGES_TOLD = 50
OTHER_FAULT = "The file could not be read ({kind}). Tell whoever looks after Jigsaw at your partnership."
ADDED_MORE = "A later import added to what is known of this review."
NEW, CHANGED, UNCHANGED, HELD_BACK = "new", "changed", "unchanged", "held back"


def read_past_import(import_id: str, *, at: datetime) -> PastImport:
    """Read the files and keep their dry run; the task of the same name calls this. Safe to run twice."""
    held = _begin(import_id, at)
    if held.state != PastState.READING:
        return held
    reader = reader_of(held, at)
    files = [file for file in held.files.all() if file.state != PastFileState.REFUSED]
    try:
        found = _found(held, files, reader, at)
    except Exception as fault:
        log.error("past import %s not read: %s", held.pk, type(fault).__name__)
        for file in files:
            file.state = PastFileState.FAILED
        return _keep_found(held, at, files, fault=OTHER_FAULT.format(kind=type(fault).__name__))
    _tell_files(files, found)
    if not found.reviews and found.faults:
        faults = [
            file.fault if len(files) == 1 else f"{file.name}: {file.fault}" for file in files if file.fault
        ]
        return _keep_found(held, at, files, fault="\n".join(faults))
    rows = rows_found(found, reader.partnership)
    told = [*answers_without_row(found, rows), *notes_of(found)]
    return _keep_found(held, at, files, rows=rows, passed_over=told)


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
        held.files.exclude(state=PastFileState.REFUSED).update(
            state=PastFileState.WAITING, fault="", pages_read=0
        )
    return held


def _found(held: PastImport, files: list[PastFile], reader: Reader, at: datetime) -> Import:
    """All that the files hold, with what was answered. Their names stand in the places that people see."""
    by_name = {file.name: file for file in files}

    def tell(name: str, page: int, pages: int) -> None:
        if page % PAGES_TOLD == 0:
            with _act_on(held, "tell_past_pages", by=WORKER, at=at, page=page, pages=pages):
                PastFile.rows.filter(pk=by_name[name].pk).update(pages_read=page, pages=pages)

    def begin(name: str) -> None:
        if len(files) > 1:
            with _act_on(held, "tell_past_file", by=WORKER, at=at, file=by_name[name].number):
                there = PastFile.rows.filter(past_import=held)
                there.filter(state=PastFileState.READING).update(state=PastFileState.READ)
                there.filter(pk=by_name[name].pk).update(state=PastFileState.READING)

    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for file in files:
            paths.append(Path(folder) / Path(file.name).name)
            paths[-1].write_bytes(storing.read(file.stored_as))
        return import_files(paths, reader, corrections=answered(held.answers), progress=tell, begun=begin)


def _tell_files(files: list[PastFile], found: Import) -> None:
    """Say of each file at how many places reviews were seen, and what is wrong with it."""
    seen = Counter(one.place.file for review in found.reviews for one in review.sightings)
    for file in files:
        faults = [note for note in found.faults if note.place.file == file.name]
        file.places = seen[file.name]
        file.fault = "\n".join(
            f"{note.place.where}: {note.message}" if note.place.where else note.message for note in faults
        )
        file.state = PastFileState.FAILED if faults and not file.places else PastFileState.READ


def _keep_found(
    held: PastImport, at: datetime, files: list[PastFile], *, rows: list[Row] | None = None,
    passed_over: list[str] | None = None, fault: str = "",
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
        for file in files:
            file.save(update_fields=["state", "places", "fault"])
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
