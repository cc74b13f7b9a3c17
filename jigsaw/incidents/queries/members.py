"""Who reaches a case, as plain values."""

from __future__ import annotations

from typing import Any

from jigsaw.incidents.models import CaseMember, Incident, Recusal


def members_held(incident: Incident) -> list[tuple[Any, bool]]:
    """Who reaches a case: each member's identifier, and whether they are named for the people register."""
    recused = Recusal.rows.filter(incident=incident, ended_at=None).values("person")
    members = CaseMember.rows.filter(incident=incident, ended_at=None).exclude(person__in=recused)
    return list(members.values_list("person_id", "opens_register"))
