"""A case whose agencies were asked, and what they returned: made by the verbs, or straight from the rows."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any

from jigsaw.agency_returns.actions.joining import add_rows, chronology_changed
from jigsaw.agency_returns.chronology.dates import EventDate, on
from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn, ChronologyRow
from jigsaw.audit.actions import act
from jigsaw.incidents.models import Incident
from jigsaw.incidents.tests import factories as incidents
from jigsaw.partnerships.models import Agency, Membership
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import agency, somebody

# Wednesday 6 May 2026, 10am in London: the day after the notification.
ASKED_AT = datetime(2026, 5, 6, 9, 0, tzinfo=UTC)
DUE_ON = date(2026, 5, 14)


def asking_team() -> SimpleNamespace:
    """Alderbrook's people, a notified case (`incident`), and three agencies with their leads.

    health: sam leads, ruth approves, kit is its deputy lead, nina writes for a department; police: ola leads.
    """
    team = incidents.team()
    team.police = agency(team.partnership, "Vale Constabulary", "police")
    team.ruth = somebody("Ruth Adeyemi", team.partnership, Role.AGENCY_APPROVER, team.health)
    team.kit = somebody("Kit Osei", team.partnership, Role.AGENCY_LEAD, team.health)
    team.nina = somebody("Nina Fell", team.partnership, Role.AGENCY_AUTHOR, team.health)
    team.ola = somebody("Ola Brandt", team.partnership, Role.AGENCY_LEAD, team.police)
    team.incident = incidents.notified(team.priya, team.partnership)
    return team


def asked(team: SimpleNamespace, who: Agency | None = None, **more: Any) -> AgencyRequest:
    """A request to an agency (health, when none is named), sent on 6 May and due on 14 May 2026."""
    who = who or team.health
    values: dict[str, Any] = {
        "code": "H2" if who == team.health else "P1",
        "lead": team.sam if who == team.health else team.ola,
        "deputy": team.kit if who == team.health else None,
        "period_from": date(2025, 3, 1),
        "period_to": date(2026, 4, 30),
        "people": [{"alias": "Child A", "words": "The child"}, {"alias": "Mother", "words": "Child A’s mother"}],
        "questions": ["What did your agency know of the adults in the home?"],
        "kind": "key-events",
        "due_on": DUE_ON,
        "first_due_on": DUE_ON,
        "sent_at": ASKED_AT,
        "sent_by": team.priya,
    } | more  # fmt: skip
    with act("send_requests", by=team.priya, at=ASKED_AT, partnership=team.partnership, about=team.incident):
        return AgencyRequest.rows.create(
            partnership=team.partnership, incident=team.incident, agency=who, **values
        )


def writing(request: AgencyRequest, *, version: int = 1, **more: Any) -> AgencyReturn:
    """A return that is being written."""
    with act("start_return", by=request.lead, at=ASKED_AT, partnership=request.partnership):
        return AgencyReturn.rows.create(
            partnership=request.partnership, request=request, version=version, started_at=ASKED_AT,
            **({"involved": "yes"} | more),
        )  # fmt: skip


def event(
    day: date | EventDate = date(2025, 3, 4), what: str = "Planned visit at home.", **more: Any
) -> Event:
    """One event of an agency's record."""
    values: dict[str, Any] = {
        "date": on(day) if isinstance(day, date) else day, "time": time(9, 5), "end_date": None, "end_time": None,
        "source": "Health visitor electronic record", "service": "Health visiting", "people": "Child A, Mother",
        "child_seen": "Yes", "what_happened": what, "voice": "", "action": "", "analysis": "",
        "expected_practice": "", "reference": "", "agency": "", "file": "chronology.xlsx", "row": 5,
    } | more  # fmt: skip
    return Event(**values)


def joined(team: SimpleNamespace, *events: Event, who: Agency | None = None) -> list[ChronologyRow]:
    """Rows of an agency (health, when none is named) that stand in the chronology of the team's case."""
    who = who or team.health
    before = set(ChronologyRow.rows.filter(incident=team.incident).values_list("pk", flat=True))
    with act(
        "import_chronology", by=team.priya, at=ASKED_AT, partnership=team.partnership, about=team.incident
    ):
        numbered = [each._replace(row=number, agency=who.name) for number, each in enumerate(events, 5)]
        add_rows(team.incident, [(each, "") for each in numbered], agency=who, returned=None, at=ASKED_AT)
        chronology_changed(team.incident, at=ASKED_AT)
    return list(ChronologyRow.rows.filter(incident=team.incident).exclude(pk__in=before))


def fresh_request(request: AgencyRequest) -> AgencyRequest:
    """The row as it is now."""
    return AgencyRequest.rows.select_related("incident", "agency", "partnership").get(pk=request.pk)


def case_of(request: AgencyRequest) -> Incident:
    """The case of a request."""
    return incidents.fresh(request.incident)


def roles_of(person: Any) -> set[str]:
    """The roles that somebody holds now."""
    return set(Membership.current(person).values_list("role", flat=True))
