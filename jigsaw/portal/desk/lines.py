"""Requests as an agency's list and start page show them: what is due, and how late it is, in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.urls import reverse

from jigsaw.agency_returns.models import AgencyRequest, DepartmentPart
from jigsaw.agency_returns.queries.receipts import timeliness_words
from jigsaw.agency_returns.queries.returns import parts_of, requests_of, sent_versions, version_in_hand
from jigsaw.agency_returns.rules.lateness import is_late
from jigsaw.agency_returns.rules.terms import PartState, RequestState, ReturnState
from jigsaw.calendar import london
from jigsaw.calendar.present import present
from jigsaw.calendar.words import date_words
from jigsaw.calendar.working_days import WorkingDays
from jigsaw.incidents.rules.terms import Stage
from jigsaw.incidents.rules.work import due_label

STATES = {
    PartState.ASKED: ("To be returned", "soon"),
    PartState.RETURNED: ("Returned", "done"),
    PartState.TAKEN_BACK: ("No longer asked", "quiet"),
}


def due_words(due_on: date, now: datetime, table: WorkingDays) -> tuple[str, str]:
    """The label beside a due day and its shade: "2 working days late", "Due today by 5pm", "4 working days left"."""
    today = london.to_london(now).date()
    if today == due_on:
        return ("Late since 5pm", "late") if is_late(due_on, now) else ("Due today by 5pm", "soon")
    return due_label(due_on, today, table)


def line_of(asked: AgencyRequest, now: datetime, table: WorkingDays) -> dict[str, Any]:
    """One request as a line of the list. No word of the case but its reference."""
    label, shade = due_words(asked.due_on, now, table)
    is_open = asked.state == RequestState.ASKED and asked.incident.stage != Stage.CLOSED
    return {
        "reference": asked.reference,
        "href": reverse("view_own_request", args=[asked.pk]),
        "partnership": asked.partnership.name,
        "agency": asked.agency.name,
        "due": date_words(asked.due_on),
        "is_open": is_open,
        "label": label,
        "shade": shade,
        "state": state_words(asked),
    }


def state_words(asked: AgencyRequest) -> str:
    """Where a request stands: asked, being written, with the approver, or when it was sent."""
    if asked.state == RequestState.WITHDRAWN:
        return "Withdrawn"
    if asked.incident.stage == Stage.CLOSED and asked.state == RequestState.ASKED:
        return "Case closed"
    returned = version_in_hand(asked)
    if returned is None:
        return "Not yet started"
    if returned.state != ReturnState.SENT:
        words = ReturnState(returned.state).words
        return words if returned.version == 1 else f"Version {returned.version}: {words.lower()}"
    first = sent_versions(asked)[0]
    assert first.sent_at is not None
    late = timeliness_words(first)
    return f"Sent {date_words(london.to_london(first.sent_at).date())}, {late[:1].lower()}{late[1:]}"


def part_line(part: DepartmentPart, now: datetime, table: WorkingDays) -> dict[str, Any]:
    """One department's part as a line of its author's list."""
    asked = part.returned.request
    label, shade = due_label(part.due_on, london.to_london(now).date(), table)
    state, _shade = STATES[PartState(part.state)]
    is_open = part.state == PartState.ASKED
    return {
        "reference": asked.reference,
        "href": reverse("view_own_part", args=[part.pk]),
        "department": part.name,
        "agency": asked.agency.name,
        "due": date_words(part.due_on),
        "label": label if is_open else "",
        "shade": shade,
        "state": state,
    }


def waiting_requests(person: Any) -> list[tuple[str, str]]:
    """For a person's start page: each return to approve, to answer and each part to write, with its address."""
    now = present()
    lines = []
    open_ones = (
        requests_of(person, at=now).filter(state=RequestState.ASKED).exclude(incident__stage=Stage.CLOSED)
    )
    for asked in open_ones:
        returned = version_in_hand(asked)
        due = date_words(asked.due_on)
        if returned is None or returned.state == ReturnState.WRITING:
            lines.append(
                (f"Answer request {asked.reference}, due {due}", reverse("view_own_request", args=[asked.pk]))
            )
        elif returned.approver_id == person.pk:
            lines.append(
                (f"Approve return {asked.reference}, due {due}", reverse("approve_return", args=[asked.pk]))
            )
    for part in parts_of(person, at=now).filter(state=PartState.ASKED, returned__state=ReturnState.WRITING):
        reference = part.returned.request.reference
        words = f"Write your department’s part of {reference}, due {date_words(part.due_on)}"
        lines.append((words, reverse("view_own_part", args=[part.pk])))
    return lines
