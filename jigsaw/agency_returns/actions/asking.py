"""Ask agencies about a case: written part by part, then sent once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from jigsaw.accounts.models import Person
from jigsaw.agency_returns import followers
from jigsaw.agency_returns.actions.writing import duty_follows, held_for_asking, write_to
from jigsaw.agency_returns.models import AgencyRequest, RequestDraft
from jigsaw.agency_returns.queries.planned import (
    TERMS,
    check_can_be_sent,
    day_of,
    due_proposed,
    planned_requests,
    seal_of_plan,
    terms_hold,
    today_of,
)
from jigsaw.agency_returns.queries.requests import agencies_to_ask, people_of_case
from jigsaw.agency_returns.rules import asking
from jigsaw.audit.actions import act
from jigsaw.incidents.actions.guarding import no_names
from jigsaw.incidents.models import Incident
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import take_turn

AGENCIES, QUESTIONS = "agencies", "questions"
CHANGED = "What is asked has changed since this page was shown. Check it again before you send."


def choose_agencies(
    incident: Incident, *, chosen: Mapping[str, str], revision: int | None, by: Person, at: datetime
) -> RequestDraft:
    """Keep which agencies are about to be asked: the identifier of each, with that of the lead who gets its request.

    Raises Refused for none, for one that was asked already or has nobody to ask, and SavedMeanwhile.
    """
    with act("save_request_draft", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        draft = _held_draft(held_for_asking(incident), at)
        if not chosen:
            raise Refused("Select at least one agency", "agencies")
        known = {str(each.agency.pk): each for each in agencies_to_ask(draft.incident)}
        kept = {row["agency"]: row["request"] for row in draft.content.get("agencies", [])}
        rows = []
        for agency, lead in chosen.items():
            found = known.get(agency)
            if found is None or not found.can_be_asked:
                raise Refused("Select agencies that can be asked, as on the page", "agencies")
            leads = [str(person.pk) for person in found.leads]
            if lead and lead not in leads:
                raise Refused(f"Select who gets the request in {found.agency.name}", f"lead_{agency}")
            rows.append(
                {"agency": agency, "lead": lead or leads[0], "request": kept.get(agency, str(uuid4()))}
            )
        take_turn(draft, AGENCIES, revision=revision, by=by, at=at)
        draft.content = {**draft.content, "agencies": rows}
        _keep(draft, at)
        doing.details["agencies"] = len(rows)
    return draft


def write_questions(
    incident: Incident, *, terms: Mapping[str, Any], revision: int | None, said_no_name: str = "", by: Person,
    at: datetime,
) -> RequestDraft:  # fmt: skip
    """Keep what is about to be asked. `terms` has TERMS: days as dates, people as codes, questions as lines.

    Raises Refused, PossibleName where a text may hold a name of the people register, and SavedMeanwhile.
    """
    if set(terms) != set(TERMS):
        raise TypeError(f"What is asked has {', '.join(TERMS)} and nothing else")
    with act("save_request_draft", by=by, at=at, partnership=incident.partnership, about=incident):
        draft = _held_draft(held_for_asking(incident), at)
        words = {each["alias"]: each["words"] for each in people_of_case(draft.incident)}
        people = [{"alias": alias, "words": words.get(alias, "")} for alias in terms["people"]]
        content = {name: _plain(value) for name, value in terms.items()} | {"people": people}
        today = today_of(at)
        terms_hold(content, today)
        due_on = day_of(content, "due_on")
        assert due_on is not None
        asking.due_reason_holds(due_on, due_proposed(draft.incident, today), content["due_reason"])
        take_turn(draft, QUESTIONS, revision=revision, by=by, at=at)
        texts = {
            "questions": "\n".join(content["questions"]),
            "others": "\n".join(alias for alias in terms["people"] if alias not in words),
            "due_reason": content["due_reason"],
        }
        no_names(draft, QUESTIONS, texts, said=said_no_name, by=by, at=at, called="code")
        draft.content = {**draft.content, **content}
        _keep(draft, at)
    return draft


def send_requests(incident: Incident, *, seen: str, by: Person, at: datetime) -> list[AgencyRequest]:
    """Send what was written to every agency chosen: a request, its mail and what waits for it, in one act.

    `seen` is the seal of what was checked. Pressed twice it is sent once: then nothing is left to send, and nothing is.
    Raises Refused where something is missing or has changed since it was checked.
    """
    with act("send_requests", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = held_for_asking(incident)
        draft = RequestDraft.rows.select_for_update().filter(incident=held).first()
        if draft is None:
            doing.details["requests"] = 0
            return []
        draft.incident = held
        today = today_of(at)
        planned, hindered = planned_requests(held, draft, by=by, at=at)
        check_can_be_sent(draft, planned, hindered, today)
        if seal_of_plan(planned) != seen:
            raise Refused(CHANGED)
        for each in planned:
            each.asked.save(force_insert=True)
            duty_follows(each.asked)
            write_to(each.asked.lead, f"request {each.asked.pk}", each.mail, at=at)
        draft.delete()
        followers.agencies_asked(incident=held, asked_on=today, by=by, at=at)
        doing.details |= {"requests": len(planned), "codes": [each.asked.code for each in planned]}
    return [each.asked for each in planned]


def _held_draft(incident: Incident, at: datetime) -> RequestDraft:
    """The draft of a case that is held, which begins with its first part.

    It is called as its case is, so that words of a first part that was refused are known by the same seals again.
    """
    begun = {"pk": incident.pk, "partnership_id": incident.partnership_id, "changed_at": at}
    draft, _new = RequestDraft.rows.get_or_create(incident=incident, defaults=begun)
    draft.incident = incident
    return draft


def _keep(draft: RequestDraft, at: datetime) -> None:
    draft.changed_at = at
    draft.save()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
