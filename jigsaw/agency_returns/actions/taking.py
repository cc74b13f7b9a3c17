"""Take the rows of a spreadsheet or a paste into a return: the good ones and the faulty ones, each as it was typed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from jigsaw.agency_returns.actions.weighing import Held, changed, hold, save_rows, weigh
from jigsaw.agency_returns.models import AgencyRequest, DepartmentPart, ReturnRow, ReturnUpload
from jigsaw.agency_returns.queries.asked import asked_of
from jigsaw.agency_returns.queries.entries import standing_upload
from jigsaw.agency_returns.rules.entries import cells_of
from jigsaw.agency_returns.rules.terms import UploadKind
from jigsaw.agency_returns.spreadsheets.importing import Return
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.calendar.words import count_words
from jigsaw.files.storing import remove, store
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import SavedMeanwhile, take_turn

FOLDER = "returns"
AT_ONCE = 500
ASK = "Confirm that the new rows replace those that are there"


class RowsMeanwhile(Refused):
    """Somebody else sent or changed rows while this person was on the page: it says who, what and when."""


def take_rows(
    asked: AgencyRequest, part: DepartmentPart | None, found: Return, *, kind: UploadKind, content: bytes,
    filename: str = "", replaces: str = "", confirmed: bool = False, revision: int | None, by: Any, at: datetime,
) -> ReturnUpload:  # fmt: skip
    """Keep what was sent, and its rows in place of those of the file or paste before; typed rows stay.

    `replaces` is the earlier file that the person saw when they `confirmed` that its rows go; `revision` that of the
    return then. Sent twice, it is taken once. Raises Refused where nothing can be written, nothing was confirmed
    (field "replace") or the file is refused as a whole; RowsMeanwhile where somebody else was quicker. What is refused
    leaves nothing behind.
    """
    if found.refused:
        raise Refused(found.refused)
    upload = _upload(found, kind, content, filename)
    upload.partnership, upload.department = asked.partnership, part
    upload.uploaded_at, upload.uploaded_by = at, by
    upload.stored_as = store(content, folder=FOLDER)
    try:
        with act("take_rows", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
            held = hold(asked, part, by=by, at=at)
            before = standing_upload(held.returned, held.part)
            doing.details |= held.details | {"rows": found.rows, "faulty": len(found.faulty)}
            _is_new(upload, before, confirmed)
            _may_replace(held, before, replaces, confirmed, revision, by, at)
            _put(held, before, upload, found, at)
            changed(held)
    except _Again as again:
        remove(upload.stored_as)
        return again.upload
    except BaseException:
        remove(upload.stored_as)
        raise
    return upload


def _upload(found: Return, kind: UploadKind, content: bytes, filename: str) -> ReturnUpload:
    """What is kept of a file or paste; not saved yet, and nobody's."""
    return ReturnUpload(
        kind=kind, filename=filename[:120], sha256=sha256(content).hexdigest(), size=len(content),
        rows_read=found.rows, letters=found.letters,
        told=[{"cell": each.cell, "message": each.message} for each in found.told],
    )  # fmt: skip


class _Again(Exception):
    """The same person sent the same once more: nothing is to be done."""

    def __init__(self, upload: ReturnUpload) -> None:
        self.upload = upload
        super().__init__()


def _is_new(upload: ReturnUpload, before: ReturnUpload | None, confirmed: bool) -> None:
    """Raises _Again for what the same person has just sent, and does not ask to replace."""
    sent = (upload.sha256, upload.uploaded_by_id)
    if before is not None and (before.sha256, before.uploaded_by_id) == sent and not confirmed:
        raise _Again(before)


def _may_replace(
    held: Held, before: ReturnUpload | None, replaces: str, confirmed: bool, revision: int | None, by: Any,
    at: datetime,
) -> None:  # fmt: skip
    """Whether the person knows what goes. Raises Refused, RowsMeanwhile."""
    quicker = before is not None and str(before.pk) != replaces and before.uploaded_by_id != by.pk
    try:
        take_turn(held.returned, held.turn, revision=revision, by=by, at=at)
    except SavedMeanwhile as other:
        if not quicker:
            said = f"{other.by_whom} changed the events of this chronology at {london.words(other.at)}"
            raise RowsMeanwhile(f"{said}, while you were on this page. {ASK}", "replace") from other
    if before is None:
        return
    if quicker:
        raise RowsMeanwhile(f"{words_of(before)}, while you were on this page. {ASK}", "replace")
    if not confirmed or str(before.pk) != replaces:
        raise Refused(ASK, "replace")


def words_of(upload: ReturnUpload) -> str:
    """Who sent what, when, and how many rows: "Kit Osei uploaded ‘rows.xlsx’ with 34 rows at …"."""
    rows = count_words(upload.rows_read, "row")
    who, when = upload.uploaded_by.full_name, london.words(upload.uploaded_at)
    if upload.kind == UploadKind.PASTE:
        return f"{who} pasted {rows} at {when}"
    return f"{who} uploaded ‘{upload.filename}’ with {rows} at {when}"


def _put(held: Held, before: ReturnUpload | None, upload: ReturnUpload, found: Return, at: datetime) -> None:
    """The new rows in place of those of the file before. Rows that were typed stand behind them."""
    request = held.returned.request
    if before is not None:
        before.replaced_at = at
        before.save()
        ReturnRow.rows.filter(upload=before).delete()
    upload.returned = held.returned
    upload.save()
    new = [
        ReturnRow(
            partnership_id=request.partnership_id, returned=held.returned, department=held.part, upload=upload,
            number=number, cells=cells_of(cells),
        )
        for number, cells in found.raw.items()
    ]  # fmt: skip
    typed = list(
        ReturnRow.rows.filter(returned=held.returned, department=held.part, upload=None).order_by("number")
    )
    _stand_behind(typed, max(found.raw, default=0))
    standing = [row for row in typed if row.removed_at is None]
    weigh([*new, *standing], asked_of(request, today=london.to_london(at).date()), request.agency.name)
    ReturnRow.rows.bulk_create(new, batch_size=AT_ONCE)
    save_rows(typed, "number")


def _stand_behind(typed: Iterable[ReturnRow], last: int) -> None:
    """Give typed rows numbers of their own again; what was decided of them and a row that is gone is asked anew."""
    rows = list(typed)
    numbers = {row.number: place for place, row in enumerate(rows, last + 1)}
    for row in rows:
        row.number = numbers[row.number]
        kept = [entry for entry in row.confirm if not entry["other_row"] or entry["other_row"] in numbers]
        row.confirm = [
            entry | {"other_row": numbers[entry["other_row"]]} if entry["other_row"] else entry
            for entry in kept
        ]
