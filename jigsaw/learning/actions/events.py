"""The door of events: one is made public, changed or cancelled; and what is kept of it a year later."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from jigsaw.calendar.london import to_london
from jigsaw.learning.actions import event_mail
from jigsaw.learning.actions.bookings import offer_free_places
from jigsaw.learning.actions.queue import turn_at
from jigsaw.learning.event_details import EventDetails, ReceivedEvent
from jigsaw.learning.event_rules import (
    TAKEN_ADDRESSES,
    NotAnEvent,
    keep_until,
    organisation_counts,
    reminders_past,
)
from jigsaw.learning.mail import take_back
from jigsaw.learning.models import Booking, Event, OutgoingMail, Queue
from jigsaw.learning.queries.events import attendance_counts
from jigsaw.library.actions import count_change, introduce
from jigsaw.library.rules import slug_among

COPIED = (
    *("title", "summary", "starts_at", "ends_at", "joining_address", "contact_email", "places", "version"),
    *("speakers", "sessions", "objectives", "organisations", "editions", "themes"),
)


def receive_event(details: EventDetails, *, at: datetime) -> ReceivedEvent:
    """Make an event public, or a newer version of it.

    Idempotent by event and version: the same version again changes nothing, and an older one never replaces a
    newer one; the address stays. A change of the time raises the SEQUENCE of its calendar files, and everybody
    who stands on its list is told; more places are offered to those who wait.
    Raises NotAnEvent, before anything is written, for what cannot be an event.
    """
    check_event(details)
    introduce(details.publisher, at=at)
    with transaction.atomic(using=settings.PUBLIC_DATABASE):
        # Not so firmly that somebody who is booking, and whose turn is waited for below, would wait for this.
        held = Event.objects.select_for_update(no_key=True).filter(pk=details.id).first()
        if held is not None and details.version <= held.version:
            return ReceivedEvent(slug=held.slug, changed=False)
        if held is not None and held.state == Event.CANCELLED:
            raise NotAnEvent("This event is cancelled, and everybody was told. Make a new event.")
        row = held or Event(pk=details.id, slug=_free_slug(details), received_at=at)
        moved = held is not None and (held.starts_at, held.ends_at) != (details.starts_at, details.ends_at)
        for name in COPIED:
            setattr(row, name, getattr(details, name))
        row.publisher_id = details.publisher.slug
        row.ics_sequence += moved
        row.changed_at = at
        row.save()
        Queue.objects.get_or_create(pk=row.pk)
        with turn_at(row.pk) as event:
            if moved:
                _tell_moved(event, at)
            offer_free_places(event, at=at)
        count_change(at)
    return ReceivedEvent(slug=row.slug, changed=True)


def cancel_event(event_id: str, *, why: str, at: datetime) -> bool:
    """Cancel an event and tell everybody who has a place or waits. Its page stays and says why.

    Returns whether this call did it. Raises ValueError without a reason, for people are told it.
    """
    if not why.strip():
        raise ValueError("Enter why the event is cancelled. Everybody who booked is told.")
    if not Event.objects.filter(pk=event_id).exists():
        return False
    with turn_at(event_id) as event:
        if event.state == Event.CANCELLED:
            return False
        event.state, event.cancelled_why, event.changed_at = Event.CANCELLED, why.strip(), at
        event.save()
        for row in _everybody(event):
            take_back(key_starts=event_mail.key_of(row, ""), at=at)
            event_mail.tell_called_off(row, at=at)
    return True


def forget_bookings(*, at: datetime) -> int:
    """Delete bookings 12 months after their event, with the mail about them; the numbers stay. Returns how many.

    Counted from the day of the event in London.
    """
    today = to_london(at).date()
    ended = Event.objects.filter(numbers__isnull=True, ends_at__lte=at - timedelta(days=364))
    gone = 0
    for event_id in [each.pk for each in ended if keep_until(each.ends_at) <= today]:
        with turn_at(event_id) as event:
            rows = event.bookings.all()
            event.numbers = numbers_of(event)
            event.save(update_fields=["numbers"])
            for pk in rows.values_list("pk", flat=True):
                OutgoingMail.objects.filter(key__startswith=f"booking {pk} ").delete()
            gone += rows.filter(is_echo=False).count()
            rows.delete()
    return gone


def numbers_of(event: Event) -> dict[str, Any]:
    """What is kept of an event's bookings: how many ended in each state, how many places each organisation had, and
    how many of them came."""
    rows = event.bookings.filter(is_echo=False)
    states = Counter(rows.values_list("state", flat=True))
    booked = list(rows.filter(state=Booking.BOOKED).values_list("organisation", flat=True))
    places = organisation_counts(booked, event.organisations)
    return {"states": dict(states), "organisations": places} | attendance_counts(event)


def check_event(details: EventDetails) -> None:
    """Raise NotAnEvent for what must not reach the public side whatever the other side says."""
    if not details.title.strip() or "\n" in details.title:
        raise NotAnEvent("Enter the title of the event, in one line")
    if details.starts_at.utcoffset() is None or details.ends_at.utcoffset() is None:
        raise NotAnEvent("The times of the event must carry their time zone")
    if details.ends_at <= details.starts_at:
        raise NotAnEvent("The event must end after it starts")
    if details.places < 1:
        raise NotAnEvent("The event must have at least 1 place")
    if not details.joining_address.startswith("https://"):
        raise NotAnEvent("The joining address must start with https://")


def _free_slug(details: EventDetails) -> str:
    return slug_among(
        details.slug,
        details.publisher.slug,
        lambda slug: slug in TAKEN_ADDRESSES or Event.objects.filter(slug=slug).exists(),
    )


def _tell_moved(event: Event, at: datetime) -> None:
    """Tell everybody the new time. Mail that still waits says the old one, and this one takes its place."""
    for row in _everybody(event):
        take_back(key_starts=event_mail.key_of(row, ""), at=at)
        row.reminded = reminders_past(starts_at=event.starts_at, at=at)
        if row.offer_until:
            row.offer_until = min(row.offer_until, event.starts_at)
        row.save(update_fields=["reminded", "offer_until"])
        event_mail.tell_moved(row, at=at)


def _everybody(event: Event) -> list[Booking]:
    rows = event.bookings.filter(is_echo=False, state__in=Booking.STANDING)
    return list(rows.select_related("event__publisher").order_by("pk"))
