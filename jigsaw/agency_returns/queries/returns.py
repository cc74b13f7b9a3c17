"""Returns of a request: the version in hand, those that were sent, and who speaks for the agency."""

from __future__ import annotations

from typing import Any

from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn
from jigsaw.agency_returns.rules.terms import ReturnState
from jigsaw.partnerships.models import Membership
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
