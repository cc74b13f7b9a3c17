"""The words of the public pages that are data: the law in its dated form, support, statements."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "content"
# The statement must rest on a test of the last twelve months (experience, section 3B). [local practice]
MONTHS_BETWEEN_TESTS = 12


@dataclass(frozen=True)
class Law:
    """What is said about the law from one day on."""

    effective_from: date
    name: str
    note: str
    paragraphs: tuple[str, ...]


@functools.cache
def read(name: str) -> Any:
    """The content kept under that name. Raises FileNotFoundError."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


@functools.cache
def laws() -> tuple[Law, ...]:
    """Every dated entry about the law, oldest first."""
    entries = (Law(**{**each, "paragraphs": tuple(each["paragraphs"])}) for each in read("law"))
    return tuple(sorted(entries, key=lambda law: law.effective_from))


def law_on(day: date) -> Law:
    """The entry that holds on that day; the oldest for days before all of them."""
    holding = [law for law in laws() if law.effective_from <= day]
    return holding[-1] if holding else laws()[0]


def is_overdue_for_testing(last_tested: date, today: date) -> bool:
    """Whether more than twelve months have passed since the day of the last test."""
    months = (today.year - last_tested.year) * 12 + today.month - last_tested.month
    return months > MONTHS_BETWEEN_TESTS or (months == MONTHS_BETWEEN_TESTS and today.day > last_tested.day)


def open_problems() -> list[dict[str, Any]]:
    """The known problems of accessibility that are not mended."""
    return [each for each in read("accessibility")["problems"] if not each.get("mended_on")]
