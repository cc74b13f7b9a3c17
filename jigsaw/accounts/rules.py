"""How long a session holds, and when a second factor is owed: no database, no request, no clock."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

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
