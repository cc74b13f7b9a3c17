"""The local day plan: what each of its steps is, and what a changed plan must keep to."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from jigsaw.calendar.words import date_words
from jigsaw.partnerships.rules import Refused

SHIPPED_PLAN = Path(__file__).parents[1] / "day_plan.yaml"
# The working day by which the rapid review is with the Panel; its date is worked out by the rule book.
REVIEW_DUE = 15
LAST_DAY, MOST_STEPS = 60, 30
# What the key of a step begins with among the duties of a case.
PLAN = "plan-"
# The steps of the plan that comes with Jigsaw which facts end by themselves: asking the agencies, their returns.
ASKING, RETURNS = f"{PLAN}letters", f"{PLAN}summaries"


@dataclass(frozen=True)
class Step:
    """One step: its name in the plan, what is done, by whom, and its working days counted from the notification."""

    key: str
    title: str
    who: str
    first_day: int
    last_day: int


@cache
def shipped_plan() -> tuple[Step, ...]:
    """The plan that comes with Jigsaw, in the order of its days."""
    import yaml  # here, so that a partnership with a plan of its own pays nothing

    return tuple(Step(**row) for row in yaml.safe_load(SHIPPED_PLAN.read_text("utf-8"))["steps"])


def words_of_days(first: int, last: int) -> str:
    """The working days of a step as people say them: "day 5 to 6", or "day 1"."""
    return f"day {first} to {last}" if last != first else f"day {last}"


def seal_of(step: Step) -> str:
    """A few signs that stand for a step as it is, so that a later change of it is seen."""
    return hashlib.sha256(repr(step).encode()).hexdigest()[:16]


def days_hold(first: int, last: int) -> None:
    """A step lies between day 0 and the last day of any plan, and ends after it begins. Raises Refused."""
    for field, said, day in (
        ("first_day", "First working day", first),
        ("last_day", "Last working day", last),
    ):
        day_holds(day, field, said)
    if last < first:
        raise Refused(f"Last working day must be the same as or after day {first}", "last_day")


def day_holds(day: int, field: str, said: str) -> None:
    """A working day of a plan is a number from 0 to LAST_DAY. Raises Refused."""
    if not 0 <= day <= LAST_DAY:
        raise Refused(f"{said} must be a number from 0 to {LAST_DAY}", field)


def plan_has_room(steps: int) -> None:
    """A plan stays short enough to be read. Raises Refused."""
    if steps >= MOST_STEPS:
        raise Refused(f"A day plan has {MOST_STEPS} steps at most. Take one out first.")


def a_step_stays(steps: int) -> None:
    """A plan without a step would be the plan that comes with Jigsaw again. Raises Refused."""
    if steps <= 1:
        raise Refused("A day plan has at least one step. Add another before you take this one out.")


def is_after_the_review(last_day: int) -> bool:
    """Whether a step ends after the day on which the rapid review is due."""
    return last_day > REVIEW_DUE


def key_of(title: str, taken: Collection[str]) -> str:
    """The name of a new step in the plan, made from its title; another number where the name is taken."""
    made = slugify(title)[:30].strip("-") or "step"
    return next(key for key in (made, *(f"{made}-{n}" for n in range(2, 1000))) if key not in taken)


def reason_is_given(reason: str, field: str, missing: str) -> str:
    """Why a plan was left, in words that are kept with it. Raises Refused."""
    if not reason.strip():
        raise Refused(missing, field)
    return reason.strip()


def as_kept(step: Step) -> dict[str, Any]:
    """A step as the plan of a case keeps it: as it was when the rapid review opened, and what was changed since.

    `moved` holds each change of its day ({from, to, why, by, at}), `not_needed` why it was marked so ({why, by, at}).
    """
    return {**asdict(step), "moved": [], "not_needed": None}


def done_between(done_on: date, started_on: date, today: date) -> None:
    """A step is done after the rapid review began and not ahead of time. Raises Refused."""
    if done_on < started_on:
        raise Refused(
            f"The date it was done must be the same as or after {date_words(started_on)}, "
            "when the notification was sent",
            "done_on",
        )
    if done_on > today:
        raise Refused("The date it was done must be today or in the past", "done_on")
