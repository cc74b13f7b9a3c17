"""Who has access to a case, who had it, who stands back, and who may be given it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from jigsaw.accounts.models import Person
from jigsaw.accounts.queries import names_of
from jigsaw.incidents.models import CaseMember, EmergencyAccess, Incident, Recusal
from jigsaw.incidents.queries.history import who_did
from jigsaw.incidents.rules.access import still_open
from jigsaw.partnerships.models import Membership, Partnership
from jigsaw.partnerships.roles import Role, roles_that_may


@dataclass(frozen=True)
class AccessLine:
    """One change of who reaches a case: when, who did it, what, why."""

    at: datetime
    who: str
    what: str
    why: str = ""


def holders(partnership: Any, permission: str) -> models.QuerySet[Person]:
    """The people whose role in the partnership may do `permission` now, by name."""
    held = Membership.rows.filter(
        partnership=partnership, role__in=roles_that_may(permission), ended_at=None, person__is_active=True
    )
    return Person.objects.filter(pk__in=held.values("person")).order_by("full_name", "pk")


def people_with_access(incident: Incident, permission: str = "view_case") -> models.QuerySet[Person]:
    """The members of a case who reach it now and whose role may do `permission`, by name.

    Nobody who stands back, whose role ended or whose access was closed. Mail about a case goes to these only.
    """
    member = CaseMember.rows.filter(incident=incident, ended_at=None).values("person")
    recused = Recusal.rows.filter(incident=incident, ended_at=None).values("person")
    return holders(incident.partnership_id, permission).filter(pk__in=member).exclude(pk__in=recused)


def identifiers_with_access(incident: Incident, permission: str = "view_case") -> set[Any]:
    """The identifiers of `people_with_access`."""
    return set(people_with_access(incident, permission).values_list("pk", flat=True))


def members_of(incident: Incident) -> list[CaseMember]:
    """The current memberships of a case, the oldest first."""
    return list(CaseMember.rows.filter(incident=incident, ended_at=None).select_related("person"))


def recusals_of(incident: Incident) -> list[Recusal]:
    """Who stands back from a case now."""
    return list(Recusal.rows.filter(incident=incident, ended_at=None).select_related("person"))


def emergencies_of(incident: Incident) -> list[EmergencyAccess]:
    """Emergency access to a case, now and before, the newest first."""
    return list(EmergencyAccess.rows.filter(incident=incident).select_related("person", "decided_by"))


def open_emergencies(incident: Incident, at: datetime) -> list[EmergencyAccess]:
    """The requests that wait for an answer."""
    return [e for e in emergencies_of(incident) if still_open(e.asked_at, e.decided_at, at)]


def may_be_added(incident: Incident) -> list[Person]:
    """The people of the partnership whose role may see cases, and who are neither members nor stand back."""
    taken = CaseMember.rows.filter(incident=incident, ended_at=None).values("person")
    recused = Recusal.rows.filter(incident=incident, ended_at=None).values("person")
    people = holders(incident.partnership_id, "view_case").exclude(pk__in=taken).exclude(pk__in=recused)
    return list(people)


def may_stand_back(incident: Incident) -> list[Person]:
    """The people of the partnership whose role may see cases, and who do not stand back already."""
    recused = Recusal.rows.filter(incident=incident, ended_at=None).values("person")
    return list(holders(incident.partnership_id, "view_case").exclude(pk__in=recused))


def roles_of(partnership: Any, people: Iterable[Any]) -> dict[Any, str]:
    """The roles that people hold in a partnership now, in words, by the person's identifier."""
    held = Membership.rows.filter(partnership=partnership, person__in=list(people), ended_at=None)
    found: dict[Any, list[str]] = {}
    for person, role in held.order_by("role").values_list("person", "role"):
        found.setdefault(person, []).append(Role(role).words)
    return {person: ", ".join(roles) for person, roles in found.items()}


def cases_nobody_gives_access_to(partnership: Partnership) -> list[Incident]:
    """The cases without a member who may give access now: every one of them must get one."""
    givers = holders(partnership, "give_access").values("pk")
    recused = Recusal.rows.filter(
        incident=models.OuterRef("incident"), person=models.OuterRef("person"), ended_at=None
    )
    covered = CaseMember.rows.filter(
        incident__partnership=partnership, ended_at=None, person__in=givers
    ).exclude(models.Exists(recused))
    return list(Incident.rows.filter(partnership=partnership).exclude(pk__in=covered.values("incident")))


def access_history(incident: Incident) -> list[AccessLine]:
    """Every change of who reaches a case, the newest first, with its reason."""
    members = list(CaseMember.rows.filter(incident=incident).select_related("person"))
    recusals = list(Recusal.rows.filter(incident=incident).select_related("person"))
    names = names_of(
        {m.added_by for m in members} | {w for r in recusals for w in (r.declared_by, r.ended_by)}
    )
    lines = []
    for m in members:
        added = f"{m.person.full_name} was given access"
        lines.append(AccessLine(m.added_at, who_did(m.added_by, names), added, m.why))
        if m.ended_at:
            lines.append(AccessLine(m.ended_at, "", f"The access of {m.person.full_name} ended"))
    for r in recusals:
        stood = f"{r.person.full_name} stands back"
        lines.append(AccessLine(r.declared_at, who_did(r.declared_by, names), stood, r.reason))
        if r.ended_at:
            ended = f"{r.person.full_name} no longer stands back"
            lines.append(AccessLine(r.ended_at, who_did(r.ended_by, names), ended, r.ended_why))
    lines += [line for e in emergencies_of(incident) for line in _lines_of_emergency(e)]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _lines_of_emergency(emergency: EmergencyAccess) -> list[AccessLine]:
    name = emergency.person.full_name
    lines = [AccessLine(emergency.asked_at, name, "Emergency access was asked for", emergency.reason)]
    if emergency.decided_at and emergency.decided_by:
        gave = "given to" if emergency.ends_at else "refused to"
        what = f"Emergency access was {gave} {name}"
        lines.append(AccessLine(emergency.decided_at, emergency.decided_by.full_name, what))
    return lines
