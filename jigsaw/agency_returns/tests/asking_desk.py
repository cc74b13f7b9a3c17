"""What the tests of the pages of requests share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from jigsaw.agency_returns.rules.asking import QUESTIONS

TYPED: dict[str, Any] = {
    "period_from_day": "30", "period_from_month": "4", "period_from_year": "2024",
    "period_to_day": "30", "period_to_month": "4", "period_to_year": "2026",
    "people": ["Child A"], "others": "", "kind": "key-events", "questions": "\n".join(QUESTIONS),
    "due_on_day": "14", "due_on_month": "5", "due_on_year": "2026", "due_reason": "",
    "contact_phone": "01632 960 100",
}  # fmt: skip


def morning(day: int) -> datetime:
    """9am in London on a day of May 2026."""
    return datetime(2026, 5, day, 8, 0, tzinfo=UTC)


def typed_day(name: str, day: date) -> dict[str, str]:
    """A day as it is typed in three boxes."""
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def staff_alone(desk: Any, name: str, **more: Any) -> None:
    """The page is there for those who work on the case, and for nobody else."""
    from jigsaw.incidents.tests.casework import not_there

    not_there(desk, desk.address(name, **more), but="staff")
