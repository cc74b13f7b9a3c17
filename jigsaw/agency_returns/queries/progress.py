"""How far a return has come: its tasks, and what is still missing of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn
from jigsaw.agency_returns.queries.entries import counts_of
from jigsaw.agency_returns.queries.returns import version_in_hand
from jigsaw.agency_returns.rules.returning import TaskState, is_nil, state_of_section
from jigsaw.agency_returns.rules.terms import SUMMARY_PAGES, RequestState, ReturnState
from jigsaw.calendar.words import count_words


@dataclass(frozen=True)
class Task:
    """One task of a return: what, where it stands, the page on which it is done, and a hint."""

    key: str
    title: str
    state: TaskState
    page: str
    summary_page: str = ""
    hint: str = ""

    @property
    def done(self) -> bool:
        """Whether nothing is left of it."""
        return self.state == TaskState.COMPLETED

    @property
    def open(self) -> bool:
        """Whether it can be begun, so that it leads to its page."""
        return self.state != TaskState.CANNOT_START


APPROVAL = "approval"


def tasks_of(asked: AgencyRequest, returned: AgencyReturn | None, *, counted: bool = True) -> list[Task]:
    """The tasks of a return in their order; a nil return has three.

    Not `counted`, its rows are not read: whether the chronology is done stands with the return itself.
    """
    involved = returned.involved if returned else ""
    first = TaskState.COMPLETED if involved else TaskState.NOT_STARTED
    tasks = [Task("involvement", "Were you involved?", first, "answer_involvement")]
    if returned is not None and is_nil(involved):
        checked = TaskState.COMPLETED if returned.nil_checked else TaskState.NOT_STARTED
        tasks.append(Task("nil", "Records you looked through", checked, "check_nil_return"))
    else:
        tasks += _of_an_involved_agency(returned, counted)
    return [*tasks, _approval(tasks, returned)]


def missing_tasks(asked: AgencyRequest) -> list[str]:
    """What is missing of a request that is open, as a mail says it: "Chronology", "Approval". Nothing once sent."""
    if asked.state != RequestState.ASKED:
        return []
    return [
        "Approval" if task.key == APPROVAL else task.title
        for task in tasks_of(asked, version_in_hand(asked), counted=False)
        if not task.done
    ]


def open_tasks(asked: AgencyRequest, returned: AgencyReturn | None) -> list[str]:
    """The titles of the tasks that must be done before a return can be approved, and are not."""
    return [task.title for task in tasks_of(asked, returned) if not task.done and task.key != APPROVAL]


def _of_an_involved_agency(returned: AgencyReturn | None, counted: bool) -> list[Task]:
    summary: dict[str, Any] = returned.summary if returned else {}
    found = []
    for page, title in SUMMARY_PAGES.items():
        if page == "learning":
            found.append(_chronology(returned) if counted else _chronology_in_short(returned))
        found.append(Task(page, title, state_of_section(page, summary), "edit_summary", page))
    return found


def _chronology_in_short(returned: AgencyReturn | None) -> Task:
    """Without a look at the rows: changing one takes away that they were checked."""
    done = returned is not None and returned.chronology_checked_at is not None
    state = TaskState.COMPLETED if done else TaskState.NOT_STARTED
    return Task("chronology", "Chronology", state, "add_chronology")


def _chronology(returned: AgencyReturn | None) -> Task:
    state, hint = TaskState.NOT_STARTED, ""
    if returned is not None:
        counts = counts_of(returned)
        hint = count_words(counts.rows, "event") if counts.rows else ""
        if counts.faulty:
            state = TaskState.PROBLEM
            hint = f"{count_words(counts.faulty, 'event')} to fix, of {counts.rows}"
        elif counts.doubtful:
            state, hint = TaskState.IN_PROGRESS, f"{count_words(counts.doubtful, 'event')} to confirm"
        elif returned.chronology_checked_at is not None:
            state, hint = TaskState.COMPLETED, hint or "No events"
        elif counts.rows:
            state = TaskState.IN_PROGRESS
    if state == TaskState.NOT_STARTED:
        page = "add_chronology"
    elif state == TaskState.PROBLEM or hint.endswith("to confirm"):
        page = "check_rows"
    else:
        page = "check_own_chronology"
    return Task("chronology", "Chronology", state, page, hint=hint)


def _approval(before: list[Task], returned: AgencyReturn | None) -> Task:
    state, hint = TaskState.NOT_STARTED, ""
    if returned is not None and returned.state == ReturnState.SENT:
        state = TaskState.COMPLETED
    elif not all(task.done for task in before):
        state = TaskState.CANNOT_START
    elif returned is not None and returned.state == ReturnState.WITH_APPROVER:
        state, hint = TaskState.IN_PROGRESS, "With the manager who approves it"
    return Task(APPROVAL, "Approve and send", state, "approve_return", hint=hint)
