"""The duties of a case and across cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.incidents.models import CaseMember, Duty, Incident, Recusal
from jigsaw.incidents.rules import starting
from jigsaw.incidents.rules.terms import DutyState
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import roles_that_may

# The clock that leads a case, by how far it has come.
LEADING = (
    starting.RAPID_REVIEW,
    starting.NOTIFY_PANEL,
    starting.DECIDE_SUSPICION,
    starting.LOOKED_AFTER_DEATH,
    starting.CARE_LEAVER_DEATH,
)


def duties_of(incident: Incident) -> list[Duty]:
    """All duties of a case, by their dates; those without a date last."""
    rows = list(Duty.rows.filter(incident=incident))
    return sorted(rows, key=lambda duty: (duty.due_on is None, duty.due_on, duty.title))


def current_clock(incident: Incident) -> Duty | None:
    """The clock that leads the case now; None where none runs."""
    return leading_of(Duty.rows.filter(incident=incident, state=DutyState.OPEN, key__in=LEADING))


def leading_of(duties: Iterable[Duty]) -> Duty | None:
    """The clock that leads among duties of one case; None where none of them runs."""
    running = {duty.key: duty for duty in duties if duty.state == DutyState.OPEN}
    return next((running[key] for key in LEADING if key in running), None)


def next_of(duties: Iterable[Duty], today: date) -> Duty | None:
    """The duty to do next: the earliest; what has no date but a rule ("as soon as you know") counts as due today.

    What waits on somebody else, and steps without any date, come after all others.
    """
    waiting = [duty for duty in duties if duty.state == DutyState.OPEN]

    def order(duty: Duty) -> tuple[bool, date, int, bool, str]:
        due = duty.due_on or (today if duty.rule else date.max)
        rank = LEADING.index(duty.key) if duty.key in LEADING else len(LEADING)
        return bool(duty.waits_on or duty.waits_for_id), due, rank, not duty.rule, duty.title

    return min(waiting, key=order, default=None)


def open_duty(incident: Incident, *keys: str) -> Duty | None:
    """The first open duty of a case among these, by name."""
    return Duty.rows.filter(incident=incident, key__in=keys, state=DutyState.OPEN).order_by("due_on").first()


def people_told(incidents: Iterable[Incident], permission: str = "view_case") -> list[tuple[Any, Person]]:
    """Who is told of changes in these cases: the identifier of the case and the person, by name.

    Members whose role may do the act (see a case, when none is named) and who do not stand back. The same few queries
    for any number of cases.
    """
    homes = {incident.pk: incident.partnership_id for incident in incidents}
    standing: dict[str, Any] = {"incident__in": list(homes), "ended_at": None}
    recused = set(Recusal.rows.filter(**standing).values_list("incident_id", "person_id"))
    roles = Membership.rows.filter(
        partnership__in=set(homes.values()), role__in=roles_that_may(permission), ended_at=None
    )
    held = set(roles.filter(person__is_active=True).values_list("partnership_id", "person_id"))
    members = CaseMember.rows.filter(**standing).select_related("person").order_by("person__full_name", "pk")
    return [
        (member.incident_id, member.person)
        for member in members
        if (member.incident_id, member.person_id) not in recused
        and (homes[member.incident_id], member.person_id) in held
    ]


def clock_named(incident: Incident, key: str) -> Duty | None:
    """A duty of a case by its name, open or done."""
    return Duty.rows.filter(incident=incident, key=key).exclude(state=DutyState.WITHDRAWN).first()
