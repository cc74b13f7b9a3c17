"""A rapid review opens by itself when the Panel is notified, with the steps of the local plan. Parts of an act."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from jigsaw.incidents.actions import duties
from jigsaw.incidents.models import Incident
from jigsaw.partnerships.queries import working_days
from jigsaw.rapid_reviews.models import RapidReview
from jigsaw.rapid_reviews.queries.plan import plan_of
from jigsaw.rapid_reviews.rules.planning import Step

PLAN = "plan-"


def begin(*, incident: Incident, sent_on: date, by: Any, at: datetime) -> None:
    """Open the rapid review of a case, or open it again with a new first day after a withdrawn notification."""
    review, _new = RapidReview.rows.get_or_create(
        incident=incident,
        defaults={"partnership_id": incident.partnership_id, "opened_at": at, "started_on": sent_on},
    )
    review.started_on, review.ended_at = sent_on, None
    review.save(update_fields=["started_on", "ended_at"])
    table = working_days()
    for step in plan_of(incident.partnership):
        add_step(incident, step, sent_on, table)


def add_step(incident: Incident, step: Step, start: date, table: Any) -> None:
    """One step of the plan as a duty of the case, due on its last working day counted from the notification."""
    duties.add_task(
        incident,
        f"{PLAN}{step.key}",
        step.title,
        due_on=table.add(start, step.last_day),
        page="view_rapid_review",
        plan_day=step.last_day,
        started_on=start,
    )


def end(*, incident: Incident, by: Any, at: datetime) -> None:
    """End the rapid review of a case whose notification was withdrawn. What was written stays."""
    review = RapidReview.rows.filter(incident=incident).first()
    if review is None:
        return
    review.ended_at = at
    review.save(update_fields=["ended_at"])
    steps = incident.duties.filter(key__startswith=PLAN).values_list("key", flat=True)
    duties.withdraw(incident, steps)
