"""What the worker does for this room, each turn."""

from __future__ import annotations

from datetime import date, datetime

from jigsaw.calendar import london
from jigsaw.incidents.actions.digest import send_digests
from jigsaw.incidents.rules.work import DIGEST_AT

_looked_on: date | None = None


def send_digests_when_due(*, at: datetime) -> int:
    """Send the digests of the day once, when 8:00 has come. Asked every second, so it costs nothing in between.

    What a stopped worker left undone is done by the next: that they were worked out stands in the database.
    """
    global _looked_on
    here = london.to_london(at)
    if here.time() < DIGEST_AT or here.weekday() >= 5 or _looked_on == here.date():
        return 0
    sent = send_digests(at=at)
    _looked_on = here.date()
    return sent
