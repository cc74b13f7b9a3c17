"""The local day plan: what each of its steps is, and what a changed plan must keep to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHIPPED_PLAN = Path(__file__).parents[1] / "day_plan.yaml"


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
