"""Lists of cases: open ones first, each with the clock that leads it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Case, QuerySet, Value, When

from jigsaw.incidents.models import Duty, Incident
from jigsaw.incidents.queries.duties import LEADING
from jigsaw.incidents.rules.terms import DutyState, Stage


def cases_in_order(rows: QuerySet, stage: str = "") -> QuerySet:
    """The cases of a stage, or all: open ones first, the one begun last before the others."""
    if stage:
        rows = rows.filter(stage=stage)
    closed_last = Case(When(stage=Stage.CLOSED, then=Value(1)), default=Value(0))
    ordered = rows.annotate(ended=closed_last).order_by("ended", "-started_at", "pk")
    return ordered.select_related("partnership").prefetch_related("children")


def leading_clocks(incidents: Iterable[Incident]) -> dict[object, Duty]:
    """The clock that leads each case, by the case's identifier; in one question, however many cases."""
    keys = [incident.pk for incident in incidents]
    running = Duty.rows.filter(incident__in=keys, state=DutyState.OPEN, key__in=LEADING)
    found: dict[object, Duty] = {}
    for duty in sorted(running, key=lambda duty: LEADING.index(duty.key)):
        found.setdefault(duty.incident_id, duty)
    return found
