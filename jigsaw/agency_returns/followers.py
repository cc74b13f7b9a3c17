"""What the rooms above know of a case's review, and what follows when agencies were asked or have answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jigsaw.incidents.models import Incident


@dataclass(frozen=True)
class ReviewDays:
    """Days of the review of a case: when its plan wants the returns, and when its panel first meets."""

    returns_due_on: date | None = None
    panel_meets_on: date | None = None


_tellers: list[Callable[[Incident], ReviewDays]] = []
_when_asked: list[Callable[..., None]] = []
_when_all_returned: list[Callable[..., None]] = []


def tell_review_days(tell: Callable[[Incident], ReviewDays]) -> None:
    """Let a room above say the days of a case's review. Call when the room starts."""
    if tell not in _tellers:
        _tellers.append(tell)


def review_days(incident: Incident) -> ReviewDays:
    """The days of the case's review; nothing is known of them where it has none."""
    for tell in _tellers:
        return tell(incident)
    return ReviewDays()


def when_agencies_asked(follow: Callable[..., None]) -> None:
    """Call `follow(incident=, asked_on=, by=, at=)` inside the act that sends requests. Call when the room starts."""
    if follow not in _when_asked:
        _when_asked.append(follow)


def when_all_returned(follow: Callable[..., None]) -> None:
    """Call `follow(incident=, returned_on=, by=, at=)` inside the act by which the last return arrives."""
    if follow not in _when_all_returned:
        _when_all_returned.append(follow)


def agencies_asked(**facts) -> None:
    """Let every follower do its part. Part of an act."""
    for follow in _when_asked:
        follow(**facts)


def all_returned(**facts) -> None:
    """Let every follower do its part. Part of an act."""
    for follow in _when_all_returned:
        follow(**facts)
