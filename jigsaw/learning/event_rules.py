"""The rules of webinars: when booking closes, how long an offer holds, when reminders go, how long bookings stay."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from jigsaw.calendar.london import day_words, time_words, to_london

# A free place is held for the first of the waiting list so long. [local practice]
OFFER_HELD = timedelta(hours=24)
# When reminders go before the start, the first first. [local practice]
REMINDERS = (timedelta(days=7), timedelta(days=1), timedelta(hours=1))
# A reminder that goes within this time of "1 hour before" says 1 hour; a later one says the minutes.
ABOUT_AN_HOUR = timedelta(minutes=50)
# Addresses below /events/ that are not an event's.
TAKEN_ADDRESSES = ("booked", "joining")
# Bookings go so many years after the event; numbers stay. The page says so when people book. [local practice]
YEARS_KEPT = 1
OTHER = "Other"
ROLES = (
    "Health visitor",
    "School nurse",
    "Midwife",
    "GP or practice nurse",
    "Other health professional",
    "Social worker",
    "Early help or family support worker",
    "Police officer or staff",
    "Teacher or other school staff",
    "Early years worker",
    "Housing worker",
    "Probation or youth justice worker",
    "Volunteer or charity worker",
    "Designated or named safeguarding professional",
    "Manager or commissioner",
    OTHER,
)
# Without letters and digits that are easily taken for one another.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


class NotAnEvent(ValueError):
    """Something that must not reach the public side. The message says what to do."""


def new_reference() -> str:
    """A reference that people can read out: W7K3-9QXM."""
    letters = [secrets.choice(LETTERS) for _ in range(8)]
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"


def when_words(starts_at: datetime, ends_at: datetime) -> str:
    """When it is, in London: "Thursday 16 July 2026, 3pm to 5pm"; both days where it ends on another."""
    start, end = to_london(starts_at), to_london(ends_at)
    last = time_words(end.time())
    if end.date() != start.date():
        last = f"{last} on {day_words(end.date())}"
    return f"{day_words(start.date())}, {time_words(start.time())} to {last}"


def offer_ends(*, at: datetime, starts_at: datetime) -> datetime:
    """Until when a place offered at `at` is held: 24 hours, but never past the start."""
    return min(at + OFFER_HELD, starts_at)


def reminders_past(*, starts_at: datetime, at: datetime) -> int:
    """How many of the reminders had their time before `at`: whoever is told something now needs only the others."""
    return sum(starts_at - before <= at for before in REMINDERS)


def soon_words(*, starts_at: datetime, at: datetime) -> str:
    """How soon it is, by London's days, as a reminder begins: "In 7 days", "Tomorrow", "Today", "In 1 hour"."""
    if starts_at - at <= REMINDERS[-1]:
        if starts_at - at > ABOUT_AN_HOUR:
            return "In 1 hour"
        minutes = max(1, int((starts_at - at).total_seconds()) // 60)
        return f"In {minutes} minute{'' if minutes == 1 else 's'}"
    days = (to_london(starts_at).date() - to_london(at).date()).days
    return {0: "Today", 1: "Tomorrow"}.get(days, f"In {days} days")


def takes_bookings(*, state: str, starts_at: datetime, at: datetime) -> bool:
    """Booking is open until the start of an event that goes ahead."""
    return state == "open" and at < starts_at


def places_words(left: int) -> str:
    """How many places are left, as pages say it."""
    if left <= 0:
        return "Full. You can join the waiting list"
    return f"{left} place{'' if left == 1 else 's'} left"


def keep_until(ends_at: datetime) -> date:
    """The day, in London, from which the bookings of an event are deleted: 12 months after it."""
    day = to_london(ends_at).date()
    try:
        return day.replace(year=day.year + YEARS_KEPT)
    except ValueError:  # 29 February
        return date(day.year + YEARS_KEPT, 3, 1)


def organisation_counts(names: Sequence[str], listed: Sequence[str]) -> dict[str, int]:
    """How many from each organisation of the list; all others count as "Other", for a name may tell a person."""
    counted: dict[str, int] = {}
    for name in names:
        said = name if name in listed else OTHER
        counted[said] = counted.get(said, 0) + 1
    return dict(sorted(counted.items()))
