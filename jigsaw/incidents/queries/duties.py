"""The duties of a case and across cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jigsaw.incidents.models import Duty, Incident
from jigsaw.incidents.rules import starting
from jigsaw.incidents.rules.terms import DutyState

# The clock that leads a case, by how far it has come.
LEADING = (
    starting.RAPID_REVIEW,
    starting.NOTIFY_PANEL,
    starting.DECIDE_SUSPICION,
    starting.LOOKED_AFTER_DEATH,
    starting.CARE_LEAVER_DEATH,
)


def duties_of(incident: Incident) -> list[Duty]:
    """All duties of a case, by their dates; those without a date last."""
    rows = list(Duty.rows.filter(incident=incident))
    return sorted(rows, key=lambda duty: (duty.due_on is None, duty.due_on, duty.title))


def current_clock(incident: Incident) -> Duty | None:
    """The clock that leads the case now; None where none runs."""
    return leading_of(Duty.rows.filter(incident=incident, state=DutyState.OPEN, key__in=LEADING))


def leading_of(duties: Iterable[Duty]) -> Duty | None:
    """The clock that leads among duties of one case; None where none of them runs."""
    running = {duty.key: duty for duty in duties if duty.state == DutyState.OPEN}
    return next((running[key] for key in LEADING if key in running), None)


def next_of(duties: Iterable[Duty], today: date) -> Duty | None:
    """The duty to do next: the earliest; what has no date but a rule ("as soon as you know") counts as due today.

    What waits on somebody else, and steps without any date, come after all others.
    """
    waiting = [duty for duty in duties if duty.state == DutyState.OPEN]

    def order(duty: Duty) -> tuple[bool, date, int, str]:
        due = duty.due_on or (today if duty.rule else date.max)
        rank = LEADING.index(duty.key) if duty.key in LEADING else len(LEADING)
        return bool(duty.waits_on or duty.waits_for_id), due, rank, duty.title

    return min(waiting, key=order, default=None)


def open_duty(incident: Incident, *keys: str) -> Duty | None:
    """The first open duty of a case among these, by name."""
    return Duty.rows.filter(incident=incident, key__in=keys, state=DutyState.OPEN).order_by("due_on").first()
