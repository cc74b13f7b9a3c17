"""When a notice can be recorded, and what its dates must be. Messages are for the person."""

from __future__ import annotations

from datetime import date, datetime, time

from jigsaw.calendar import london
from jigsaw.calendar.words import date_words
from jigsaw.incidents.rules.terms import Stage
from jigsaw.partnerships.rules import Refused

LONGEST_REASON = 500


def can_be_notified(stage: Stage, aware_on: date | None) -> None:
    """A notice belongs to an incident that was recorded and is not closed. Raises Refused."""
    if stage is Stage.RECORDING or aware_on is None:
        raise Refused("Record the incident first, so that its clocks run.")
    if stage is Stage.CLOSED:
        raise Refused("This case is closed. Open it again first.")


def sent_between(
    sent_on: date, sent_time: time | None, aware_on: date, now: datetime, *, what: str = "notification"
) -> None:
    """A notification is sent after the local authority became aware, and not ahead of time. Raises Refused."""
    here = london.to_london(now)
    if sent_on < aware_on:
        raise Refused(
            f"The date you sent the {what} must be the same as or after {date_words(aware_on)}.", "sent_date"
        )
    if sent_on > here.date():
        raise Refused(f"The date you sent the {what} must be today or in the past.", "sent_date")
    if sent_on == here.date() and sent_time is not None and sent_time > here.time():
        raise Refused(f"The time you sent the {what} must be now or in the past.", "sent_time")


def done_between(done_on: date, started_on: date | None, now: datetime) -> None:
    """A step is done on or after the day that started it, and not ahead of time. Raises Refused."""
    if started_on is not None and done_on < started_on:
        raise Refused(
            f"The date this was done must be the same as or after {date_words(started_on)}.", "done_on"
        )
    if done_on > london.to_london(now).date():
        raise Refused("The date this was done must be today or in the past.", "done_on")


def can_be_withdrawn(stage: Stage) -> None:
    """A notification can be withdrawn until a review is commissioned. Raises Refused."""
    if stage is Stage.CLOSED:
        raise Refused("This case is closed. Open it again first.")
    if stage is Stage.REVIEW:
        raise Refused("A review is under way, so the notification stands.")


def withdrawal_has_a_reason(reason: str) -> None:
    """Why the criteria are not met is kept with the notice. Raises Refused."""
    if not reason.strip():
        raise Refused("Enter why the criteria are not met.", "reason")
    if len(reason.strip()) > LONGEST_REASON:
        raise Refused(
            f"Why the criteria are not met must be {LONGEST_REASON} characters or less. "
            f"It has {len(reason.strip()):,}",
            "reason",
        )
