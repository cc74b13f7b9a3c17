"""What waits, what failed, and who is alive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from jigsaw.notices.models import Heartbeat, Mail

# A process that has not shown itself for this long counts as stopped (experience: two minutes).
SILENCE = timedelta(minutes=2)


@dataclass(frozen=True)
class Liveness:
    """Whether a process is alive, and when it last showed itself."""

    name: str
    last_seen: datetime | None
    alive: bool


def liveness(name: str, *, at: datetime) -> Liveness:
    """Whether the process `name` has shown itself within the last two minutes."""
    beat = Heartbeat.objects.filter(name=name).first()
    seen = beat.at if beat else None
    return Liveness(name, seen, bool(seen and at - seen <= SILENCE))


def mail_counts() -> dict[str, int]:
    """How many mails wait, and how many were given up."""
    return {
        "waiting": Mail.objects.filter(sent_at=None, given_up_at=None).count(),
        "given_up": Mail.objects.filter(given_up_at__isnull=False, sent_at=None).count(),
    }
