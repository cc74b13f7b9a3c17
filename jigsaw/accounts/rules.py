"""How long a session or a code holds, and when a second factor is owed: no database, no request, no clock."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from jigsaw.calendar import london
from jigsaw.calendar.words import time_words

# Goal tables of the security design: sessions idle 30 minutes, absolute 12 hours.
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)

# Where a session that has ended keeps whose it was, so that what they send next is theirs alone.
SIGNED_OUT_PERSON = "signed_out_person"

# What proves more than a password: a code sent to the person's mailbox, a second factor, a passkey.
STRONG = frozenset({"code", "mfa", "demo"})


def why_session_is_over(*, signed_in_at: datetime, last_seen_at: datetime, now: datetime) -> str | None:
    """Why a session must end: "idle" after 30 minutes without a page, "long" after 12 hours; None while it holds."""
    if now - signed_in_at >= LONGEST:
        return "long"
    if now - last_seen_at >= IDLE:
        return "idle"
    return None


def owes_second_factor(methods: Collection[str], *, organisation_brings_one: bool) -> bool:
    """Whether somebody who proved themselves by `methods` must set up a second factor before anything else.

    A password alone is not enough; nor is an organisation's sign-in, unless it asks for a second factor itself.
    """
    strong = STRONG | {"socialaccount"} if organisation_brings_one else STRONG
    return bool(methods) and not strong.intersection(methods)


# A code by which an act is confirmed holds for ten minutes and five tries; a person gets at most five in an hour.
CODE_HOLDS = timedelta(minutes=10)
CODE_TRIES = 5
CODES_AN_HOUR = 5
CODE_WRONG = "The code is not correct. Check the email or ask for a new code."
CODE_ENDED = "The code has ended. Ask for a new code."


def why_no_code(sent: Collection[datetime], at: datetime) -> str:
    """Why no further code goes to a person to whom codes went at the times `sent`; "" when one may."""
    lately = sorted(moment for moment in sent if at - moment < timedelta(hours=1))
    if len(lately) < CODES_AN_HOUR:
        return ""
    again = lately[-CODES_AN_HOUR] + timedelta(hours=1, minutes=1)
    when = time_words(london.to_london(again).time())
    return f"You have asked for {CODES_AN_HOUR} codes within an hour. Ask again at {when}."


def code_holds(*, sent_at: datetime, tries: int, used: bool, at: datetime) -> bool:
    """A code holds for ten minutes, until it is used or was typed wrongly five times."""
    return not used and tries < CODE_TRIES and timedelta(0) <= at - sent_at <= CODE_HOLDS
