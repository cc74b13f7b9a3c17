"""What waits, what failed, and who is alive."""

from __future__ import annotations

from collections.abc import Iterable
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


@dataclass(frozen=True)
class MailState:
    """Where one mail stands: waiting, sent or given up; for whom it is, when that was so, how often it was tried."""

    person: str
    state: str
    at: datetime
    tries: int

    @property
    def words(self) -> str:
        """The state in words."""
        return STATE_WORDS[self.state]


WAITING, SENT, GIVEN_UP = "waiting", "sent", "given-up"
STATE_WORDS = {WAITING: "Waiting to be sent", SENT: "Sent", GIVEN_UP: "Could not be delivered"}


def mail_states(keys: Iterable[str]) -> dict[str, MailState]:
    """The state of the mails with these keys; a key under which no mail was written has none. One query."""
    rows = Mail.objects.filter(key__in=set(keys)).values_list(
        "key", "person", "sent_at", "given_up_at", "written_at", "attempts"
    )
    found = {}
    for key, person, sent_at, given_up_at, written_at, tries in rows:
        state = SENT if sent_at else GIVEN_UP if given_up_at else WAITING
        found[key] = MailState(person, state, sent_at or given_up_at or written_at, tries)
    return found
