"""What the worker does for this room, each turn."""

from __future__ import annotations

from datetime import date, datetime

from django_tasks import task

from jigsaw.agency_returns.actions import exporting, importing
from jigsaw.agency_returns.actions.comparing import compare_asked
from jigsaw.agency_returns.actions.reminding import send_due_reminders
from jigsaw.agency_returns.rules.reminders import REMIND_AT
from jigsaw.calendar import london
from jigsaw.calendar.present import present

_looked_on: date | None = None
_tidied_on: date | None = None


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


def compare_chronologies(*, at: datetime) -> int:
    """Compare the rows of one chronology to which rows have joined. One question to the database where none has."""
    return compare_asked(at=at)


def tidy_exports(*, at: datetime) -> int:
    """Remove the files of exports that are too old, once a day."""
    global _tidied_on
    today = london.to_london(at).date()
    if _tidied_on == today:
        return 0
    removed = exporting.remove_old_exports(at=at)
    _tidied_on = today
    return removed


@task()
def make_chronology_export(key: str) -> None:
    """Make the file of an export. Queued by the act that asks for it."""
    exporting.make_export(key, at=present())


@task()
def import_chronology(key: str) -> None:
    """Let the rows of a file join. Queued by the act that asks for it."""
    importing.import_rows(key, at=present())
