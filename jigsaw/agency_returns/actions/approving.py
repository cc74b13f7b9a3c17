"""The verbs round the approval of a return: given to who approves, taken back, sent back with a note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions.departments import take_back
from jigsaw.agency_returns.actions.returning import can_be_written, held_request, held_return
from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn
from jigsaw.agency_returns.queries.links import link_to
from jigsaw.agency_returns.queries.progress import open_tasks
from jigsaw.agency_returns.queries.returns import speaks_for_agency, version_in_hand
from jigsaw.agency_returns.rules import lateness
from jigsaw.agency_returns.rules.returning import everything_is_done
from jigsaw.agency_returns.rules.terms import PartState, ReturnState
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships.actions import bring_in
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import Role, roles_that_may
from jigsaw.partnerships.rules import ROLES_OF_AN_AGENCY, Refused


@dataclass(frozen=True)
class Handover:
    """What is said when a return is given on: why it is late, who agreed to it, that departments are done without."""

    late_reason: str = ""
    late_note: str = ""
    agreed_by: str = ""
    without_parts: bool = False


def ask_approval(
    asked: AgencyRequest, *, said: Handover, email: str = "", full_name: str = "", by: Any, at: datetime
) -> AgencyReturn:
    """Give a whole return to the manager who approves it, and tell them by mail; without `email`, to oneself.

    Somebody who is not known by this address is invited as an approver of the agency. Raises Refused.
    """
    with act("ask_approval", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        approver = _approver(asked, email, full_name, by, at) if email else by
        returned = held_return(asked, by=by, at=at)
        hand_over(returned, approver=approver, said=said, by=by, at=at)
        doing.details |= {
            "code": returned.request.code,
            "version": returned.version,
            "approver": str(approver.pk),
        }
        if approver != by:
            _tell_approver(returned, at)
    return returned


def hand_over(returned: AgencyReturn, *, approver: Person, said: Handover, by: Any, at: datetime) -> None:
    """Set down who approves a return and what was said with it. Part of an act. Raises Refused."""
    everything_is_done(open_tasks(returned.request, returned))
    needed = lateness.asks_for_reason(returned.version, returned.request.due_on, at)
    lateness.reason_is_given(said.late_reason, said.late_note, needed=needed)
    parts = list(returned.parts.filter(state=PartState.ASKED).select_related("person"))
    lateness.waits_for_parts([part.name for part in parts], said.without_parts)
    take_back(parts, returned, at=at)
    returned.state = ReturnState.WITH_APPROVER
    returned.approver, returned.approval_asked_by, returned.approval_asked_at = approver, by, at
    returned.late_reason, returned.late_note = (said.late_reason, said.late_note) if needed else ("", "")
    if approver == by and not speaks_for_agency(by, returned.request):
        if not said.agreed_by:
            raise Refused("Enter who in the agency agreed to this return", "agreed_by")
        returned.agreed_by = said.agreed_by
    returned.sent_back_note = ""
    returned.save()


def take_back_return(asked: AgencyRequest, *, by: Any, at: datetime) -> AgencyReturn:
    """Take a return back from who approves it, to go on writing. Raises Refused."""
    with act("take_back_return", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        returned = held_with_approver(asked)
        doing.details |= {"code": returned.request.code, "version": returned.version}
        _back_to_writing(returned)
    return returned


def send_back_return(asked: AgencyRequest, *, note: str, by: Any, at: datetime) -> AgencyReturn:
    """Send a return back to who wrote it, with what should change; they are told by mail. Raises Refused."""
    if not note.strip():
        raise Refused("Enter what should be changed", "note")
    with act("send_back_return", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        returned = held_with_approver(asked)
        if returned.approver != by:
            raise Refused("This return is with somebody else to approve")
        doing.details |= {"code": returned.request.code, "version": returned.version}
        returned.sent_back_note = note
        writer = returned.approval_asked_by
        _back_to_writing(returned)
        if writer is not None and writer != by:
            _tell_writer(returned, writer, at)
    return returned


def held_with_approver(asked: AgencyRequest) -> AgencyReturn:
    """The return that is with who approves it, held until the act ends. Part of an act. Raises Refused."""
    held = held_request(asked)
    can_be_written(held)
    returned = version_in_hand(held)
    if returned is None or returned.state != ReturnState.WITH_APPROVER:
        raise Refused("This return is not with a manager to approve")
    return returned


def _back_to_writing(returned: AgencyReturn) -> None:
    returned.state = ReturnState.WRITING
    returned.approver = returned.approval_asked_by = returned.approval_asked_at = None
    returned.save()


def _approver(asked: AgencyRequest, email: str, full_name: str, by: Any, at: datetime) -> Person:
    """Whoever of the agency may approve under this address; else somebody who is invited to."""
    may = roles_that_may("approve_return") & ROLES_OF_AN_AGENCY
    held = Membership.rows.filter(agency=asked.agency, role__in=may, ended_at=None, person__is_active=True)
    known = held.filter(person__email__iexact=email.strip()).select_related("person").first()
    if known is not None:
        return known.person
    return bring_in(
        by=by, at=at, partnership=asked.partnership, agency=asked.agency, role=Role.AGENCY_APPROVER, email=email,
        full_name=full_name,
    )  # fmt: skip


def _tell_approver(returned: AgencyReturn, at: datetime) -> None:
    request, person = returned.request, returned.approver
    assert person is not None
    write_mail(
        key=f"approve {returned.pk} {at.isoformat()}",
        person=person,
        subject=f"Return to approve: {request.reference}, due {london.day_words(request.due_on)}",
        body=f"Hello {person.full_name},\n\nThe return of {request.agency.name} for {request.reference} waits for "
        f"your approval.\n\n{link_to('approve_return', request_id=request.pk)}\n\n"
        "The link opens the page; you sign in with this email address and a code that is sent to it. "
        "Nothing is sent before you press the button on that page.\n",
        at=at,
    )


def _tell_writer(returned: AgencyReturn, writer: Person, at: datetime) -> None:
    request = returned.request
    write_mail(
        key=f"sent back {returned.pk} {at.isoformat()}",
        person=writer,
        subject=f"Return sent back: {request.reference}",
        body=f"Hello {writer.full_name},\n\nYour manager asks you to change the return for {request.reference} before "
        f"it is sent. What should change stands on its page.\n\n"
        f"{link_to('view_own_request', request_id=request.pk)}\n",
        at=at,
    )
