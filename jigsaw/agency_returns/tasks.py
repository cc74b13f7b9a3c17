"""What the worker does for this room, each turn."""

from __future__ import annotations

from datetime import date, datetime

from jigsaw.agency_returns.actions.reminding import send_due_reminders
from jigsaw.agency_returns.rules.reminders import REMIND_AT
from jigsaw.calendar import london

_looked_on: date | None = None


def send_reminders_when_due(*, at: datetime) -> int:
    """Remind agencies once, when 8:00 has come. Asked every second, so it costs nothing in between.

    What a stopped worker left undone is done by the next: each reminder that went stands in the database.
    """
    global _looked_on
    here = london.to_london(at)
    if here.time() < REMIND_AT or here.weekday() >= 5 or _looked_on == here.date():
        return 0
    sent = send_due_reminders(at=at)
    _looked_on = here.date()
    return sent
