"""Writing a return: its version held, its first question, a version after the one that was sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn, DepartmentPart
from jigsaw.agency_returns.queries.returns import speaks_for_agency, version_in_hand
from jigsaw.agency_returns.rules.returning import why_not_written
from jigsaw.incidents.rules.terms import Stage
from jigsaw.partnerships.rules import Refused


def held_request(asked: AgencyRequest) -> AgencyRequest:
    """The request as it is now, held until the act ends, with its case, agency and partnership. Part of an act."""
    rows = AgencyRequest.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("incident", "agency", "partnership", "lead", "deputy").get(pk=asked.pk)


def held_return(asked: AgencyRequest, *, by: Any, at: datetime) -> AgencyReturn:
    """The version that is being written, held until the act ends; the first is begun by the first that is written.

    Part of an act; `held.request` is the held request, and the caller saves the row. Where staff write on the
    agency's behalf, the version says so from then on. Raises Refused where nothing can be written: the request was
    withdrawn, its case is closed, the return is with who approves it or was sent.
    """
    held = held_request(asked)
    returned = version_in_hand(held)
    closed = held.incident.stage == Stage.CLOSED
    why = why_not_written(
        request_state=held.state, closed=closed, return_state=returned.state if returned else ""
    )
    if why:
        raise Refused(why)
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
