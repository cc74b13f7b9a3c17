"""Pairs of rows that may be the same event: those that wait for a decision."""

from __future__ import annotations

from django.db import models

from jigsaw.agency_returns.models import PossiblePair
from jigsaw.incidents.models import Incident

PAIRS_ON_A_PAGE = 10


def pairs_waiting(incident: Incident) -> models.QuerySet[PossiblePair]:
    """The pairs of a case whose rows both stand and that nobody has decided, likeliest first."""
    standing = {
        f"{end}__{field}": None for end in ("first", "second") for field in ("superseded_at", "merged_into")
    }
    waiting = PossiblePair.rows.filter(incident=incident, decision="", **standing)
    return waiting.select_related("first", "second").order_by("-score", "pk")
