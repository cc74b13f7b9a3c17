"""The partnership's day plan, and the steps of the plan of one case."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.incidents.actions import duties
from jigsaw.incidents.models import Duty
from jigsaw.incidents.rules.terms import DutyState
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import take_turn
from jigsaw.rapid_reviews.actions.opening import add_step
from jigsaw.rapid_reviews.actions.writing import held_for_writing
from jigsaw.rapid_reviews.models import PlanStep, RapidReview
from jigsaw.rapid_reviews.rules import planning
from jigsaw.rapid_reviews.rules.planning import PLAN, Step, shipped_plan

CHANGED = "Somebody else changed this step while you were writing. Compare, and save again to keep yours."


def save_plan_step(
    partnership: Partnership, *, key: str, step: Step, was: str, by: Person, at: datetime
) -> None:
    """Add a step to the partnership's day plan (`key` empty) or change one, for rapid reviews to come.

    `was` is the seal of the step as the form was loaded with it. Raises Refused for days outside the plan, for a step
    that is there already or no more, and where somebody else changed it meanwhile.
    """
    with act("save_plan_step", by=by, at=at, partnership=partnership, about=partnership) as doing:
        planning.days_hold(step.first_day, step.last_day)
        rows = _own_rows(partnership)
        values = {
            "title": step.title,
            "who": step.who,
            "first_day": step.first_day,
            "last_day": step.last_day,
        }
        if any(key != other and row.title.casefold() == step.title.casefold() for other, row in rows.items()):
            raise Refused(f"“{step.title}” is a step of the plan already", "title")
        if not key:
            planning.plan_has_room(len(rows))
            key = planning.key_of(step.title, rows.keys())
            PlanStep.rows.create(partnership=partnership, key=key, **values)
        else:
            row = _found(rows, key)
            if was != planning.seal_of(as_step(row)) and step != as_step(row):
                raise Refused(f"{CHANGED} It is now “{row.title}”, {_days_of(row)}.")
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
        doing.details["step"] = key


def take_out_plan_step(partnership: Partnership, *, key: str, by: Person, at: datetime) -> None:
    """Take a step out of the partnership's day plan; cases that began keep it. Raises Refused for the last one."""
    with act("take_out_plan_step", by=by, at=at, partnership=partnership, about=partnership, step=key):
        rows = _own_rows(partnership)
        row = _found(rows, key)
        planning.a_step_stays(len(rows))
        row.ended_at = at
        row.save(update_fields=["ended_at"])


def restore_plan(partnership: Partnership, *, by: Person, at: datetime) -> None:
    """Follow the day plan that comes with Jigsaw again. Cases that began before keep theirs."""
    with act("restore_plan", by=by, at=at, partnership=partnership, about=partnership) as doing:
        Partnership.objects.select_for_update().get(pk=partnership.pk)
        standing = PlanStep.rows.filter(partnership=partnership, ended_at=None)
        doing.details["steps"] = standing.update(ended_at=at)


def as_step(row: PlanStep) -> Step:
    """A row of the plan as plain values."""
    return Step(row.key, row.title, row.who, row.first_day, row.last_day)


def _days_of(row: PlanStep) -> str:
    who = f"{row.who}, " if row.who else ""
    return f"{who}{planning.words_of_days(row.first_day, row.last_day)}"


