"""Rows that several verbs about requests write. Nothing here is a verb: it is called inside the act of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from jigsaw.agency_returns import followers
from jigsaw.agency_returns.actions.returning import held_request
from jigsaw.agency_returns.models import AgencyRequest
from jigsaw.agency_returns.queries.requests import why_not_asked_in
from jigsaw.agency_returns.rules.asking import why_not_changed
from jigsaw.agency_returns.rules.mails import MailText
from jigsaw.agency_returns.rules.terms import RequestState
from jigsaw.calendar import london
from jigsaw.incidents.actions import duties
from jigsaw.incidents.actions.guarding import no_names
from jigsaw.incidents.actions.rows import locked
from jigsaw.incidents.models import Incident
from jigsaw.incidents.rules.terms import Stage
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships.rules import Refused

BOARD = "list_requests"


def held_for_asking(incident: Incident) -> Incident:
    """The case as it is now, held until the act ends. Raises Refused where nothing can be sent to agencies."""
    held = locked(incident)
    if why := why_not_asked_in(held):
        raise Refused(why)
    return held


def held_open_request(asked: AgencyRequest, *, to_withdraw: bool = False) -> AgencyRequest:
    """A request as it is now, held with its case. Raises Refused where it is not open or nothing can be sent.

    Also in a case whose notification was withdrawn it can still be said that a request is no longer needed.
    """
    incident = locked(asked.incident) if to_withdraw else held_for_asking(asked.incident)
    if incident.stage == Stage.CLOSED:
        raise Refused(why_not_asked_in(incident))
    held = held_request(asked)
    held.incident = incident
    if why := why_not_changed(held.state):
        raise Refused(why)
    return held


def reason_is_given(reason: str, missing: str, field: str = "reason") -> str:
    """Why it is done, in words that are kept. Raises Refused."""
    if not reason.strip():
        raise Refused(missing, field)
    return reason.strip()


def text_is_kept(
    asked: AgencyRequest, part: str, texts: Mapping[str, str], *, said: str, by: Any, at: datetime
) -> None:
    """Hold texts about a request against the names of the people register; the caller saves the row. Raises Refused."""
    no_names(asked, part, texts, said=said, by=by, at=at, called="code")


def write_to(person: Any, key: str, mail: MailText, *, at: datetime) -> str:
    """Write a mail to a person, once for its key. Returns the key."""
    write_mail(key=key, person=person, subject=mail.subject, body=mail.body, at=at)
    return key


def duty_follows(asked: AgencyRequest, waits_on: str = "") -> None:
    """What waits for the return in the work of the team, with the day on which it is due. `waits_on` says for whom."""
    duties.add_task(
        asked.incident,
        asked.duty_key,
        f"Return {asked.code}",
        due_on=asked.due_on,
        page=BOARD,
        waits_on=(waits_on or asked.agency.name)[:160],
        waits_since=london.to_london(asked.sent_at).date(),
    )


def duties_of_open_requests_begin(*, incident: Incident, **facts: Any) -> None:
    """What waits for returns that were asked for before a notification stands again after it was withdrawn."""
    for asked in AgencyRequest.rows.filter(incident=incident, state=RequestState.ASKED).select_related(
        "agency"
    ):
        asked.incident = incident
        duty_follows(asked)


def duties_of_open_requests_end(*, incident: Incident, **facts: Any) -> None:
    """Nothing waits for returns in a case whose notification was withdrawn; the requests stay as they are."""
    standing = AgencyRequest.rows.filter(incident=incident, state=RequestState.ASKED)
    duties.withdraw(incident, [asked.duty_key for asked in standing])


def perhaps_all_are_back(incident: Incident, *, returned_on: date, by: Any, at: datetime) -> None:
    """Let the followers know where no request of a case is open any more, and at least one return arrived."""
    states = set(AgencyRequest.rows.filter(incident=incident).values_list("state", flat=True))
    if RequestState.ASKED not in states and RequestState.RETURNED in states:
        followers.all_returned(incident=incident, returned_on=returned_on, by=by, at=at)
