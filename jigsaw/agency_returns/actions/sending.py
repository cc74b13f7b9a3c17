"""The one verb by which a return is sent: approved, sealed, joined to the chronology, its duty done, all told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from jigsaw.agency_returns import followers
from jigsaw.agency_returns.actions.approving import Handover, hand_over
from jigsaw.agency_returns.actions.joining import join_return
from jigsaw.agency_returns.actions.returning import can_be_written, held_request
from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn
from jigsaw.agency_returns.queries.entries import events_of
from jigsaw.agency_returns.queries.links import link_to
from jigsaw.agency_returns.queries.receipts import fingerprint_of
from jigsaw.agency_returns.queries.returns import speaks_for_agency, version_in_hand
from jigsaw.agency_returns.rules import lateness
from jigsaw.agency_returns.rules.returning import is_nil
from jigsaw.agency_returns.rules.terms import RequestState, ReturnState
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.incidents.actions import duties
from jigsaw.incidents.actions.rows import locked
from jigsaw.incidents.queries.duties import people_told
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.rules import Refused


class AlreadySent(Refused):
    """This version was sent before: pressed twice, or by two people."""

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__("This return was sent already")


def send_return(
    asked: AgencyRequest, *, version: int, fair: bool, said: Handover, by: Any, at: datetime
) -> AgencyReturn:
    """Approve a return and send it to the partnership: one act, done once.

    `fair` is the approver's word that it is a fair and full account of the agency's records. `said` tells what was not
    said before; a return that is still being written is handed over to `by` and sent at once. Raises Refused, and
    AlreadySent where the version has gone.
    """
    with act("send_return", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        incident = locked(asked.incident)
        held = held_request(asked)
        held.incident = incident
        returned = _in_hand(held, version)
        _approve(returned, fair=fair, said=said, by=by, at=at)
        events = [] if is_nil(returned.involved) else events_of(returned, today=_day(at))
        returned.sent_at, returned.state, returned.approved_by = at, ReturnState.SENT, by
        returned.fingerprint = fingerprint_of(returned, events)
        returned.save()
        doing.details |= {
            "code": held.code, "version": version, "rows": len(events), "days_late": returned.days_late,
            "nil": is_nil(returned.involved), "fingerprint": returned.fingerprint,
        }  # fmt: skip
        _arrive(returned, events, by=by, at=at)
    return returned


def _day(at: datetime) -> Any:
    return london.to_london(at).date()


def _in_hand(held: AgencyRequest, version: int) -> AgencyReturn:
    returned = version_in_hand(held)
    sent = held.returns.filter(version=version, state=ReturnState.SENT)
    if sent.exists():
        raise AlreadySent(version)
    can_be_written(held)
    if returned is None or returned.version != version:
        raise Refused("This version of the return is not being written any more")
    return returned


def _approve(returned: AgencyReturn, *, fair: bool, said: Handover, by: Any, at: datetime) -> None:
    """What must be so before a return is sent. Raises Refused at the first thing that is not."""
    request = returned.request
    if returned.state == ReturnState.WRITING:
        hand_over(returned, approver=by, said=said, by=by, at=at)
    elif returned.approver != by:
        raise Refused("This return is with somebody else to approve")
    late = lateness.asks_for_reason(returned.version, request.due_on, at)
    if late and not returned.late_reason:
        lateness.reason_is_given(said.late_reason, said.late_note, needed=True)
        returned.late_reason, returned.late_note = said.late_reason, said.late_note
    if not speaks_for_agency(by, request) and not returned.agreed_by:
        raise Refused("Enter who in the agency agreed to this return", "agreed_by")
    if not fair:
        raise Refused("Confirm that this is a fair and full account of our records", "fair")
    days = lateness.working_days_late(request.due_on, at, working_days())
    returned.days_late = days if returned.version == lateness.FIRST_VERSION else 0


def _arrive(returned: AgencyReturn, events: list[tuple[Event, str]], *, by: Any, at: datetime) -> None:
    """What follows from a return that has arrived: its rows join, its duty is done, people are told."""
    request, incident = returned.request, returned.request.incident
    if events or returned.version > lateness.FIRST_VERSION:
        join_return(returned, events, at=at)
    first = request.state == RequestState.ASKED
    if first:
        request.state, request.returned_at = RequestState.RETURNED, at
        request.save(update_fields=["state", "returned_at"])
        evidence = f"Return {request.reference}, version {returned.version}"
        duties.finish(incident, request.duty_key, done_on=_day(at), by=by, at=at, evidence=evidence)
    _tell_staff(returned, at)
    _tell_agency(returned, by, at)
    still_open = AgencyRequest.rows.filter(incident=incident, state=RequestState.ASKED)
    if first and not still_open.exists():
        followers.all_returned(incident=incident, returned_on=_day(at), by=by, at=at)


def _tell_staff(returned: AgencyReturn, at: datetime) -> None:
    """Everybody who asks agencies about the case hears that the return has arrived, and nothing of what it says."""
    request = returned.request
    for _case, person in people_told([request.incident], "ask_agencies"):
        write_mail(
            key=f"return received {returned.pk} {person.pk}",
            person=person,
            subject=f"Return received: {request.reference}",
            body=f"Hello {person.full_name},\n\n{_version_words(returned)} for {request.reference} has been received."
            f"\n\n{link_to('view_case', incident_id=request.incident_id)}\n",
            at=at,
        )


def _tell_agency(returned: AgencyReturn, by: Any, at: datetime) -> None:
    """Who was asked and who wrote it hear that it has gone, when somebody else sent it."""
    request = returned.request
    page = link_to("view_sent_return", request_id=request.pk, version=returned.version)
    for person in {request.lead, returned.approval_asked_by}:
        if person is not None and person != by and speaks_for_agency(person, request):
            write_mail(
                key=f"return sent {returned.pk} {person.pk}",
                person=person,
                subject=f"Return sent: {request.reference}",
                body=f"Hello {person.full_name},\n\n{_version_words(returned)} of {request.agency.name} for "
                f"{request.reference} was sent.\n\n{page}\n",
                at=at,
            )


def _version_words(returned: AgencyReturn) -> str:
    return "The return" if returned.version == 1 else f"Version {returned.version} of the return"
