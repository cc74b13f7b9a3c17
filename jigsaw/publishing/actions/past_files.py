"""Take the files of an import of past reviews: those that it starts with, and further ones before it is added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.module_loading import import_string

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.files import storing
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing.models import PastFile, PastImport
from jigsaw.publishing.past.dry_run import answers_without
from jigsaw.publishing.past.given import GivenFile, RefusedFile, name_apart, name_of, seal_of
from jigsaw.publishing.rules import NotAllowed, PastFileState, PastState

READ_TASK = "jigsaw.publishing.tasks.read_past_import"
FOLDER = "past"
# As many as one import reads: a worker reads a file in about a tenth of a second to a few seconds.
MOST_FILES = 100
ADDED_ALREADY = "The reviews of this import are added already. Import the files again to correct."
STAYS = (
    "The reviews of this import are added already, so its files stay. "
    "Withdraw a review that should not be in the library."
)
WITHOUT_FILE = "No file"
SAME_FILE = "It holds the very same as {name}, which is read once."


def start_past_import(
    *, partnership: Partnership, files: Sequence[GivenFile], refused: Sequence[RefusedFile] = (), codes: str,
    by: Person, at: datetime,
) -> PastImport:  # fmt: skip
    """Keep files and texts that passed the gate, and queue their reading. `codes` are parted by spaces or commas.

    What was answered for the very same set of files before counts again. Of `refused` files the names and reasons
    are kept, so that the import says what it lacks. Raises NotAllowed without a file, and for more than MOST_FILES.
    """
    if not files:
        raise NotAllowed("Select a file or paste the text", "file")
    kept = _stored(files)
    try:
        with act("start_past_import", by=by, at=at, partnership=partnership) as under_way:
            made = PastImport(partnership=partnership, started_by=by, started_at=at)
            made.codes = " ".join(codes.replace(",", " ").upper().split())[:120]
            made.save()
            left = _take(made, files, kept, refused)
            under_way.about, under_way.details = made, {"files": len(files), "refused": len(refused)}
            import_string(READ_TASK).enqueue(str(made.pk))
    except BaseException:
        _remove(kept)
        raise
    _remove(left)
    return made


def add_past_files(
    past_import: PastImport, *, files: Sequence[GivenFile], refused: Sequence[RefusedFile] = (), by: Person,
    at: datetime,
) -> PastImport:  # fmt: skip
    """Add further files to an import that is not added yet, and queue the reading of all. What was answered stays.

    Files that were refused before are not told any more. Raises NotAllowed.
    """
    if not files:
        raise NotAllowed("Select a file or paste the text", "file")
    kept = _stored(files)
    try:
        with act(
            "add_past_files", by=by, at=at, partnership=past_import.partnership, about=past_import,
            files=len(files), refused=len(refused),
        ):  # fmt: skip
            held = PastImport.rows.select_for_update(of=("self",)).select_related("partnership").get(
                pk=past_import.pk
            )  # fmt: skip
            if held.state in (PastState.ADDING, PastState.ADDED):
                raise NotAllowed(ADDED_ALREADY)
            PastFile.rows.filter(past_import=held, state=PastFileState.REFUSED).delete()
            left = _take(held, files, kept, refused)
            import_string(READ_TASK).enqueue(str(held.pk))
    except BaseException:
        _remove(kept)
        raise
    _remove(left)
    return held


def take_past_file_out(past_file: PastFile, *, by: Person, at: datetime) -> PastImport:
    """Take a file out of an import that is not added yet, and queue the reading of the others. Its bytes are erased.

    Nothing that was read is left: the dry run is empty until the others are read again. What was answered of rows that
    came from this file alone goes with it. Raises NotAllowed once the reviews are added.
    """
    with act(
        "take_past_file_out", by=by, at=at, partnership=past_file.partnership, about=past_file.past_import,
        file=past_file.number,
    ):  # fmt: skip
        rows = PastImport.rows.select_for_update(of=("self",)).select_related("partnership")
        held = rows.get(pk=past_file.past_import_id)
        if held.state in (PastState.ADDING, PastState.ADDED):
            raise NotAllowed(STAYS)
        gone = PastFile.rows.filter(past_import=held, pk=past_file.pk).first()
        if gone is None:
            raise NotAllowed("This file is taken out already")
        left = held.files.exclude(pk=gone.pk).exclude(state=PastFileState.REFUSED)
        seals = {each.sha256: each.name for each in left}
        held.answers = answers_without(held.answers, held.rows_found, gone.name, list(seals.values()))
        held.rows_found, held.passed_over, held.fault = [], [], ""
        gone.delete()
        if seals:
            _settle(held, list(seals.values()), seals)
            import_string(READ_TASK).enqueue(str(held.pk))
        else:
            _leave_empty(held)
    _remove([gone.stored_as] if gone.stored_as else [])
    return held


def _leave_empty(held: PastImport) -> None:
    """An import without a file waits for one."""
    held.name, held.sha256, held.answers = WITHOUT_FILE, "", {}
    held.revision += 1
    held.state, held.fault = PastState.FAILED, "No file is left. Add files to this import."
    held.save()


def _stored(files: Sequence[GivenFile]) -> list[str]:
    kept: list[str] = []
    try:
        for file in files:
            kept.append(storing.store(file.content, folder=FOLDER))
    except BaseException:
        _remove(kept)
        raise
    return kept


def _remove(kept: Sequence[str]) -> None:
    for name in kept:
        storing.remove(name)


def _take(
    held: PastImport, files: Sequence[GivenFile], kept: Sequence[str], refused: Sequence[RefusedFile]
) -> list[str]:
    """Make the rows of the files, and let the import wait. Returns what was stored of files that stand there twice."""
    there = list(held.files.all())
    seals = {each.sha256: each.name for each in there}
    names = [each.name for each in there]
    number = max((each.number for each in there), default=0)
    left, made = [], []
    for file, stored in zip(files, kept, strict=True):
        if other := seals.get(file.sha256):
            refused = [*refused, RefusedFile(file.name, SAME_FILE.format(name=other))]
            left.append(stored)
            continue
        name = name_apart(file.name, names)
        made.append({"name": name, "stored_as": stored, "sha256": file.sha256})
        names.append(name)
        seals[file.sha256] = name
    if len(seals) > MOST_FILES:
        raise NotAllowed(
            f"An import takes {MOST_FILES} files at most. Start another one for the rest", "file"
        )
    told = [{"name": each.name[:120], "fault": each.why, "state": PastFileState.REFUSED} for each in refused]
    for at, values in enumerate([*made, *told], number + 1):
        PastFile(past_import=held, partnership=held.partnership, number=at, **values).save()
    _settle(held, names, seals)
    return left


def _settle(held: PastImport, names: Sequence[str], seals: dict[str, str]) -> None:
    """Name and seal the import by its files, and take over what was answered for the very same set."""
    held.name, held.sha256 = name_of(names), seal_of(seals)
    before = (
        PastImport.rows.filter(partnership=held.partnership, sha256=held.sha256).exclude(pk=held.pk).first()
    )
    answers: dict[str, Any] = before.answers if before else {}
    held.answers = {key: {**one, "revision": 0} for key, one in answers.items()} | held.answers
    held.revision += 1
    held.state = PastState.WAITING
    held.save()
