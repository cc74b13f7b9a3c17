"""A request to agencies, written and sent by the verbs themselves, as Priya does it on Wednesday 6 May 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

from jigsaw.agency_returns.actions import asking
from jigsaw.agency_returns.models import AgencyRequest
from jigsaw.agency_returns.queries.planned import planned_requests, seal_of_plan
from jigsaw.agency_returns.queries.requests import draft_of, leads_of
from jigsaw.agency_returns.rules.asking import QUESTIONS
from jigsaw.agency_returns.tests.factories import ASKED_AT, DUE_ON
from jigsaw.audit.actions import act
from jigsaw.incidents.models import Recusal

TERMS: dict[str, Any] = {
    "period_from": date(2024, 4, 30),
    "period_to": date(2026, 4, 30),
    "kind": "key-events",
    "people": ["Child A"],
    "questions": list(QUESTIONS),
    "due_on": DUE_ON,
    "due_reason": "",
    "contact_phone": "01632 960 100",
}


def drafted(team: Any, *agencies: Any, at=ASKED_AT, **terms: Any) -> None:
    """What is about to be asked of these agencies; health and police, when none is named."""
    who = {"by": team.priya, "at": at}
    chosen = {str(each.pk): "" for each in agencies or (team.health, team.police)}
    reached = team.sam.pk in {person.pk for person in leads_of([team.health], team.incident)[team.health.pk]}
    if str(team.health.pk) in chosen and reached:
        chosen[str(team.health.pk)] = str(team.sam.pk)
    asking.choose_agencies(team.incident, chosen=chosen, revision=None, **who)
    asking.write_questions(team.incident, terms=TERMS | terms, revision=None, **who)


def seal(team: Any, *, at=ASKED_AT) -> str:
    """The seal of what Priya would send now."""
    draft = draft_of(team.incident)
    assert draft is not None
    return seal_of_plan(planned_requests(team.incident, draft, by=team.priya, at=at)[0])


def sent(team: Any, *agencies: Any, at=ASKED_AT, **terms: Any) -> list[AgencyRequest]:
    """Requests that were sent."""
    drafted(team, *agencies, at=at, **terms)
    return asking.send_requests(team.incident, seen=seal(team, at=at), by=team.priya, at=at)


def stands_back(team: Any, person: Any) -> None:
    """Somebody who stands back from the case."""
    with act("declare_recusal", by=person, at=ASKED_AT, partnership=team.partnership, about=team.incident):
        Recusal.rows.create(
            partnership=team.partnership, incident=team.incident, person=person, reason="Knows the family",
            declared_at=ASKED_AT, declared_by=str(person.pk),
        )  # fmt: skip
