"""Who follows the table of working days. Each room that keeps dates worked out from it says so when it starts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

_followers: list[Callable[..., int]] = []


def when_days_change(follow: Callable[..., int]) -> None:
    """Call `follow(by=, at=)` whenever a day joins or leaves the table, inside the act that changes it.

    It works its dates out anew and returns how many changed. Call when the room starts.
    """
    if follow not in _followers:
        _followers.append(follow)


def days_changed(*, by: Any, at: datetime) -> int:
    """Let everybody who follows the table work their dates out anew. Returns how many changed. Part of an act."""
    return sum(follow(by=by, at=at) for follow in _followers)
