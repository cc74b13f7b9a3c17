"""How work is put in order: by its date, and by whom it waits for. When somebody is nudged, told, covered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from functools import lru_cache
from hashlib import sha256

from jigsaw.calendar import london
from jigsaw.calendar.words import count_words, date_words
from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays
from jigsaw.incidents.rules import starting
from jigsaw.partnerships.rules import Refused

SOON = 5
DIGEST_AT = time(8, 0)
LONGEST_COVER = 366


class Group(IntEnum):
    """The groups of work by urgency, in their order. The date alone decides; there is no priority beside it."""

    OVERDUE = 0
    TODAY = 1
    SOON = 2
    LATER = 3
    WAITING = 4

    @property
    def words(self) -> str:
        """What the group is called."""
        return WORDS[self]

    @property
    def state(self) -> str:
        """What the group is called in an address: overdue, today, next, later, waiting."""
        return STATES[self]

    @property
    def empty(self) -> str:
        """What stands where the group is empty, in one sentence."""
        return EMPTY[self]


WORDS = {
    Group.OVERDUE: "Overdue",
    Group.TODAY: "Due today",
    Group.SOON: f"Next {SOON} working days",
    Group.LATER: "Later",
    Group.WAITING: "Waiting on others",
}
STATES = {
    Group.OVERDUE: "overdue",
    Group.TODAY: "today",
    Group.SOON: "next",
    Group.LATER: "later",
    Group.WAITING: "waiting",
}
EMPTY = {
    Group.OVERDUE: "Nothing is overdue.",
    Group.TODAY: "Nothing is due today.",
    Group.SOON: f"Nothing is due in the next {SOON} working days.",
    Group.LATER: "Nothing is due later.",
    Group.WAITING: "Nothing waits on others.",
}


# What a calendar calls the clocks that have a name of their own.
CLOCKS = {starting.NOTIFY_PANEL: "Notification to the Panel", starting.RAPID_REVIEW: "Rapid review"}


def calendar_words(key: str, title: str, reference: str) -> str:
    """What stands in a calendar: "Rapid review due, AB-2026-04". A reference and a duty, nothing else."""
    return f"{CLOCKS[key]} due, {reference}" if key in CLOCKS else f"Due: {title}, {reference}"


def group_called(state: str) -> Group | None:
    """The group by its name in an address; None for any other word."""
    return next((group for group, name in STATES.items() if name == state), None)


def soon_until(today: date, table: WorkingDays) -> date:
    """The last day of the next 5 working days; a week from today where the table does not reach."""
    try:
        return table.add(today, SOON)
    except BeyondTheTable:
        return today + timedelta(days=7)


def group_of(due_on: date | None, today: date, until: date, *, waits: bool) -> Group:
    """Where a duty stands. What waits on somebody else stands there, whatever its date."""
    if waits:
        return Group.WAITING
    if due_on is None or due_on > until:
        return Group.LATER
    if due_on < today:
        return Group.OVERDUE
    return Group.TODAY if due_on == today else Group.SOON


@lru_cache(maxsize=2048)
def due_label(due_on: date | None, today: date, table: WorkingDays) -> tuple[str, str]:
    """The label beside a date, and its shade: "2 working days late", "Due today", "4 working days left"."""
    if due_on is None:
        return "", "quiet"
    if due_on == today:
        return "Due today", "soon"
    try:
        days = table.count_between(due_on, today)
    except BeyondTheTable:
        return ("Late", "late") if due_on < today else ("", "quiet")
    if due_on < today:
        return (
            f"{count_words(days, 'working day')} late" if days else "Less than 1 working day late"
        ), "late"
    return f"{count_words(-days, 'working day')} left", "soon" if days >= -1 else "quiet"


def waiting_words(name: str, since: date | None, today: date, table: WorkingDays) -> str:
    """ "Waiting for Joan Firth since 12 May (3 working days)". The year is said where it is another one."""
    if since is None:
        return f"Waiting for {name}"
    said = date_words(since)
    said = said.removesuffix(f" {today.year}") if since.year == today.year else said
    try:
        days = max(0, table.count_between(since, today))
    except BeyondTheTable:
        return f"Waiting for {name} since {said}"
    return f"Waiting for {name} since {said} ({count_words(days, 'working day')})"


def may_be_nudged(nudged_at: datetime | None, today: date, table: WorkingDays) -> bool:
    """Whether a working day has begun since the last nudge: at most one nudge a working day for each duty."""
    if nudged_at is None:
        return True
    nudged_on = london.to_london(nudged_at).date()
    try:
        return table.count_between(nudged_on, today) >= 1
    except BeyondTheTable:
        return nudged_on < today


def digest_is_due(at: datetime, table: WorkingDays) -> bool:
    """Whether today's digest may go: from 8:00 on London's clocks on, on working days only."""
    here = london.to_london(at)
    if here.time() < DIGEST_AT:
        return False
    try:
        return table.is_working(here.date())
    except BeyondTheTable:
        return here.weekday() < 5


def digest_line(reference: str, title: str, due_on: date | None) -> str:
    """One duty in a digest: "AB-2026-04: Notify the Panel, due Monday 11 May"."""
    if due_on is None:
        return f"{reference}: {title}"
    return f"{reference}: {title}, due {london.day_words(due_on).removesuffix(f' {due_on.year}')}"


def fingerprint(said: Iterable[str]) -> str:
    """A seal of what a digest says: it changes when something falls due, is done, moves or is new."""
    return sha256("\n".join(said).encode()).hexdigest()


def cover_is_possible(first_day: date, last_day: date, today: date) -> None:
    """Cover begins today or later, ends after it begins, and lasts a year at most. Raises Refused."""
    if first_day < today:
        raise Refused("The first day of leave must be today or in the future", "first_day")
    if last_day < first_day:
        raise Refused(
            f"The last day of leave must be the same as or after {date_words(first_day)}", "last_day"
        )
    if (last_day - first_day).days >= LONGEST_COVER:
        raise Refused("Leave must be one year or less", "last_day")
