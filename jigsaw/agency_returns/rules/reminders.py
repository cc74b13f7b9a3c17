"""When an agency is reminded, by itself. Source: the partnership's local plan; experience of those who chase."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from jigsaw.agency_returns.rules.requests import REMIND_BEFORE
from jigsaw.agency_returns.rules.terms import ReminderKind
from jigsaw.calendar import london
from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays

# Reminders go at this time on London's clocks, on working days.
REMIND_AT = time(8, 0)
# A call is due on this working day after the return was.
CALL_AFTER = 2


def reminder_days(due_on: date, table: WorkingDays) -> dict[ReminderKind, date]:
    """The day of each reminder of a return that is due on `due_on`. Raises BeyondTheTable."""
    return {
        ReminderKind.BEFORE: table.subtract(due_on, REMIND_BEFORE),
        ReminderKind.MORNING: due_on,
        ReminderKind.DAY_AFTER: table.add(due_on, 1),
        ReminderKind.CALL: table.add(due_on, CALL_AFTER),
    }


def reminder_due(
    due_on: date, changes: Iterable[datetime | None], at: datetime, table: WorkingDays
) -> ReminderKind | None:
    """The reminder that is due at `at`: the last whose time has come; one that a stopped worker missed is passed over.

    None before 8:00, on days that are no working days, and where its time had come before the last of `changes`: the
    request was sent, its day changed, or its reminders began again only after that.
    """
    here = london.to_london(at)
    try:
        if here.time() < REMIND_AT or not table.is_working(here.date()):
            return None
        days = reminder_days(due_on, table)
    except BeyondTheTable:
        return None
    come = [(day, kind) for kind, day in days.items() if day <= here.date()]
    if not come:
        return None
    day, kind = max(come, key=lambda each: each[0])
    last = max((change for change in changes if change is not None), default=None)
    if last is not None and london.release_moment(day, REMIND_AT) <= last:
        return None
    return kind
