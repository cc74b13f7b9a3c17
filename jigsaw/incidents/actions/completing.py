"""Record that a step of a case was done: on which day, and what shows it."""

from __future__ import annotations

from datetime import date, datetime

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.incidents.actions import duties
from jigsaw.incidents.actions.rows import DONE_ON_THEIR_OWN_PAGE, locked
from jigsaw.incidents.models import Duty, Incident
from jigsaw.incidents.rules import notifying
from jigsaw.incidents.rules.terms import DutyState
from jigsaw.partnerships.rules import Refused


def complete_duty(
    incident: Incident, *, duty: Duty, done_on: date, evidence: str, by: Person, at: datetime,
    late_reason: str = "", late_note: str = "",
) -> Duty:  # fmt: skip
    """End a step that has no page of its own but this: with its day and what shows it. Done twice, it is done once.

    Raises Refused for a day before its start or ahead, without evidence, and for a clock that was done late
    without its reason.
    """
    with act("complete_duty", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        standing = Duty.rows.get(pk=duty.pk, incident=held)
        doing.details["duty"] = standing.key
        if standing.state == DutyState.DONE:
            doing.details["again"] = True
            return standing
        if standing.state != DutyState.OPEN or standing.page != DONE_ON_THEIR_OWN_PAGE:
            raise Refused("This step is not open.")
        if not evidence.strip():
            raise Refused("Enter what shows that it was done", "evidence")
        notifying.done_between(done_on, standing.started_on, at)
        late = {"late_reason": late_reason, "late_note": late_note} if _late(standing, done_on) else {}
        finished = duties.finish(
            held, standing.key, done_on=done_on, by=by, at=at, evidence=evidence.strip(), **late
        )
    return finished or standing


def _late(duty: Duty, done_on: date) -> bool:
    return bool(duty.due_on and done_on > duty.due_on)
