"""Read and prove the audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, models

from jigsaw.audit.chain import FIRST_LINK, link
from jigsaw.audit.models import Event

# What `last_act` asks, for those who ask for something else in the same statement. Written as its index says it, so
# that it costs the same in a long trail.
LAST_ACT = (
    "SELECT number FROM audit_event WHERE NOT (verb IN ('read', 'refused')) ORDER BY number DESC LIMIT 1"
)


@dataclass(frozen=True)
class Proof:
    """What `verify` found: how many events stand, the last seal, and the first fault if there is one."""

    events: int
    last_hash: str
    fault: str = ""


def verify() -> Proof:
    """Walk the whole chain from the first event. Any change, gap or exchange shows as a fault.

    A cut of the newest events shows only against a seal kept elsewhere: compare `last_hash`.
    """
    expected, number = FIRST_LINK, 0
    for event in Event.objects.order_by("number").iterator(chunk_size=2000):
        number += 1
        if event.number != number:
            return Proof(number - 1, expected, f"Event {number} is missing: the next one is {event.number}")
        if event.previous != expected:
            return Proof(number - 1, expected, f"Event {number} does not follow event {number - 1}")
        if event.hash != link(event):
            return Proof(number - 1, expected, f"Event {number} was changed after it was written")
        expected = event.hash
    return Proof(number, expected)


def events_about(row: models.Model) -> models.QuerySet[Event]:
    """The history of one row, newest first."""
    return Event.objects.filter(about=f"{row._meta.model_name} {row.pk}").order_by("-number")


def times_done(verb: str, *, by: models.Model, since: datetime) -> int:
    """How often a person has done an act after a time, whatever came of it."""
    return Event.objects.filter(verb=verb, by=str(by.pk), at__gt=since.astimezone(UTC)).count()


def last_act() -> int:
    """The number of the last event that is no reading and no refusal; 0 before the first.

    Rows of casework change only inside acts, and each act leaves an event: while this number stands, nothing that
    a page shows from the database has changed.
    """
    with connection.cursor() as cursor:
        cursor.execute(LAST_ACT)
        row = cursor.fetchone()
    return row[0] if row else 0
