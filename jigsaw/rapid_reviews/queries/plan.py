"""The day plan that a partnership follows, and the days of a case's review."""

from __future__ import annotations

from jigsaw.agency_returns.followers import ReviewDays
from jigsaw.incidents.models import Duty, Incident
from jigsaw.incidents.rules.terms import DutyState
from jigsaw.partnerships.models import Partnership
from jigsaw.rapid_reviews.models import Meeting, PlanStep
from jigsaw.rapid_reviews.rules.planning import RETURNS, Step, shipped_plan
from jigsaw.rapid_reviews.rules.terms import MeetingKind


def plan_of(partnership: Partnership) -> list[Step]:
    """The partnership's own steps, or those that come with Jigsaw while it has none; in the order of their days."""
    rows = PlanStep.rows.filter(partnership=partnership, ended_at=None)
    own = [Step(row.key, row.title, row.who, row.first_day, row.last_day) for row in rows]
    return own or list(shipped_plan())


def has_own_plan(partnership: Partnership) -> bool:
    """Whether the partnership follows steps of its own."""
    return PlanStep.rows.filter(partnership=partnership, ended_at=None).exists()


def days_of_review(incident: Incident) -> ReviewDays:
    """When the plan of the case wants the agencies' returns, and when its panel first meets; for those who ask them."""
    due = Duty.rows.filter(incident=incident, key=RETURNS).exclude(state=DutyState.WITHDRAWN).first()
    meetings = Meeting.rows.filter(review__incident=incident, kind=MeetingKind.PANEL, cancelled_at=None)
    first = meetings.order_by("held_on").values_list("held_on", flat=True).first()
    return ReviewDays(returns_due_on=due.due_on if due else None, panel_meets_on=first)
