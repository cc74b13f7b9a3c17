"""Referrals: what is written of one that is not sent yet, for whom somebody may refer, what waits to be screened."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from jigsaw.files.sealing import open_seal
from jigsaw.incidents.models import Referral, ReferralDraft
from jigsaw.incidents.rules.referrals import PARTS
from jigsaw.incidents.rules.terms import ReferralState
from jigsaw.partnerships.models import Agency, Membership, Partnership
from jigsaw.partnerships.queries import agencies_of
from jigsaw.partnerships.roles import roles_that_may
from jigsaw.partnerships.rules import ROLES_OF_AN_AGENCY

DATES = ("lead_agreed_on", "happened_on")


@dataclass(frozen=True)
class Sender:
    """For whom a person may refer: staff for every agency and any organisation, others for their own agency.

    `own` are the agencies that the person acts for.
    """

    staff: bool
    agencies: list[Agency]
    own: list[Agency]


def sender(person: Any, partnership: Partnership) -> Sender:
    """For whom the person may refer to this partnership."""
    held = Membership.current(person).filter(partnership=partnership).select_related("agency")
    memberships = list(held.order_by("agency__name"))
    own = {m.agency.pk: m.agency for m in memberships if m.agency and m.role in ROLES_OF_AN_AGENCY}
    staff = any(m.role in roles_that_may("screen_referral") for m in memberships)
    return Sender(staff, agencies_of(partnership) if staff else list(own.values()), list(own.values()))


def draft_place(draft: ReferralDraft) -> str:
    """Where the seal of an unfinished referral belongs."""
    return f"referral draft {draft.pk}"


def people_place(referral: Referral) -> str:
    """Where the seal of a referral's names belongs."""
    return f"referral {referral.pk}"


def written_parts(draft: ReferralDraft | None) -> dict[str, dict[str, Any]]:
    """The parts of an unfinished referral that were saved, each whole, with dates as dates. Raises SealBroken."""
    if draft is None:
        return {}
    parts = json.loads(open_seal(bytes(draft.sealed), place=draft_place(draft)))
    for values in parts.values():
        for name in DATES:
            if values.get(name):
                values[name] = date.fromisoformat(values[name])
    return parts


def missing_parts(parts: dict[str, Any]) -> list[str]:
    """The parts that must still be written, in their order."""
    return [part for part in PARTS if part not in parts]


def as_referral(
    parts: dict[str, dict[str, Any]], partnership: Partnership, agencies: list[Agency]
) -> Referral:
    """The referral that these parts make, not saved; names are left out. What is not written yet stays empty."""
    values = {name: value for part in parts.values() for name, value in part.items()}
    values.pop("names", None)
    chosen = {str(agency.pk): agency for agency in agencies}
    values["agency"] = chosen.get(values.pop("agency", ""))
    return Referral(partnership=partnership, **values)


def undecided_first(rows: models.QuerySet[Referral]) -> tuple[models.QuerySet, models.QuerySet]:
    """Referrals that wait to be screened, oldest first; and those that were decided, newest first."""
    shown = rows.select_related("agency", "partnership", "screened_by")
    waiting = shown.filter(state=ReferralState.WAITING).order_by("made_at", "number")
    return waiting, shown.exclude(state=ReferralState.WAITING).order_by("-screened_at", "-number")


def waiting_to_be_screened(person: Any) -> models.QuerySet[Referral]:
    """The referrals that wait for a decision of the person's partnerships, oldest first."""
    rows = Referral.rows.visible_to(person, "screen_referral")
    return rows.filter(state=ReferralState.WAITING).order_by("made_at", "number")


def listed_for(rows: models.QuerySet[Referral], person: Any) -> models.QuerySet[Referral]:
    """Of the referrals that a person may see: those of the agencies they act for, and those they made themselves."""
    own = Membership.current(person).filter(role__in=ROLES_OF_AN_AGENCY).values("agency")
    mine = models.Q(made_by=person) | models.Q(agency__in=own)
    return (
        rows.filter(mine).select_related("agency", "made_by", "partnership").order_by("-made_at", "-number")
    )


def agencies_acted_for(person: Any) -> set[Any]:
    """The agencies that the person acts for, anywhere, by identifier."""
    held = Membership.current(person).filter(role__in=ROLES_OF_AN_AGENCY, agency__isnull=False)
    return set(held.values_list("agency", flat=True))


def as_it_is_now(referral: Referral) -> Referral:
    """The referral read again, with who decided on it."""
    rows = Referral.rows.select_related("partnership", "agency", "made_by", "screened_by")
    return rows.get(pk=referral.pk)
