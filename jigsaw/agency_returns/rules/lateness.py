"""When a return is late, and by how many working days. Source: the partnership's local plan."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from jigsaw.agency_returns.rules.requests import DUE_AT
from jigsaw.agency_returns.rules.terms import LateReturn
from jigsaw.calendar import london
from jigsaw.calendar.words import count_words, day_words, time_words
from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays
from jigsaw.partnerships.rules import Refused

FIRST_VERSION = 1


def is_late(due_on: date, at: datetime) -> bool:
    """Whether 5pm in London of the day on which a return is due has passed."""
    here = london.to_london(at)
    return (here.date(), here.time()) > (due_on, DUE_AT)


def working_days_late(due_on: date, at: datetime, table: WorkingDays) -> int:
    """The working days from the day after a return was due up to the day of sending; 0 when none has begun.

    Where the table of working days does not reach, every day from Monday to Friday counts.
    """
    sent_on = london.to_london(at).date()
    if sent_on <= due_on:
        return 0
    try:
        return table.count_between(due_on, sent_on)
    except BeyondTheTable:
        days = (due_on + timedelta(n) for n in range(1, (sent_on - due_on).days + 1))
        return sum(day.weekday() < 5 for day in days)


def lateness_words(days: int, *, late: bool) -> str:
    """How late a return is: "2 working days late", "Less than 1 working day late", "On time"."""
    if not late:
        return "On time"
    return f"{count_words(days, 'working day')} late" if days else "Less than 1 working day late"


def sent_words(sent_at: datetime, lateness: str) -> str:
    """When a return was sent: "Sent Monday 18 May 2026 at 10:12am, 2 working days late"."""
    here = london.to_london(sent_at)
    said = lateness[:1].lower() + lateness[1:]
    return f"Sent {day_words(here.date())} at {time_words(here.time())}, {said}"


def asks_for_reason(version: int, due_on: date, at: datetime) -> bool:
    """Whether a return that is sent now must say why it is late. A version after the first answers no deadline."""
    return version == FIRST_VERSION and is_late(due_on, at)


def reason_is_given(reason: str, note: str, *, needed: bool) -> None:
    """A late return says why, in a word of the list; "Other" is told in the note. Raises Refused."""
    if not needed:
        return
    if reason not in set(LateReturn):
        raise Refused("Select why the return is late.", "late_reason")
    if reason == LateReturn.OTHER and not note.strip():
        raise Refused("Enter why the return is late", "late_note")


def may_be_followed(panel_meets_on: date | None, today: date) -> bool:
    """Whether a sent return may have a next version: until the panel meets."""
    return panel_meets_on is None or today < panel_meets_on


def waits_for_parts(open_parts: Collection[str], without: bool) -> None:
    """A return with departments that have not returned their part is sent only by decision. Raises Refused."""
    if open_parts and not without:
        raise Refused("Select what to do about the departments that have not returned their part", "parts")
