"""The day plan that a partnership follows."""

from __future__ import annotations

from jigsaw.partnerships.models import Partnership
from jigsaw.rapid_reviews.models import PlanStep
from jigsaw.rapid_reviews.rules.planning import Step, shipped_plan


def plan_of(partnership: Partnership) -> list[Step]:
    """The partnership's own steps, or those that come with Jigsaw while it has none; in the order of their days."""
    rows = PlanStep.rows.filter(partnership=partnership, ended_at=None)
    own = [Step(row.key, row.title, row.who, row.first_day, row.last_day) for row in rows]
    return own or list(shipped_plan())


def has_own_plan(partnership: Partnership) -> bool:
    """Whether the partnership follows steps of its own."""
    return PlanStep.rows.filter(partnership=partnership, ended_at=None).exists()
