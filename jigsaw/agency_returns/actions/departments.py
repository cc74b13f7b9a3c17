"""The verbs of the second level: a lead asks a department, its author writes and returns its part."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions.returning import held_part, held_return
from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn, DepartmentPart
from jigsaw.agency_returns.queries.entries import counts_of
from jigsaw.agency_returns.queries.links import link_to
from jigsaw.agency_returns.rules.returning import UNFINISHED, part_due_holds
from jigsaw.agency_returns.rules.terms import PartState
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.incidents.actions.guarding import no_names
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships.actions import bring_in
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.rules import Refused


def ask_department(
    asked: AgencyRequest, *, name: str, email: str, full_name: str, due_on: date, by: Any, at: datetime
) -> DepartmentPart:
    """Ask a department for its part, and tell whoever writes it by mail. Raises Refused.

    Somebody who is not known by this address is invited as an author of the agency.
    """
    about = {"partnership": asked.partnership, "about": asked.incident}
    with act("ask_department", by=by, at=at, **about) as doing:
        person = bring_in(
            by=by, at=at, partnership=asked.partnership, agency=asked.agency, role=Role.AGENCY_AUTHOR, email=email,
            full_name=full_name,
        )  # fmt: skip
        returned = held_return(asked, by=by, at=at)
        part_due_holds(due_on, london.to_london(at).date(), returned.request.due_on)
        standing = returned.parts.exclude(state=PartState.TAKEN_BACK)
        if standing.filter(name__iexact=name).exists():
            raise Refused("This department is asked already", "name")
        part = DepartmentPart(
            partnership=asked.partnership, returned=returned, name=name, person=person, due_on=due_on, asked_by=by,
            asked_at=at,
        )  # fmt: skip
        part.save()
        doing.details |= {"code": returned.request.code, "part": str(part.pk), "person": str(person.pk)}
        _tell_author(part, at)
    return part


def take_back_department(part: DepartmentPart, *, by: Any, at: datetime) -> DepartmentPart:
    """Do without a department: it can no longer write, and its rows stay out of the return. Raises Refused."""
    asked = part.returned.request
    with act(
        "take_back_department", by=by, at=at, partnership=asked.partnership, about=asked.incident
    ) as doing:
        returned = held_return(asked, by=by, at=at)
        held = _of(returned, part)
        if held.state != PartState.TAKEN_BACK:
            take_back([held], returned, at=at)
        doing.details |= {"code": returned.request.code, "part": str(held.pk)}
    return held


def take_back(parts: list[DepartmentPart], returned: AgencyReturn, *, at: datetime) -> None:
    """Do without these departments, and tell them. Part of an act; the return's chronology is to be checked again."""
    for part in parts:
        if part.state == PartState.RETURNED:
            returned.chronology_checked_at = None
        part.state = PartState.TAKEN_BACK
        part.save(update_fields=["state"])
        write_mail(
            key=f"part taken back {part.pk} {at.isoformat()}",
            person=part.person,
            subject=f"No longer needed: {returned.request.reference}",
            body=f"Hello {part.person.full_name},\n\n{returned.request.agency.name} no longer needs your "
            f"department’s part for {returned.request.reference}. You do not need to do anything more.\n",
            at=at,
        )
    returned.save(update_fields=["chronology_checked_at"])


def send_part_back(part: DepartmentPart, *, by: Any, at: datetime) -> DepartmentPart:
    """Let a department change the part that it returned, and tell it by mail. Raises Refused."""
    asked = part.returned.request
    with act("send_part_back", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        returned = held_return(asked, by=by, at=at)
        held = _of(returned, part)
        doing.details |= {"code": returned.request.code, "part": str(held.pk)}
        if held.state != PartState.RETURNED:
            raise Refused("This department has not returned its part")
        held.state, held.returned_at = PartState.ASKED, None
        held.save(update_fields=["state", "returned_at"])
        returned.chronology_checked_at = None
        returned.save(update_fields=["chronology_checked_at"])
        _tell_author(held, at, again=True)
    return held


def save_part_note(
    part: DepartmentPart, *, note: str, said_no_name: str, by: Any, at: datetime
) -> DepartmentPart:
    """Save what a department adds beside its rows. Raises Refused."""
    asked = part.returned.request
    with act("save_part_note", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = held_part(part, by=by, at=at)
        _note(held, note, said_no_name, by, at)
        held.save()
        doing.details |= {"code": held.returned.request.code, "part": str(held.pk)}
    return held


def return_part(
    part: DepartmentPart, *, note: str, said_no_name: str, by: Any, at: datetime
) -> DepartmentPart:
    """Return the part of a department to its lead, who is told by mail. Raises Refused."""
    asked = part.returned.request
    with act("return_part", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = held_part(part, by=by, at=at)
        _note(held, note, said_no_name, by, at)
        counts = counts_of(held.returned, held)
        if counts.faulty or counts.doubtful:
            raise Refused(UNFINISHED)
        if not counts.rows and not note:
            raise Refused("Enter a note, or add the events that your records hold", "note")
        held.state, held.returned_at = PartState.RETURNED, at
        held.save()
        returned = held.returned
        if counts.rows:
            returned.chronology_checked_at = None
            returned.save(update_fields=["chronology_checked_at"])
        doing.details |= {"code": returned.request.code, "part": str(held.pk), "rows": counts.rows}
        _tell_lead(held, at)
    return held


def _of(returned: AgencyReturn, part: DepartmentPart) -> DepartmentPart:
    """The part as it is now, of the return that is being written. Raises Refused for one of an earlier version."""
    held = DepartmentPart.rows.select_for_update(of=("self",), no_key=True).select_related("person")
    found = held.filter(pk=part.pk, returned=returned).first()
    if found is None:
        raise Refused("This part belongs to a version that was sent")
    return found


def _note(held: DepartmentPart, note: str, said: str, by: Any, at: datetime) -> None:
    no_names(held, "note", {"note": note}, said=said, by=by, at=at, called="code")
    held.note = note


def _tell_author(part: DepartmentPart, at: datetime, *, again: bool = False) -> None:
    request = part.returned.request
    person: Person = part.person
    what = "asks you to change your department’s part" if again else "asks your department for its part"
    write_mail(
        key=f"part {part.pk} {at.isoformat()}",
        person=person,
        subject=f"Information request {request.reference}, due {london.day_words(part.due_on)}",
        body=f"Hello {person.full_name},\n\n{request.agency.name} {what} of the return for {request.reference}, "
        f"by {london.day_words(part.due_on)}.\n\n{link_to('view_own_part', part_id=part.pk)}\n\n"
        "The link opens the page; you sign in with this email address and a code that is sent to it.\n",
        at=at,
    )


def _tell_lead(part: DepartmentPart, at: datetime) -> None:
    request = part.returned.request
    write_mail(
        key=f"part returned {part.pk} {at.isoformat()}",
        person=part.asked_by,
        subject=f"Part returned: {request.reference}",
        body=f"Hello {part.asked_by.full_name},\n\nA department has returned its part for {request.reference}.\n\n"
        f"{link_to('list_departments', request_id=request.pk)}\n",
        at=at,
    )
