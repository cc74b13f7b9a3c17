"""Rules of asking agencies: when they can be asked, and what is proposed to whoever asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jigsaw.agency_returns.rules.terms import RequestState
from jigsaw.calendar.clocks import add_months
from jigsaw.calendar.words import count_words, date_words
from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays
from jigsaw.incidents.rules.terms import Stage
from jigsaw.partnerships.rules import Refused

LONGEST_QUESTION, LONGEST_REASON, LONGEST_CODE = 300, 300, 40
# How far back a period reaches, and how many working days agencies have, where no plan says otherwise.
MONTHS_BACK, DAYS_TO_ANSWER = 24, 7

# The questions with which every request begins. Source: agency summary forms that partnerships publish.
QUESTIONS = (
    "What did your agency know of the child and the family, and from when?",
    "What did your agency know of the adults in the home and their history?",
    "What was daily life like for the child, and how did your staff see or hear it?",
    "What help was offered, by whom, and what came of it?",
    "What did your agency share with others, and what did others share with you?",
    "What went well?",
    "What has your agency learned, and what has it changed already?",
)


@dataclass(frozen=True)
class Proposed:
    """What a form is filled with, and why."""

    value: date
    why: str


def why_not_asked(stage: str, *, withdrawn: bool) -> str:
    """Why nothing can be sent to agencies in a case now; "" where it can be."""
    if stage == Stage.RECORDING:
        return "This incident is not recorded yet. Record it first, then ask the agencies."
    if stage == Stage.CLOSED:
        return "This case is closed, so nothing can be sent to agencies."
    if withdrawn:
        return "The notification of this case was withdrawn, so nothing can be sent to agencies."
    return ""


def why_not_changed(state: str) -> str:
    """Why nothing can be sent about one request any more; "" while its return is waited for."""
    if state == RequestState.RETURNED:
        return "The return has arrived, so nothing more is sent about this request."
    if state == RequestState.WITHDRAWN:
        return "This request was withdrawn, so nothing more is sent about it."
    return ""


def proposed_period(happened_on: date | None, aware_on: date | None, today: date) -> tuple[date, date, str]:
    """The period proposed: the two years before the incident. First day, last day, why.

    Two years also hold the time before birth of a child under two, without telling when the child was born.
    """
    last, event = happened_on, "the incident"
    if last is None:
        last, event = aware_on or today, "the local authority became aware" if aware_on else "today"
    why = (
        f"Proposed: the two years before {event}. For a child under two this also covers the time before birth. "
        "Choose an earlier day where agencies knew the adults long before."
    )
    return add_months(last, -MONTHS_BACK), last, why


def proposed_due(plan_day: date | None, today: date, table: WorkingDays) -> Proposed | None:
    """The day on which returns are due: that of the case's local plan where it lies ahead, else 7 working days on.

    None where the table of working days does not reach.
    """
    try:
        if plan_day is not None and plan_day > today and table.is_working(plan_day):
            return Proposed(plan_day, "by the local plan of this case")
        length = count_words(DAYS_TO_ANSWER, "working day")
        passed = (
            f", because the day of the local plan, {date_words(plan_day)}, has passed" if plan_day else ""
        )
        return Proposed(table.add(today, DAYS_TO_ANSWER), f"{length} from today{passed}")
    except BeyondTheTable:
        return None


def due_reason_holds(due_on: date, proposed: Proposed | None, reason: str) -> None:
    """Another day than the proposed one says why. Raises Refused."""
    if proposed is not None and due_on != proposed.value and not reason.strip():
        said = date_words(proposed.value)
        raise Refused(f"Enter why returns are due on another day than {said}", "due_reason")


def questions_hold(questions: Sequence[str], most: int) -> None:
    """At least one question, not too many, each of a length that can be answered. Raises Refused."""
    if not questions:
        raise Refused("Enter at least one question", "questions")
    if len(questions) > most:
        raise Refused(f"Questions must be {most} or less. There are {len(questions)}", "questions")
    for number, question in enumerate(questions, 1):
        if len(question) > LONGEST_QUESTION:
            raise Refused(
                f"Question {number} must be {LONGEST_QUESTION} characters or less. It has {len(question):,}",
                "questions",
            )


def people_hold(people: Sequence[str], most: int) -> None:
    """At least one person, each once, not too many. Raises Refused."""
    if not people:
        raise Refused("Select at least one person", "people")
    if len(people) > most:
        raise Refused(f"People must be {most} or less. There are {len(people)}", "others")
    seen = set()
    for alias in people:
        if len(alias) > LONGEST_CODE:
            raise Refused(f"Each code must be {LONGEST_CODE} characters or less", "others")
        if alias.casefold() in seen:
            raise Refused(f"“{alias}” stands twice among the people", "others")
        seen.add(alias.casefold())
