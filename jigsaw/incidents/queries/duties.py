"""The duties of a case and across cases."""

from __future__ import annotations

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
    running = {d.key: d for d in Duty.rows.filter(incident=incident, state=DutyState.OPEN, key__in=LEADING)}
    return next((running[key] for key in LEADING if key in running), None)
