"""What people do with places at a webinar: book, cancel, take a place that became free; and what goes by itself."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from jigsaw.learning.actions import event_mail
from jigsaw.learning.actions.queue import new_link, turn_at
from jigsaw.learning.actions.subscriptions import ask_for_updates
from jigsaw.learning.event_details import Asked
from jigsaw.learning.event_rules import REMINDERS, new_reference, offer_ends, takes_bookings
from jigsaw.learning.mail import take_back
from jigsaw.learning.models import Booking, Event, OutgoingMail
from jigsaw.learning.queries.events import places_left, somebody_waits

# Of the bookings that one address makes at one event within a day, so many are told of by mail. [local practice]
MOST_TOLD = 3


class BookingClosed(Exception):
    """The event has begun or is cancelled."""


def book(event_id: Any, *, asked: Asked, at: datetime) -> str:
    """Book a place, or one in the line where none is free. Returns the secret part of the link to it.

    Whoever books again with the same email address sees the same as somebody new; only the mail says that they
    have a booking already. Two people who take the last place at once are let through one after the other. An address
    that books and cancels in turns is written to for the first three bookings of a day only. Raises BookingClosed.
    """
    with turn_at(event_id) as event:
        if not takes_bookings(state=event.state, starts_at=event.starts_at, at=at):
            raise BookingClosed
        details = asdict(asked) | {"work_email": asked.work_email.lower()}
        held = _standing(event).filter(work_email=details["work_email"]).first()
        free = places_left(event) > 0 and not somebody_waits(event)
        booking = Booking.objects.create(
            event=event,
            reference=new_reference(),
            state=Booking.BOOKED if free else Booking.WAITING,
            booked_at=at,
            changed_at=at,
            **({"is_echo": True} if held else details),
        )
        if held:
            event_mail.tell_again(held, at=at)
        elif _is_told(booking, at):
            tell = event_mail.tell_booked if free else event_mail.tell_waiting
            tell(booking, at=at)
        if asked.newsletter:
            ask_for_updates(email=details["work_email"], publisher=event.publisher_id, themes=[], at=at)
        return new_link(booking, at=at)


def cancel_booking(booking: Booking, *, at: datetime) -> bool:
    """Give a place back, or leave the line; the place goes to the next. Returns whether this call did it.

    Once the event has ended nothing is given back: who was there would lose their attendance by an old link.
    """
    with turn_at(booking.event_id) as event:
        row = Booking.objects.select_related("event__publisher").get(pk=booking.pk)
        if row.state not in Booking.STANDING or event.ends_at <= at:
            return False
        had_place = row.state == Booking.BOOKED
        _move(row, Booking.CANCELLED, at)
        if not row.is_echo:
            take_back(key_starts=event_mail.key_of(row, ""), at=at)
            if event.state == Event.OPEN and _is_told(row, at):
                event_mail.tell_cancelled(row, at=at, had_place=had_place)
            offer_free_places(event, at=at)
    return True


def take_place(booking: Booking, *, at: datetime) -> bool:
    """Take the place that is held. Returns False where the offer has passed or there is none."""
    with turn_at(booking.event_id):
        row = Booking.objects.select_related("event__publisher").get(pk=booking.pk)
        if row.state != Booking.OFFERED or (row.offer_until or at) <= at or row.event.state != Event.OPEN:
            return False
        _move(row, Booking.BOOKED, at)
        event_mail.tell_booked(row, at=at)
    return True


def offer_free_places(event: Event, *, at: datetime) -> None:
    """Offer each free place to the next in the line. Call while holding the turn at the event."""
    if not takes_bookings(state=event.state, starts_at=event.starts_at, at=at):
        return
    free = places_left(event)
    for row in list(_standing(event).filter(state=Booking.WAITING)[:free]):
        row.offer_until = offer_ends(at=at, starts_at=event.starts_at)
        _move(row, Booking.OFFERED, at)
        event_mail.tell_offered(row, at=at)


def pass_on_offers(*, at: datetime) -> int:
    """Take back offers that nobody took in time and offer the places to the next. Returns how many passed."""
    passed = Booking.objects.filter(state=Booking.OFFERED, offer_until__lte=at, is_echo=False)
    count = 0
    for event_id in set(passed.order_by().values_list("event_id", flat=True)):
        with turn_at(event_id) as event:
            for row in passed.filter(event=event).select_related("event__publisher"):
                _move(row, Booking.LAPSED, at)
                if event.state == Event.OPEN:
                    event_mail.tell_lapsed(row, at=at)
                count += 1
            offer_free_places(event, at=at)
    return count


def remind_booked(*, at: datetime) -> int:
    """Write the reminders that are due: 7 days, 1 day and 1 hour before, each once. Returns how many.

    Where several are due at once, as after a standstill, only the last goes. Who got their place after the time of a
    reminder, be it from the waiting list, has just had the confirmation, and gets the next one only.
    """
    _take_back_late(at)
    written = 0
    for step in range(len(REMINDERS), 0, -1):
        before = REMINDERS[step - 1]
        due = Booking.objects.filter(
            state=Booking.BOOKED,
            is_echo=False,
            reminded__lt=step,
            event__state=Event.OPEN,
            event__starts_at__gt=at,
            event__starts_at__lte=at + before,
        )
        for event_id in set(due.order_by().values_list("event_id", flat=True)):
            with turn_at(event_id) as event:
                for row in due.filter(event=event).select_related("event__publisher"):
                    if row.changed_at < event.starts_at - before:
                        event_mail.remind(row, step=step, at=at)
                        written += 1
                    row.reminded = step
                    row.save(update_fields=["reminded"])
    return written


def _take_back_late(at: datetime) -> None:
    """Never send a reminder that could not be sent before the start."""
    waiting = OutgoingMail.objects.filter(
        key__startswith="booking ",
        key__contains=" reminder ",
        sent_at=None,
        given_up_at=None,
        written_at__lte=at - REMINDERS[-1],
    )
    about = {int(key.split()[1]) for key in waiting.values_list("key", flat=True)}
    for row in Booking.objects.filter(pk__in=about, event__starts_at__lte=at):
        take_back(key_starts=event_mail.key_of(row, "reminder "), at=at)


def _standing(event: Event) -> Any:
    rows = Booking.objects.filter(event=event, is_echo=False, state__in=Booking.STANDING)
    return rows.select_related("event__publisher").order_by("pk")


def _is_told(row: Booking, at: datetime) -> bool:
    """Whether mail is written of a booking: one address is not written to by booking and cancelling in turns."""
    made = Booking.objects.filter(event=row.event_id, is_echo=False, work_email=row.work_email)
    return bool(made.filter(booked_at__gt=at - timedelta(days=1), pk__lte=row.pk).count() <= MOST_TOLD)


def _move(row: Booking, state: str, at: datetime) -> None:
    row.state, row.changed_at = state, at
    row.save(update_fields=["state", "changed_at", "offer_until"])
