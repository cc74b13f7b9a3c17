"""Record what was done and what was read, in the same transaction, in a chain that shows tampering."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models, transaction

from jigsaw.audit import acting
from jigsaw.audit.chain import FIRST_LINK, link
from jigsaw.audit.models import Event

WORKER = "worker"
COMMAND_LINE = "command line"
# Any number that no other advisory lock of Jigsaw uses.
CHAIN_LOCK = 7_261_001


@dataclass
class Act:
    """The act under way; the verb fills in what it is about and details before it ends."""

    verb: str
    by: Any
    at: datetime
    partnership: Any = None
    about: models.Model | None = None
    details: dict[str, Any] = field(default_factory=dict)


@contextmanager
def act(
    verb: str, *, by, at: datetime, partnership=None, about: models.Model | None = None, **details
) -> Iterator[Act]:
    """Open the one transaction of a verb and record its one event at the end of it.

    `by` is a person or the name of a process; `at` an aware time; `about` the row acted on (it may be set
    later, on the yielded Act); `details` hold identifiers and counts, never case text or names.
    If the event cannot be written, nothing of the act is kept. Raises ActWithinAct inside another act.
    """
    if at.tzinfo is None:
        raise ValueError("An act needs an aware time")
    token = acting.begin(verb)
    try:
        with transaction.atomic():
            under_way = Act(verb=verb, by=by, at=at, partnership=partnership, about=about, details=details)
            yield under_way
            _append(under_way)
    finally:
        acting.end(token)


def record_reading(verb: str, *, by, at: datetime, partnership=None, about=None, **details) -> None:
    """Record that somebody saw something, or was refused. Call inside the transaction of the request.

    Where the record cannot be written, the whole transaction is undone with it: nothing is shown unrecorded.
    """
    with transaction.atomic(savepoint=False):
        _append(Act(verb=verb, by=by, at=at, partnership=partnership, about=about, details=details))


def record_each(verb: str, *, by, at: datetime, about: Iterable[tuple[models.Model, dict[str, Any]]]) -> None:
    """Record what the act under way changed in rows beside the one that it is about, an event for each.

    `about` are the rows, each carrying its partnership, with identifiers, counts and dates. The same few queries
    for any number of rows.
    """
    acts = [Act(verb, by, at, getattr(row, "partnership_id", None), row, details) for row, details in about]
    if acts:
        events = _linked(acts)
        Event.objects.bulk_create(events, batch_size=500)


def _append(what: Act) -> None:
    _linked([what])[0].save(force_insert=True)


def _linked(acts: list[Act]) -> list[Event]:
    """The events of these acts, chained to the last one. Holds the end of the chain until the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
    number, previous = _last()
    events = []
    for what in acts:
        number += 1
        event = Event(
            number=number,
            at=what.at.astimezone(UTC),
            verb=what.verb,
            by=_name(what.by),
            partnership=_name(what.partnership),
            about=_name(what.about, with_kind=True),
            details=json.loads(json.dumps(what.details, default=str)),
            previous=previous,
        )
        event.hash = previous = link(event)
        events.append(event)
    return events


def _last() -> tuple[int, str]:
    """Number and seal of the last event. Asked on every page, so in plain SQL: the answer is two plain values."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, hash FROM audit_event ORDER BY number DESC LIMIT 1")
        found = cursor.fetchone()
    return (found[0], found[1]) if found else (0, FIRST_LINK)


def _name(thing, *, with_kind: bool = False) -> str:
    if thing is None:
        return ""
    if isinstance(thing, models.Model):
        return f"{thing._meta.model_name} {thing.pk}" if with_kind else str(thing.pk)
    return str(thing)
