"""A rapid review opens by itself when the Panel is notified, with the steps of the local plan. Parts of an act."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays
from jigsaw.incidents.actions import duties
from jigsaw.incidents.models import Incident
from jigsaw.incidents.rules.terms import DutyState
from jigsaw.partnerships.queries import working_days
from jigsaw.rapid_reviews.models import Meeting, RapidReview
from jigsaw.rapid_reviews.queries.plan import plan_of
from jigsaw.rapid_reviews.rules.planning import ASKING, PLAN, RETURNS, as_kept
from jigsaw.rapid_reviews.rules.terms import MeetingKind

MEETING = "meeting-"
# The steps of the plan that have pages of their own.
DONE_ON = {ASKING: "ask_agencies", RETURNS: "list_requests"}

# The duties that end with the rapid review: its plan and meetings, signatures asked for, a decision to be sent.
ENDS = (PLAN, MEETING, "sign-record-", "send-decision-")


def begin(*, incident: Incident, sent_on: date, by: Any, at: datetime) -> None:
    """Open the rapid review of a case, or open it again with a new first day after a withdrawn notification.

    A case keeps the plan with which it opened: the days of its steps are counted anew, what was moved stays moved.
    Called twice, it changes nothing.
    """
    review, _new = RapidReview.rows.get_or_create(
        incident=incident,
        defaults={"partnership_id": incident.partnership_id, "opened_at": at, "started_on": sent_on},
    )
    review.started_on, review.ended_at = sent_on, None
    review.plan = review.plan or [as_kept(step) for step in plan_of(incident.partnership)]
    review.save(update_fields=["started_on", "ended_at", "plan"])
    table = working_days()
    for step in review.plan:
        if step["not_needed"] is None:
            add_step(incident, step, sent_on, table)
    for meeting in Meeting.rows.filter(review=review, cancelled_at=None, held_on__gte=sent_on):
        add_meeting_line(incident, meeting)


def add_step(incident: Incident, step: dict[str, Any], start: date, table: WorkingDays) -> None:
    """One step of the case's plan as a duty, due on its last working day counted from the notification.

    Where the table of working days does not reach, the step has no date until it does.
    """
    try:
        due_on = table.add(start, step["last_day"])
    except BeyondTheTable:
        due_on = None
    key = f"{PLAN}{step['key']}"
    duties.add_task(
        incident,
        key,
        step["title"],
        due_on=due_on,
        page=DONE_ON.get(key, "view_rapid_review"),
        plan_day=step["last_day"],
        started_on=start,
    )


def add_meeting_line(incident: Incident, meeting: Meeting) -> None:
    """A meeting in the calendar of the case: its kind and its day, nothing else. One that was held keeps its line."""
    key = key_of_meeting(meeting)
    if not incident.duties.filter(key=key, state=DutyState.DONE).exists():
        title = MeetingKind(meeting.kind).words
        duties.add_task(incident, key, title, due_on=meeting.held_on, page="view_rapid_review")


def key_of_meeting(meeting: Meeting) -> str:
    """What the meeting is called among the duties of its case."""
    return f"{MEETING}{meeting.pk}"


def end(*, incident: Incident, by: Any, at: datetime) -> None:
    """End the rapid review of a case whose notification was withdrawn. What was written stays."""
    review = RapidReview.rows.filter(incident=incident).first()
    if review is None or review.ended_at is not None:
        return
    review.ended_at = at
    review.save(update_fields=["ended_at"])
    keys = incident.duties.values_list("key", flat=True)
    duties.withdraw(incident, [key for key in keys if key.startswith(ENDS)])
