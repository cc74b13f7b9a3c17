"""Change a request that was sent: more time, another person who gets it, no longer needed."""

from __future__ import annotations

from datetime import date, datetime

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions.writing import (
    duty_follows,
    held_open_request,
    perhaps_all_are_back,
    reason_is_given,
    text_is_kept,
    write_to,
)
from jigsaw.agency_returns.models import AgencyRequest
from jigsaw.agency_returns.queries.planned import today_of
from jigsaw.agency_returns.queries.requests import leads_of, mailed, people_who_get_mail
from jigsaw.agency_returns.rules.mails import extension_mail, request_mail, withdrawn_mail
from jigsaw.agency_returns.rules.requests import due_day_holds
from jigsaw.agency_returns.rules.terms import RequestState
from jigsaw.audit.actions import act
from jigsaw.calendar.words import date_words
from jigsaw.incidents.actions import duties
from jigsaw.notices.actions import take_back_mail
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.rules import Refused


def extend_request(
    asked: AgencyRequest, *, due_on: date, reason: str, said_no_name: str = "", by: Person, at: datetime
) -> AgencyRequest:
    """Give more time, with a reason, and tell the lead. Reminders begin anew for the new day.

    Raises Refused for a day that is not later or no working day, and where the request is not open.
    """
    with act("extend_request", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = held_open_request(asked)
        doing.details["code"] = held.code
        if due_on == held.due_on:
            raise Refused("The new day must be another than the one now", "due_on")
        if due_on < held.due_on:
            said = date_words(held.due_on)
            raise Refused(f"The new day must be after {said}, when the return is due now", "due_on")
        due_day_holds(due_on, today_of(at), working_days())
        why = reason_is_given(reason, "Enter why more time is given")
        text_is_kept(held, "extension", {"reason": why}, said=said_no_name, by=by, at=at)
        entry = {"from": held.due_on.isoformat(), "to": due_on.isoformat(), "why": why}
        held.extensions = [*held.extensions, entry | {"by": str(by.pk), "at": at.isoformat()}]
        held.due_on = due_on
        held.save()
        duty_follows(held)
        for person in people_who_get_mail(held)[:1]:
            write_to(
                person, f"request {held.pk} due {due_on.isoformat()}", extension_mail(mailed(held)), at=at
            )
        doing.details["due_on"] = due_on.isoformat()
    return held


def change_recipients(
    asked: AgencyRequest, *, lead: str, deputy: str, lead_phone: str, by: Person, at: datetime
) -> AgencyRequest:
    """Change who gets a request: identifiers of the lead and the deputy ("" for none), and the number of the lead.

    A new lead gets the request; what waits to be sent to the one before is taken back. Raises Refused for somebody who
    does not lead the agency.
    """
    with act("change_recipients", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = held_open_request(asked)
        doing.details["code"] = held.code
        leads = {str(p.pk): p for p in leads_of([held.agency_id], held.incident).get(held.agency_id, [])}
        if lead not in leads:
            raise Refused("Select who gets the request", "lead")
        if deputy and deputy not in leads:
            raise Refused("Select the deputy, as on the page", "deputy")
        if lead == deputy:
            raise Refused("The deputy must be another person than the lead", "deputy")
        before, held.lead = held.lead, leads[lead]
        held.deputy, held.lead_phone = leads.get(deputy), lead_phone
        held.save()
        if before != held.lead:
            taken = take_back_mail(before, words=[held.reference], at=at)
            write_to(held.lead, f"request {held.pk} to {held.lead.pk}", request_mail(mailed(held)), at=at)
            doing.details |= {"lead": str(held.lead.pk), "taken_back": taken}
    return held


def withdraw_request(
    asked: AgencyRequest, *, reason: str, said_no_name: str = "", by: Person, at: datetime
) -> AgencyRequest:
    """Withdraw a request that is no longer needed, with a reason, and tell the lead. It stays in the case.

    Where it was the last one open, the returns of the case are all there. Raises Refused.
    """
    with act("withdraw_request", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        held = held_open_request(asked, to_withdraw=True)
        doing.details["code"] = held.code
        why = reason_is_given(reason, "Enter why the request is withdrawn")
        text_is_kept(held, "withdrawal", {"reason": why}, said=said_no_name, by=by, at=at)
        held.state, held.withdrawn_at, held.withdrawn_reason = RequestState.WITHDRAWN, at, why
        held.save()
        duties.withdraw(held.incident, [held.duty_key])
        for person in {held.lead, held.deputy} - {None}:
            take_back_mail(person, words=[held.reference], at=at)
        for person in people_who_get_mail(held)[:1]:
            write_to(person, f"request {held.pk} withdrawn", withdrawn_mail(mailed(held)), at=at)
        perhaps_all_are_back(held.incident, returned_on=today_of(at), by=by, at=at)
    return held
