"""Who may reach a case: what a membership, standing back and emergency access must be. Messages are for the person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from jigsaw.partnerships.rules import Refused

LONGEST_WHY = 300
LONGEST_EMERGENCY_REASON = 500
# Emergency access ends by itself after so many hours at most.
MOST_HOURS = 4
# An emergency is answered within the working day, or it lapses; so many times somebody may ask in that time.
ANSWERED_WITHIN = timedelta(hours=8)
MOST_ASKINGS = 3


def reason_given(reason: str, *, missing: str, most: int = LONGEST_WHY, field: str = "reason") -> str:
    """The reason without the space round it. Raises Refused for none, and for one longer than `most` characters."""
    said = reason.strip()
    if not said:
        raise Refused(missing, field)
    if len(said) > most:
        raise Refused(f"The reason must be {most} characters or less. It has {len(said):,}", field)
    return said


def somebody_still_gives_access(givers: Collection[Any], leaving: Any, words: str, field: str = "") -> None:
    """A case always has a member who may give access to it. Raises Refused where `leaving` is the last.

    `givers` are the members who may give access now; `words` say what to do first.
    """
    if leaving in givers and len(set(givers) - {leaving}) == 0:
        raise Refused(words, field)


def a_member_decides(by: Any, members: Collection[Any]) -> None:
    """Emergency access is for the case, never for who else may reach it. Raises Refused for one who is no member.

    A process, which has no identifier of a person, may.
    """
    if hasattr(by, "pk") and by.pk not in members:
        raise Refused("Only a member of this case can change who has access to it")


def another_person_decides(by: Any, asker: Any) -> None:
    """Nobody opens a case to themselves. Raises Refused."""
    if getattr(by, "pk", None) == asker:
        raise Refused("Another person must decide this")


def not_asked_too_often(times: int) -> None:
    """The limit counts every asking, whether there is such a case or not. Raises Refused."""
    if times >= MOST_ASKINGS:
        hours = int(ANSWERED_WITHIN.total_seconds() // 3600)
        raise Refused(
            f"You have asked {MOST_ASKINGS} times within {hours} hours. "
            "Telephone the partnership's business manager.",
        )


def still_open(asked_at: datetime, decided_at: datetime | None, at: datetime) -> bool:
    """Whether an emergency waits for an answer: not decided, and asked within the last eight hours."""
    return decided_at is None and at < asked_at + ANSWERED_WITHIN


def end_of_emergency(hours: int, at: datetime) -> datetime:
    """When access of so many whole hours ends. Raises Refused for less than 1 or more than 4."""
    if not 1 <= hours <= MOST_HOURS:
        raise Refused(f"Select between 1 and {MOST_HOURS} hours", "decision")
    return at + timedelta(hours=hours)
