"""What the dates of an incident must be to each other. Each rule's message is the sentence that the person sees."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from string import ascii_uppercase

from jigsaw.calendar import clocks, london
from jigsaw.calendar.rule_book import NoVersionThen, shipped
from jigsaw.calendar.words import count_words, date_words
from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays
from jigsaw.incidents.rules import starting
from jigsaw.incidents.rules.terms import MOVES, Stage
from jigsaw.partnerships.rules import Refused

# Awareness more than so many working days after the incident asks for its reason. Jigsaw's own measure.
LATE_AWARENESS = 5
MOST_CHILDREN = 4


def move_is_known(old: Stage, new: Stage) -> None:
    """A case moves from stage to stage as the table of moves says. Raises Refused."""
    if new not in MOVES[old]:
        raise Refused(f"A case cannot go from “{old.words}” to “{new.words}”")


def can_be_written(stage: Stage) -> None:
    """A closed case is read, not written. Raises Refused."""
    if stage is Stage.CLOSED:
        raise Refused("This case is closed. Open it again first.")


def aware_by_now(aware_on: date, aware_time: time | None, now: datetime) -> None:
    """The clocks count from when the local authority became aware, which lies behind us. Raises Refused."""
    here = london.to_london(now)
    if aware_on > here.date():
        raise Refused("The date the local authority became aware must be today or in the past.", "aware_date")
    if aware_on == here.date() and aware_time is not None and aware_time > here.time():
        raise Refused("The time the local authority became aware must be now or in the past.", "aware_time")


def aware_before_notified(aware_on: date, sent_on: date | None) -> None:
    """A notification that stands was sent after the local authority became aware. Raises Refused."""
    if sent_on is not None and aware_on > sent_on:
        raise Refused(
            "The date the local authority became aware must be the same as or before "
            f"{date_words(sent_on)}, when the notification was sent.",
            "aware_date",
        )


def clocks_can_start(aware_on: date, table: WorkingDays) -> None:
    """The rule book and the table of working days reach the day from which the clocks count. Raises Refused."""
    for name in (starting.NOTIFY_PANEL, starting.TELL_PARTNERS):
        try:
            clocks.work_out(shipped().rule(name, aware_on), aware_on, table)
        except (NoVersionThen, BeyondTheTable) as unknown:
            raise Refused(
                f"No clock can be worked out from {date_words(aware_on)}. {unknown}", "aware_date"
            ) from unknown


def happened_before_aware(happened_on: date, aware_on: date) -> None:
    """Nobody becomes aware of what has not happened yet. Raises Refused."""
    if happened_on > aware_on:
        raise Refused(
            f"The date of the incident must be the same as or before {date_words(aware_on)}, "
            "when the local authority became aware.",
            "incident_date",
        )


def working_days_until_aware(happened_on: date, aware_on: date, table: WorkingDays) -> int:
    """The working days from the incident to awareness; counted as plain days where the table does not reach."""
    try:
        return max(0, table.count_between(happened_on, aware_on))
    except BeyondTheTable:
        return max(0, (aware_on - happened_on).days)


def late_awareness_is_explained(days: int, reason: str) -> None:
    """Awareness long after the incident is explained: the yearly report asks for it. Raises Refused."""
    if days > LATE_AWARENESS and not reason.strip():
        raise Refused(
            f"Explain why the local authority became aware {count_words(days, 'working day')} after it happened",
            "late_awareness_reason",
        )


def reference_of(prefix: str, year: int, number: int) -> str:
    """A case's own reference, like AB-2026-04: prefix, year of recording, number in that year."""
    return f"{prefix}-{year}-{number:02d}"


def next_alias(taken: Collection[str]) -> str:
    """What the next child is called: "Child A", the next free letter; nothing once the letters are used up."""
    known = {" ".join(alias.split()).casefold() for alias in taken}
    return next((f"Child {x}" for x in ascii_uppercase if f"child {x}".casefold() not in known), "")
