"""The rules of what follows a webinar: certificates and their codes, feedback, the question at three months."""

from __future__ import annotations

import re
import secrets
from datetime import date, datetime, timedelta

from jigsaw.calendar.london import to_london
from jigsaw.learning.event_rules import LETTERS

# Twelve of 31 letters: about 59 bits, so that nobody finds a code by trying. [local practice]
CODE_LETTERS, GROUP = 12, 4
# What people put between the letters of a code.
BETWEEN = re.compile(r"[\s\u2010-\u2015-]+")
# Feedback and what was changed can be changed for so long after they were first sent. [local practice]
CAN_BE_CHANGED = timedelta(days=30)
# The one question comes so many months after the event, at nine in the morning. [local practice]
MONTHS_TO_THE_QUESTION, HOUR_OF_THE_QUESTION = 3, 9
# Nobody is asked sooner than this after they were told that they attended. [local practice]
REST = timedelta(days=30)
# Answers and check codes stay for so many years after the event, as long as people must show what they learned.
# [local practice]
YEARS_ANSWERS_STAY = 5
MOST_INITIALS = 4


def new_code() -> str:
    """A check code that nobody can guess and that people can read out: K7QM-2XVD-9RTC."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))
    return "-".join(letters[start : start + GROUP] for start in range(0, CODE_LETTERS, GROUP))


def as_code(typed: str) -> str:
    """A check code as it is kept, however it was typed: small letters, spaces or dashes of any kind, or none."""
    plain = BETWEEN.sub("", typed).upper()
    if len(plain) != CODE_LETTERS or any(letter not in LETTERS for letter in plain):
        return ""
    return "-".join(plain[start : start + GROUP] for start in range(0, CODE_LETTERS, GROUP))


def initials_of(name: str) -> str:
    """The initials of a name: "L B" of "Leah Brown", four at most; "?" where it has no letter."""
    found = [next((letter.upper()[:1] for letter in word if letter.isalpha()), "") for word in name.split()]
    return " ".join([each for each in found if each][:MOST_INITIALS]) or "?"


def minutes_certified(minutes: int, *, starts_at: datetime, ends_at: datetime) -> int:
    """The minutes that a certificate says: never more than the event lasted, for people come in early."""
    return min(minutes, int((ends_at - starts_at).total_seconds() // 60))


def question_due(ends_at: datetime, *, at: datetime) -> bool:
    """Whether it is time to ask what people changed: three months after the day of the event, from 9am in London."""
    here = to_london(at)
    return (here.date(), here.hour) >= (
        months_after(to_london(ends_at).date(), MONTHS_TO_THE_QUESTION),
        HOUR_OF_THE_QUESTION,
    )


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def may_change(first_sent: datetime | None, *, at: datetime) -> bool:
    """Whether an answer can be sent or changed now: always the first time, then for 30 days."""
    return first_sent is None or at < first_sent + CAN_BE_CHANGED
