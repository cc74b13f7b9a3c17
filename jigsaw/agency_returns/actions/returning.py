"""Writing a return: its version held, its first question, a version after the one that was sent."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from jigsaw.agency_returns.followers import review_days
from jigsaw.agency_returns.models import (
    AgencyRequest,
    AgencyReturn,
    DepartmentPart,
    ReturnRow,
    ReturnUpload,
)
from jigsaw.agency_returns.queries.entries import rows_in_hand
from jigsaw.agency_returns.queries.returns import speaks_for_agency, version_in_hand
from jigsaw.agency_returns.rules.lateness import may_be_followed
from jigsaw.agency_returns.rules.returning import why_not_written
from jigsaw.agency_returns.rules.terms import PartState, ReturnState
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.incidents.rules.terms import Stage
from jigsaw.partnerships.rules import Refused

AT_ONCE = 500


def held_request(asked: AgencyRequest) -> AgencyRequest:
    """The request as it is now, held until the act ends, with its case, agency and partnership. Part of an act."""
    rows = AgencyRequest.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("incident", "agency", "partnership", "lead", "deputy").get(pk=asked.pk)


def can_be_written(held: AgencyRequest, return_state: str = "") -> None:
    """Raises Refused where nothing can be written of a request in this state of its return."""
    closed = held.incident.stage == Stage.CLOSED
    if why := why_not_written(request_state=held.state, closed=closed, return_state=return_state):
        raise Refused(why)


def held_return(asked: AgencyRequest, *, by: Any, at: datetime) -> AgencyReturn:
    """The version that is being written, held until the act ends; the first is begun by the first that is written.

    Part of an act; `held.request` is the held request, and the caller saves the row. Where staff write on the
    agency's behalf, the version says so from then on. Raises Refused where nothing can be written: the request was
    withdrawn, its case is closed, the return is with who approves it or was sent.
    """
    held = held_request(asked)
    returned = version_in_hand(held)
    can_be_written(held, returned.state if returned else "")
    if returned is None:
        returned = AgencyReturn(partnership=held.partnership, request=held, version=1, started_at=at)
        returned.save()
    if not returned.entered_by_staff and not speaks_for_agency(by, held):
        returned.entered_by_staff = True
        returned.save(update_fields=["entered_by_staff"])
    return returned


def held_part(part: DepartmentPart, *, by: Any, at: datetime) -> DepartmentPart:
    """A department's part that can still be written, held with its return until the act ends. Part of an act.

    `held.returned` is the held return and `held.returned.request` the held request. Raises Refused as `held_return`,
    and where the part was returned or taken back.
    """
    returned = held_return(part.returned.request, by=by, at=at)
    held = DepartmentPart.rows.select_for_update(of=("self",), no_key=True).get(pk=part.pk)
    if held.returned_id != returned.pk:
        raise Refused("This return was sent. Nothing can be added to your part of it.")
    held.returned = returned
    if why := why_not_written(
        request_state=returned.request.state, closed=False, return_state=returned.state, part_state=held.state
    ):
        raise Refused(why)
    return held


def start_new_version(asked: AgencyRequest, *, by: Any, at: datetime) -> AgencyReturn:
    """Begin the version after the one that was sent, with its summary and rows. One that is begun already is kept.

    Possible until the panel meets. Raises Refused.
    """
    with act("start_return", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = held_request(asked)
        can_be_written(held)
        last = version_in_hand(held)
        if last is None:
            raise Refused("Nothing was sent yet")
        doing.details |= {"code": held.code, "version": last.version}
        if last.state != ReturnState.SENT:
            return last
        meets_on = review_days(held.incident).panel_meets_on
        if not may_be_followed(meets_on, london.to_london(at).date()):
            raise Refused("The panel has met, so that this return stands as it was sent")
        new = _copied(last, by=by, at=at)
        doing.details["version"] = new.version
    return new


def _copied(last: AgencyReturn, *, by: Any, at: datetime) -> AgencyReturn:
    """The next version with what the last one said."""
    new = AgencyReturn(
        partnership=last.partnership,
        request=last.request,
        version=last.version + 1,
        started_at=at,
        involved=last.involved,
        nil_checked=last.nil_checked,
        summary=last.summary,
        not_names=last.not_names,
        entered_by_staff=not speaks_for_agency(by, last.request),
        chronology_checked_at=last.chronology_checked_at,
    )
    new.save()
    parts = _copied_parts(last, new)
    uploads = _copied_uploads(last, new, parts)
    rows = [
        ReturnRow(
            partnership_id=row.partnership_id, returned=new, number=row.number, cells=row.cells, errors=row.errors,
            confirm=row.confirm, place=row.place, upload=uploads.get(row.upload_id),
            department=parts.get(row.department_id),
        )
        for row in rows_in_hand(last)
    ]  # fmt: skip
    ReturnRow.rows.bulk_create(rows, batch_size=AT_ONCE)
    return new


def _copied_uploads(
    last: AgencyReturn, new: AgencyReturn, parts: dict[Any, DepartmentPart]
) -> dict[Any, ReturnUpload]:
    """The uploads of which rows stand in the new version; the files themselves are kept once."""
    found = {}
    for upload in last.uploads.filter(replaced_at=None):
        before = upload.pk
        upload.pk = upload.id = uuid.uuid4()
        upload.returned, upload.department = new, parts.get(upload.department_id)
        upload.save(force_insert=True)
        found[before] = upload
    return found


def _copied_parts(last: AgencyReturn, new: AgencyReturn) -> dict[Any, DepartmentPart]:
    """The parts that departments returned, so that each of their rows still says from which it came."""
    found = {}
    for part in last.parts.filter(state=PartState.RETURNED):
        before = part.pk
        part.pk = part.id = uuid.uuid4()
        part.returned = new
        part.save(force_insert=True)
        found[before] = part
    return found
