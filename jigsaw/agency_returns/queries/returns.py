"""Returns of a request: the version in hand, those that were sent, and who speaks for the agency."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models

from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn, DepartmentPart
from jigsaw.agency_returns.rules.terms import PartState, RequestState, ReturnState
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import roles_that_may
from jigsaw.partnerships.rules import ROLES_OF_AN_AGENCY


def version_in_hand(asked: AgencyRequest) -> AgencyReturn | None:
    """The version that is being written or approved; else the last that was sent; None before anything."""
    versions = sorted(asked.returns.all(), key=lambda each: (each.state != ReturnState.SENT, each.version))
    found = versions[-1] if versions else None
    if found is not None:
        found.request = asked
    return found


def sent_versions(asked: AgencyRequest) -> list[AgencyReturn]:
    """The versions that were sent, oldest first."""
    return [each for each in asked.returns.all() if each.state == ReturnState.SENT]


def speaks_for_agency(person: Any, asked: AgencyRequest) -> bool:
    """Whether the person acts for the agency that was asked; else they are staff who act on its behalf."""
    held = Membership.current(person).filter(role__in=ROLES_OF_AN_AGENCY, agency=asked.agency_id)
    return held.exists()


def requests_of(person: Any, *, at: datetime) -> models.QuerySet[AgencyRequest]:
    """The requests to the agencies for which the person answers: open first, by their day; then the latest answered."""
    held = Membership.current(person).filter(
        role__in=roles_that_may("answer_request") & ROLES_OF_AN_AGENCY, agency__isnull=False
    )
    rows = AgencyRequest.rows.visible_to(person, "answer_request", at=at).filter(
        agency__in=held.values("agency")
    )
    order = models.Case(models.When(state=RequestState.ASKED, then=0), default=1)
    rows = rows.select_related("incident", "agency", "partnership").prefetch_related("returns")
    return rows.order_by(order, "due_on", "code", "pk")


def parts_of(person: Any, *, at: datetime) -> models.QuerySet[DepartmentPart]:
    """The parts of returns that the person was asked to write, open first, by their day."""
    order = models.Case(models.When(state=PartState.ASKED, then=0), default=1)
    rows = DepartmentPart.rows.visible_to(person, "write_department_part", at=at)
    way = [f"returned__request__{name}" for name in ("incident", "agency", "partnership")]
    return rows.select_related(*way).order_by(order, "due_on", "pk")


def approvers_of(asked: AgencyRequest) -> list[Any]:
    """The people of an agency who may approve its return, by name."""
    return _people(asked, roles_that_may("approve_return") & ROLES_OF_AN_AGENCY)


def people_of_agency(asked: AgencyRequest) -> list[Any]:
    """The people who act for an agency, by name."""
    return _people(asked, ROLES_OF_AN_AGENCY)


def parts_in(returned: AgencyReturn | None) -> list[DepartmentPart]:
    """The departments of a return with their people, by name."""
    if returned is None:
        return []
    return list(returned.parts.select_related("person").order_by("name", "asked_at"))


def _people(asked: AgencyRequest, roles: frozenset[Any]) -> list[Any]:
    held = Membership.rows.filter(agency=asked.agency, role__in=roles, ended_at=None, person__is_active=True)
    people = {each.person_id: each.person for each in held.select_related("person")}
    return sorted(people.values(), key=lambda person: (person.full_name.casefold(), str(person.pk)))