def _own_rows(partnership: Partnership) -> dict[str, PlanStep]:
    """The partnership's own steps by key, held; written out first from the plan of Jigsaw where it has none."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    own = list(PlanStep.rows.filter(partnership=partnership, ended_at=None))
    if not own:
        for step in shipped_plan():
            own.append(PlanStep.rows.create(partnership=partnership, **step.__dict__))
    return {row.key: row for row in own}


def _found(rows: dict[str, PlanStep], key: str) -> PlanStep:
    if key not in rows:
        raise Refused("This step is no longer in the plan")
    return rows[key]


def finish_step(
    review: RapidReview, *, duty: Duty, done_on: date, evidence: str, by: Person, at: datetime
) -> None:
    """Mark a step of the case's plan as done, with its day and what shows it. Done twice alike, it is done once.

    Raises Refused for a day before the notification or ahead, and for a step that is not open.
    """
    with act("finish_step", by=by, at=at, partnership=review.partnership, about=review.incident) as doing:
        held = held_for_writing(review)
        now = _step_duty(held, duty)
        doing.details["step"] = now.key
        if now.state == DutyState.DONE and (now.done_on, now.evidence) == (done_on, evidence):
            return
        if now.state != DutyState.OPEN:
            raise Refused("This step is not open any more. See what was recorded.")
        planning.done_between(done_on, held.started_on, london.to_london(at).date())
        duties.finish(held.incident, now.key, done_on=done_on, by=by, at=at, evidence=evidence)


def reopen_step(review: RapidReview, *, duty: Duty, by: Person, at: datetime) -> None:
    """Take back that a step was done, or that it is not needed. A step that is open stays as it is."""
    with act("reopen_step", by=by, at=at, partnership=review.partnership, about=review.incident) as doing:
        held = held_for_writing(review)
        now = _step_duty(held, duty)
        doing.details["step"] = now.key
        if now.state == DutyState.DONE:
            now.state, now.done_on, now.done_at, now.done_by, now.evidence = (
                DutyState.OPEN,
                None,
                None,
                "",
                "",
            )
            now.late_reason = now.late_note = ""
            now.save()
        step = _kept_step(held, now)
        if step["not_needed"] is not None:
            step["not_needed"] = None
            held.save(update_fields=["plan"])
            add_step(held.incident, step, held.started_on, working_days())


def move_step(
    review: RapidReview,
    *,
    duty: Duty,
    last_day: int,
    why: str,
    revision: int | None,
    by: Person,
    at: datetime,
) -> date | None:
    """Move a step of the case's plan to another working day, with a reason. Returns its new date.

    The date is worked out from the notification; the statutory date of the rapid review cannot be moved. Raises
    Refused, and SavedMeanwhile where another person changed the step.
    """
    with act("move_step", by=by, at=at, partnership=review.partnership, about=review.incident) as doing:
        held = held_for_writing(review)
        now = _step_duty(held, duty)
        if now.state != DutyState.OPEN:
            raise Refused("This step is not open any more. See what was recorded.")
        planning.day_holds(last_day, "plan_day", "Working day")
        why = planning.reason_is_given(why, "move_reason", "Enter why the step is moved")
        step = _kept_step(held, now)
        if step["last_day"] == last_day:
            return now.due_on
        take_turn(held, f"step {step['key']}", revision=revision, by=by, at=at)
        step["moved"].append({"from": step["last_day"], "to": last_day, **_kept_reason(why, by, at)})
        step["last_day"], step["first_day"] = last_day, min(step["first_day"], last_day)
        held.save()
        add_step(held.incident, step, held.started_on, working_days())
        doing.details |= {"step": now.key, "day": last_day}
        return Duty.rows.get(pk=now.pk).due_on


def mark_not_needed(
    review: RapidReview, *, duty: Duty, why: str, revision: int | None, by: Person, at: datetime
) -> None:
    """Say that a step of the plan is not needed in this case, with a reason. It stays in the plan, so marked.

    Raises Refused, and SavedMeanwhile where another person changed the step.
    """
    with act("mark_not_needed", by=by, at=at, partnership=review.partnership, about=review.incident) as doing:
        held = held_for_writing(review)
        now = _step_duty(held, duty)
        doing.details["step"] = now.key
        why = planning.reason_is_given(why, "not_needed_reason", "Enter why the step is not needed")
        step = _kept_step(held, now)
        if now.state == DutyState.WITHDRAWN and step["not_needed"] is not None:
            return
        if now.state != DutyState.OPEN:
            raise Refused("This step is not open any more. See what was recorded.")
        take_turn(held, f"step {step['key']}", revision=revision, by=by, at=at)
        step["not_needed"] = _kept_reason(why, by, at)
        held.save()
        duties.withdraw(held.incident, [now.key])


def _step_duty(review: RapidReview, duty: Duty) -> Duty:
    """The duty as it is now, which is a step of the plan of this case; the statutory clocks are none."""
    now = Duty.rows.get(pk=duty.pk, incident=review.incident)
    if not now.key.startswith(PLAN) or now.rule:
        raise Refused("This is not a step of the day plan")
    return now


def _kept_step(review: RapidReview, duty: Duty) -> dict[str, Any]:
    return next(step for step in review.plan if f"{PLAN}{step['key']}" == duty.key)


def _kept_reason(why: str, by: Person, at: datetime) -> dict[str, str]:
    return {"why": why, "by": str(by.pk), "at": at.isoformat()}
