"""Rules of requests to agencies: their codes, their dates, when an agency is reminded."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time

from jigsaw.calendar.words import date_words
from jigsaw.calendar.working_days import WorkingDays
from jigsaw.partnerships.rules import Refused

# A return is due at this time of its day, on London's clocks.
DUE_AT = time(17, 0)
MOST_QUESTIONS, MOST_PEOPLE = 12, 20
REMIND_BEFORE = 2  # working days

# The letter of a request's code, by the kind of the agency: police P1, health H1, H2, education E1.
LETTERS = {
    "childrens-social-care": "S",
    "early-help": "S",
    "adult-social-care": "S",
    "police": "P",
    "probation": "J",
    "youth-justice": "J",
    "education-and-early-years": "E",
    "housing": "L",
    "voluntary-sector": "V",
    "integrated-care-board": "H",
    "acute-hospital": "H",
    "community-health": "H",
    "health-visiting": "H",
    "maternity": "H",
    "gp": "H",
    "camhs": "H",
    "adult-mental-health": "H",
    "substance-use-services": "H",
    "ambulance": "H",
}
OTHER_LETTER = "A"


def code_of(kind: str, taken: Collection[str]) -> str:
    """The code of the next request to an agency of this kind in a case, like H2. It says nothing of the case."""
    letter = LETTERS.get(kind, OTHER_LETTER)
    return next(code for code in (f"{letter}{n}" for n in range(1, 1000)) if code not in taken)


def period_holds(period_from: date | None, period_to: date | None, today: date) -> None:
    """The period asked for begins before it ends and ends by today. Raises Refused."""
    if period_from is None:
        raise Refused("Enter the first day of the period", "period_from")
    if period_to is None:
        raise Refused("Enter the last day of the period", "period_to")
    if period_to > today:
        raise Refused("The last day of the period must be today or in the past", "period_to")
    if period_to < period_from:
        said = date_words(period_from)
        raise Refused(f"The last day of the period must be the same as or after {said}", "period_to")


def due_day_holds(due_on: date | None, today: date, table: WorkingDays) -> None:
    """A return is due on a working day that lies ahead. Raises Refused."""
    if due_on is None:
        raise Refused("Enter the day on which returns are due", "due_on")
    if due_on <= today:
        raise Refused("The day on which returns are due must be in the future", "due_on")
    if not table.is_working(due_on):
        raise Refused("The day on which returns are due must be a working day", "due_on")
