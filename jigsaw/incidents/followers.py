"""What follows a notification. A room above that begins its own work then says so when it starts."""

from __future__ import annotations

from collections.abc import Callable

_when_notified: list[Callable[..., None]] = []
_when_withdrawn: list[Callable[..., None]] = []


def when_notified(begin: Callable[..., None]) -> None:
    """Call `begin(incident=, sent_on=, by=, at=)` inside the act that records a notification to the Panel."""
    if begin not in _when_notified:
        _when_notified.append(begin)


def when_withdrawn(end: Callable[..., None]) -> None:
    """Call `end(incident=, by=, at=)` inside the act that withdraws a notification."""
    if end not in _when_withdrawn:
        _when_withdrawn.append(end)


def notified(**facts) -> None:
    """Let every follower begin. Part of an act."""
    for begin in _when_notified:
        begin(**facts)


def withdrawn(**facts) -> None:
    """Let every follower end. Part of an act."""
    for end in _when_withdrawn:
        end(**facts)
