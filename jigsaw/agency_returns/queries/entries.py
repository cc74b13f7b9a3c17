"""The rows of a return that is being written: whose they are, how many are good, and what they say as events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import F, Q, QuerySet

from jigsaw.agency_returns.chronology.checking import Asked, Checked
from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.chronology.merging import merge
from jigsaw.agency_returns.chronology.one_row import check_rows
from jigsaw.agency_returns.models import AgencyReturn, DepartmentPart, ReturnRow, ReturnUpload
from jigsaw.agency_returns.rules.entries import to_decide
from jigsaw.agency_returns.rules.terms import PartState, UploadKind

TYPED = "Typed rows"


class Counts(NamedTuple):
    """How rows stand: all, the errors in them, the rows with errors, the good rows with something to decide."""

    rows: int = 0
    errors: int = 0
    faulty: int = 0
    doubtful: int = 0

    @property
    def ready(self) -> int:
        """Good rows that leave nothing to decide."""
        return self.rows - self.faulty - self.doubtful


def all_rows(returned: AgencyReturn, part: DepartmentPart | None = None) -> QuerySet[ReturnRow]:
    """The rows that a writer has in hand, those that were taken out included.

    A department has its own. The agency's lead has their own and those of each department that has returned its part.
    """
    if part is not None:
        rows = ReturnRow.rows.filter(department=part)
    else:
        given = Q(department=None) | Q(department__state=PartState.RETURNED)
        rows = ReturnRow.rows.filter(given, returned=returned)
    own_first = F("department__name").asc(nulls_first=True)
    return rows.select_related("upload", "department").order_by(own_first, "number", "pk")


def rows_in_hand(returned: AgencyReturn, part: DepartmentPart | None = None) -> QuerySet[ReturnRow]:
    """The same without those that were taken out."""
    return all_rows(returned, part).filter(removed_at=None)


def standing_upload(returned: AgencyReturn | None, part: DepartmentPart | None = None) -> ReturnUpload | None:
    """The file or paste that a writer sent last, if its rows were not replaced."""
    if returned is None:
        return None
    kept = ReturnUpload.rows.filter(returned=returned, department=part, replaced_at=None)
    return kept.select_related("uploaded_by").order_by("uploaded_at").last()


def counts_of(returned: AgencyReturn | None, part: DepartmentPart | None = None) -> Counts:
    """How the rows in hand stand, in one query."""
    if returned is None:
        return Counts()
    return count_rows(rows_in_hand(returned, part).values_list("errors", "confirm"))


def count_rows(rows: Iterable[tuple[list, list]]) -> Counts:
    """How rows stand, by what is wrong with each and what is to confirm."""
    all_of_them = errors = faulty = doubtful = 0
    for wrong, confirm in rows:
        all_of_them += 1
        errors += len(wrong)
        faulty += bool(wrong)
        doubtful += not wrong and bool(to_decide(confirm))
    return Counts(all_of_them, errors, faulty, doubtful)


def batches(rows: Iterable[ReturnRow]) -> Iterator[list[ReturnRow]]:
    """The rows by where they come from: one file or paste, or what one writer typed."""
    found: dict[tuple, list[ReturnRow]] = defaultdict(list)
    for row in rows:
        found[(row.department_id, row.upload_id)].append(row)
    yield from found.values()


def checked(batch: list[ReturnRow], asked: Asked, agency: str) -> Checked:
    """The rows of one file, paste or writer checked again from what was typed, as they were at first."""
    upload = batch[0].upload
    return check_rows(
        {row.number: row.cells for row in batch},
        asked,
        agency=agency,
        file=(upload.filename or UploadKind.PASTE.words) if upload else TYPED,
        letters=(upload.letters if upload else None) or None,
        pasted=bool(upload and upload.kind == UploadKind.PASTE),
    )


def events_of_rows(rows: Iterable[ReturnRow], agency: str, today: date) -> list[tuple[Event, ReturnRow]]:
    """The good rows as events, each with its row, in the order of the merged chronology."""
    by_event: dict[tuple, ReturnRow] = {}
    events: list[Event] = []
    for batch in batches(row for row in rows if not row.errors):
        of_number = {row.number: row for row in batch}
        for event in checked(batch, Asked(today), agency).events:
            row = of_number[event.row]
            # Departments may send files of one name: apart while they are put in order.
            own = event._replace(file=f"{event.file}\0{row.department_id or ''}")
            by_event[(own.file, own.row)] = row
            events.append(own)
    return [
        (event._replace(file=event.file.partition("\0")[0]), by_event[(event.file, event.row)])
        for event in merge(events)
    ]


def events_of(
    returned: AgencyReturn, part: DepartmentPart | None = None, *, today: date
) -> list[tuple[Event, str]]:
    """The good rows in hand as events, each with the name of its department, in the order of the merge."""
    found = events_of_rows(rows_in_hand(returned, part), returned.request.agency.name, today)
    return [(event, row.department.name if row.department else "") for event, row in found]
