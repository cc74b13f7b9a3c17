"""One at a time: whoever gives out the places of an event holds its row of the queue."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

from jigsaw.learning.models import Booking, BookingLink, Event, Queue
from jigsaw.learning.queries.events import sealed


@contextmanager
def turn_at(event_id: Any) -> Iterator[Event]:
    """The event, read inside a transaction that no other booking of it overlaps.

    The lock is a row of its own, because the public process may not write events. Raises Event.DoesNotExist.
    """
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        Queue.objects.filter(pk=event_id).update(turns=F("turns") + 1)
        yield Event.objects.select_related("publisher").get(pk=event_id)


def new_link(booking: Booking, *, at: datetime) -> str:
    """A new secret that leads to a booking. It stands in one mail or on one screen; here only its seal is kept."""
    secret = secrets.token_urlsafe(24)
    BookingLink.objects.create(booking=booking, seal=sealed(secret), made_at=at)
    return secret
