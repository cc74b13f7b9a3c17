"""The requests that are about to be sent, with the exact mail of each: what is checked is what is sent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from jigsaw.accounts.models import Person
from jigsaw.agency_returns import followers
from jigsaw.agency_returns.models import AgencyRequest, RequestDraft
from jigsaw.agency_returns.queries.requests import agencies_to_ask, last_lead_phones, mailed
from jigsaw.agency_returns.rules import asking
from jigsaw.agency_returns.rules.mails import MailText, request_mail
from jigsaw.agency_returns.rules.requests import (
    MOST_PEOPLE,
    MOST_QUESTIONS,
    code_of,
    due_day_holds,
    period_holds,
)
from jigsaw.calendar import london
from jigsaw.incidents.models import Incident
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.rules import Refused

# What of a draft is asked of every agency alike.
TERMS = ("period_from", "period_to", "kind", "people", "questions", "due_on", "due_reason", "contact_phone")


@dataclass(frozen=True)
class Planned:
    """One request as it will be, not saved yet, and its mail."""

    asked: AgencyRequest
    mail: MailText


def terms_are_written(content: dict[str, Any]) -> bool:
    """Whether a draft says all that is asked."""
    return all(name in content for name in TERMS)


def terms_hold(content: dict[str, Any], today: date) -> None:
    """What is asked can be asked on this day. Raises Refused."""
    period_holds(day_of(content, "period_from"), day_of(content, "period_to"), today)
    asking.people_hold([each["alias"] for each in content["people"]], MOST_PEOPLE)
    asking.questions_hold(content["questions"], MOST_QUESTIONS)
    due_day_holds(day_of(content, "due_on"), today, working_days())


def due_proposed(incident: Incident, today: date) -> asking.Proposed | None:
    """The day on which returns of a case are due, as it is proposed on this day."""
    return asking.proposed_due(followers.review_days(incident).returns_due_on, today, working_days())


def day_of(content: dict[str, Any], name: str) -> date | None:
    """A day of a draft."""
    kept = content.get(name)
    return date.fromisoformat(kept) if kept else None


def planned_requests(
    incident: Incident, draft: RequestDraft, *, by: Person, at: datetime
) -> tuple[list[Planned], list[str]]:
    """The requests that the draft says, as `by` would send them now; and why some of its agencies cannot be asked.

    None before the draft says all that is asked.
    """
    if not terms_are_written(draft.content):
        return [], []
    content, known = draft.content, {each.agency.pk: each for each in agencies_to_ask(incident)}
    taken = set(AgencyRequest.rows.filter(incident=incident).values_list("code", flat=True))
    terms = {name: content[name] for name in ("kind", "people", "questions", "due_reason", "contact_phone")}
    days: dict[str, Any] = {name: day_of(content, name) for name in ("period_from", "period_to", "due_on")}
    phones = last_lead_phones(incident, [p for each in known.values() for p in each.leads])
    planned, hindered = [], []
    for row in content.get("agencies", []):
        found = known.get(UUID(row["agency"]))
        leads = {str(person.pk): person for person in found.leads} if found else {}
        if found is None or found.asked is not None:
            name = found.agency.name if found else "An agency"
            hindered.append(f"{name} was asked already." if found else f"{name} is no longer there.")
            continue
        if row["lead"] not in leads:
            hindered.append(f"Who leads {found.agency.name} has changed. Choose again who gets its request.")
            continue
        lead = leads[row["lead"]]
        code = code_of(found.agency.kind, taken)
        taken.add(code)
        asked = AgencyRequest(
            pk=UUID(row["request"]), partnership=incident.partnership, incident=incident, agency=found.agency,
            code=code, lead=lead, deputy=next((p for p in found.leads if p != lead), None),
            lead_phone=phones.get(lead.pk, ""), first_due_on=days["due_on"], sent_at=at, sent_by=by,
            **terms, **days,
        )  # fmt: skip
        planned.append(Planned(asked, request_mail(mailed(asked))))
    return planned, hindered


def seal_of_plan(planned: list[Planned]) -> str:
    """A seal of all that is about to be sent, to whom and in which words: sent is what was checked, or nothing."""
    said = [
        [str(each.asked.pk), str(each.asked.lead_id), str(each.asked.deputy_id), each.mail.seal,
         str(each.asked.period_from), str(each.asked.period_to), each.asked.people, each.asked.questions]
        for each in planned
    ]  # fmt: skip
    return sha256(json.dumps(said).encode()).hexdigest()


def today_of(at: datetime) -> date:
    """The day in London."""
    return london.to_london(at).date()


def check_can_be_sent(draft: RequestDraft, planned: list[Planned], hindered: list[str], today: date) -> None:
    """Whether the draft is whole and every agency of it can be asked. Raises Refused with what to do."""
    if not terms_are_written(draft.content):
        raise Refused("Write what you ask before you send it.")
    if hindered:
        raise Refused(hindered[0])
    if not planned:
        raise Refused("Select at least one agency before you send.")
    terms_hold(draft.content, today)
