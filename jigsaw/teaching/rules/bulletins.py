"""The rules of a month's bulletin: when it proposes itself, who is asked, when it goes out, and what may be decided."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from jigsaw.calendar.clocks import add_months
from jigsaw.calendar.london import LONDON
from jigsaw.calendar.working_days import BeyondTheTable, WorkingDays
from jigsaw.learning.bulletin_details import LONGEST_INTRODUCTION
from jigsaw.partnerships.rules import Refused

# Working days of the month after, and times of London. [local practice]
PROPOSED_ON, PROPOSED_AT = 1, time(8, 0)
BY_ITSELF_ON, BY_ITSELF_AT = 5, time(17, 0)
REGION_ON, REGION_AT = 6, time(8, 0)
LONGEST_REASON = 300
# So far ahead a bulletin can be planned: a later time is a slip.
FURTHEST = timedelta(days=31)


class BulletinState(StrEnum):
    """Where a month's bulletin stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    SENT = "sent"
    NOT_SENT = "not-sent"

    @property
    def words(self) -> str:
        """What people read."""
        return {
            BulletinState.PROPOSED: "Waits for approval",
            BulletinState.APPROVED: "Approved",
            BulletinState.SENT: "Sent",
            BulletinState.NOT_SENT: "Not sent",
        }[self]


def month_told(day: date) -> date:
    """The month that is told in the month of `day`, by its first day: the one before."""
    return add_months(day.replace(day=1), -1)


def proposal_moment(month: date, days: WorkingDays) -> datetime:
    """When the bulletin of a month proposes itself: on the first working day of the next, at 8:00."""
    return _moment(month, PROPOSED_ON, PROPOSED_AT, days)


def by_itself_moment(month: date, days: WorkingDays) -> datetime:
    """When a bulletin goes out that nobody decided on, where the partnership chose that: the 5th working day, 17:00."""
    return _moment(month, BY_ITSELF_ON, BY_ITSELF_AT, days)


def region_moment(month: date, days: WorkingDays) -> datetime:
    """From when the approved parts go to the readers of the whole region: the 6th working day, 8:00."""
    return _moment(month, REGION_ON, REGION_AT, days)


def may_be_decided(state: str) -> None:
    """A bulletin is written, approved and decided against while it waits for approval. Raises Refused."""
    if state != BulletinState.PROPOSED:
        raise Refused(f"This bulletin is decided already: {BulletinState(state).words.lower()}.")


def may_be_taken_back(state: str) -> None:
    """An approval can be taken back until the bulletin goes out. Raises Refused."""
    if state != BulletinState.APPROVED:
        raise Refused("Only an approved bulletin that has not gone out can be taken back.")


def introduction_fits(words: str) -> str:
    """The introduction as it is kept, of at most 600 characters. Raises Refused."""
    said = words.replace("\r\n", "\n").strip()
    if len(said) > LONGEST_INTRODUCTION:
        raise Refused(
            f"Introduction must be {LONGEST_INTRODUCTION} characters or less. It has {len(said)}",
            "introduction",
        )
    return said


def reason_fits(words: str) -> str:
    """Why a bulletin is not sent, in at most 300 characters. Raises Refused."""
    said = " ".join(words.split())
    if not said:
        raise Refused("Enter why it is not sent", "reason")
    if len(said) > LONGEST_REASON:
        raise Refused(f"The reason must be {LONGEST_REASON} characters or less. It has {len(said)}", "reason")
    return said


def something_is_told(chosen: int) -> None:
    """A bulletin that tells nothing is not sent. Raises Refused."""
    if not chosen:
        raise Refused("Everything is left out. Choose what to tell, or decide not to send it this month.")


def time_is_ahead(due_at: datetime, at: datetime) -> None:
    """A bulletin goes out now or within a month. Raises Refused."""
    if due_at <= at:
        raise Refused("The time must be in the future", "clock_time")
    if due_at > at + FURTHEST:
        raise Refused("The day must be within a month from now", "day")


def _moment(month: date, number: int, clock_time: time, days: WorkingDays) -> datetime:
    """London's clock on the nth working day of the month after; by weekdays alone in a year that the table lacks."""
    before = add_months(month, 1) - timedelta(days=1)
    try:
        day = days.add(before, number)
    except BeyondTheTable:
        day = before
        while number:
            day += timedelta(days=1)
            number -= day.weekday() < 5
    return datetime.combine(day, clock_time, LONDON)
