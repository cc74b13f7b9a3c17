"""What the worker does for this room, each turn."""

from __future__ import annotations

from datetime import datetime

from jigsaw.teaching.actions.bulletins import (
    approve_by_itself,
    begin_region,
    hand_over_bulletins,
    propose_bulletins,
)

_looked_at: datetime | None = None


def bulletins_when_due(*, at: datetime) -> int:
    """Propose, approve by itself and begin the region's once a minute; hand over at once. Returns how many went over.

    Asked every second, so it costs one query in between.
    """
    global _looked_at
    minute = at.replace(second=0, microsecond=0)
    if minute != _looked_at:
        propose_bulletins(at=at)
        approve_by_itself(at=at)
        begin_region(at=at)
        _looked_at = minute
    return hand_over_bulletins(at=at)
