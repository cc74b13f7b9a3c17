"""Who follows the roles of people. Each room that keeps something for people with a role says so when it starts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

_followers: list[Callable[..., None]] = []


def when_roles_change(follow: Callable[..., None]) -> None:
    """Call `follow(partnership=, person=, by=, at=)` when somebody's role begins or ends, inside that act.

    Call when the room starts.
    """
    if follow not in _followers:
        _followers.append(follow)


def roles_changed(*, partnership: Any, person: Any, by: Any, at: datetime) -> None:
    """Let everybody who follows the roles of people put their own rows right. Part of an act."""
    for follow in _followers:
        follow(partnership=partnership, person=person, by=by, at=at)
