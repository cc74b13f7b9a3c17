"""Rules of returns: when one can be written, and what its parts are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jigsaw.agency_returns.rules.terms import (
    EPISODE_LIMITS,
    MOST_EPISODES,
    SUMMARY,
    Involved,
    PartState,
    RequestState,
    ReturnState,
    Worded,
)
from jigsaw.calendar.words import date_words
from jigsaw.incidents.rules.terms import WORDS_OF
from jigsaw.partnerships.rules import Refused

UNFINISHED = "Some events still need to be fixed or confirmed. Check your chronology first"


class TaskState(Worded):
    """Where one task of a return stands. Source: the task list of GOV.UK, its statuses and no other."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    CANNOT_START = "cannot-start"
    PROBLEM = "problem"


WORDS_OF |= {
    TaskState: {
        TaskState.NOT_STARTED: "Not yet started",
        TaskState.IN_PROGRESS: "In progress",
        TaskState.COMPLETED: "Completed",
        TaskState.CANNOT_START: "Cannot start yet",
        TaskState.PROBLEM: "There is a problem",
    }
}


def why_not_written(*, request_state: str, closed: bool, return_state: str = "", part_state: str = "") -> str:
    """Why nothing can be written in a return (or a department's part of it) now; "" where it can be."""
    if request_state == RequestState.WITHDRAWN:
        return "This request was withdrawn. You do not need to do anything more."
    if closed:
        return "The case that this request belongs to is closed. You do not need to do anything more."
    if part_state == PartState.TAKEN_BACK:
        return "Your department is no longer asked. You do not need to do anything more."
    if return_state == ReturnState.SENT:
        return "This return was sent. To add to it, start the next version."
    if return_state == ReturnState.WITH_APPROVER:
        return "This return is with the manager who approves it. To change it, take it back first."
    if part_state == PartState.RETURNED:
        return "You have returned this part. To change it, ask your agency’s lead to send it back to you."
    return ""


def state_of_section(page: str, summary: Mapping[str, Any]) -> TaskState:
    """Where one page of the agency summary stands: completed once all that must be answered is."""
    fields = [field for field in SUMMARY if field.page == page]
    if all(summary.get(field.key) for field in fields if field.needed):
        return TaskState.COMPLETED
    begun = any(summary.get(field.key) for field in fields)
    return TaskState.IN_PROGRESS if begun else TaskState.NOT_STARTED


def is_nil(involved: str) -> bool:
    """Whether the agency says that it was not involved: a return all the same."""
    return involved == Involved.NO


def episodes_hold(episodes: Mapping[int, Mapping[str, str]]) -> None:
    """Key episodes, by their number, say when and what, and are ten at most. Raises Refused."""
    if len(episodes) > MOST_EPISODES:
        raise Refused(f"Key episodes must be {MOST_EPISODES} or less")
    for number, each in episodes.items():
        if set(each) != set(EPISODE_LIMITS):
            raise TypeError("An episode has when, what, quality and why")
        if not each["when"]:
            raise Refused(f"Enter when episode {number} was", f"when_{number}")
        if not each["what"]:
            raise Refused(f"Enter what happened in episode {number}", f"what_{number}")


def part_due_holds(due_on: date, today: date, return_due_on: date) -> None:
    """A department answers before its agency's return is due, so that the lead can read it. Raises Refused.

    Once the return itself is due, any day from today on will do.
    """
    if due_on < today:
        raise Refused("The day by which the department answers must be today or in the future", "due_on")
    if today < return_due_on <= due_on:
        raise Refused(
            f"The day by which the department answers must be before {date_words(return_due_on)}", "due_on"
        )


def everything_is_done(open_tasks: Sequence[str]) -> None:
    """A return is approved when all before it is done. Raises Refused, naming what is left."""
    if open_tasks:
        raise Refused(f"Finish first: {', '.join(f'“{task}”' for task in open_tasks)}")
