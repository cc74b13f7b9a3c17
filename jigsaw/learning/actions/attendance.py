"""The door of attendance: who was there, their certificates, and the mail that brings both feedback and certificate."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from jigsaw.learning.actions import after_mail
from jigsaw.learning.actions.queue import turn_at
from jigsaw.learning.after_rules import initials_of, minutes_certified, new_code
from jigsaw.learning.afterwards_details import Attended, Recorded
from jigsaw.learning.event_rules import NotAnEvent
from jigsaw.learning.models import Attendance, Booking, Certificate, CertificateFile, Event


def record_attendance(
    event_id: str, attended: Iterable[Attended], *, needed_minutes: int, at: datetime
) -> Recorded:
    """Take down who was at an event and for how many minutes; whoever was not in the list was not there.

    Whoever was there for `needed_minutes` attended: they get a certificate with a code of its own, and one mail with
    the links to it and to the feedback. Idempotent: the same list again changes nothing. A corrected list takes the
    place of the one before; codes stay, the certificate of somebody who did not attend after all is no longer
    genuine, and only those are written to who were not told before.
    Raises NotAnEvent before anything is written for an event that is not public, is cancelled, has not begun or whose
    bookings are deleted, and for a list that cannot be right.
    """
    listed = list(attended)
    if needed_minutes < 1:
        raise NotAnEvent("People must be there for at least 1 minute to have attended")
    if any(each.minutes < 0 for each in listed):
        raise NotAnEvent("Nobody can be at an event for less than 0 minutes")
    if not Event.objects.filter(pk=event_id).exists():
        raise NotAnEvent("This event is not public, so nobody can have booked")
    with turn_at(event_id) as event:
        _check_event(event, at)
        rows = _booked(event, listed)
        before = _state(event)
        Attendance.objects.filter(booking__event=event).exclude(booking__in=rows).delete()
        told = 0
        for booking, minutes in rows.items():
            told += _record(booking, minutes, minutes >= needed_minutes, at)
        _take_back(event)
        came = sum(minutes >= needed_minutes for minutes in rows.values())
        return Recorded(attended=came, told=told, changed=_state(event) != before)


def _check_event(event: Event, at: datetime) -> None:
    if event.state == Event.CANCELLED:
        raise NotAnEvent("This event was cancelled, so nobody can have been there")
    if at < event.starts_at:
        raise NotAnEvent("This event has not begun, so nobody can have been there")
    if event.numbers is not None:
        raise NotAnEvent("The bookings of this event are deleted. Its attendance can no longer be changed.")


def _booked(event: Event, listed: list[Attended]) -> dict[Booking, int]:
    rows = event.bookings.filter(is_echo=False).select_related("event__publisher")
    held = {row.reference: row for row in rows}
    unknown = sorted({each.booking for each in listed} - set(held))
    if unknown:
        raise NotAnEvent(f"{unknown[0]} is not the reference of a booking of this event")
    if len({each.booking for each in listed}) < len(listed):
        raise NotAnEvent("A booking is in the list twice")
    return {held[each.booking]: each.minutes for each in listed}


def _state(event: Event) -> Any:
    rows = Attendance.objects.filter(booking__event=event).order_by("pk")
    return list(rows.values_list("pk", "minutes", "has_attended"))


def _record(booking: Booking, minutes: int, has_attended: bool, at: datetime) -> int:
    """Write one person's attendance and certificate. Returns 1 where they are told of it now."""
    row = Attendance.objects.filter(pk=booking.pk).first() or Attendance(booking=booking, recorded_at=at)
    row.minutes, row.has_attended = minutes, has_attended
    row.save()
    if not has_attended:
        return 0
    event = booking.event
    certified = minutes_certified(minutes, starts_at=event.starts_at, ends_at=event.ends_at)
    held = Certificate.objects.filter(booking=booking).first()
    if held is None:
        Certificate.objects.create(
            code=_free_code(),
            event=event,
            booking=booking,
            initials=initials_of(booking.full_name),
            minutes=certified,
            issued_at=at,
        )
    elif held.minutes != certified:
        held.minutes, held.issued_at, held.made_at, held.failed_at = certified, at, None, None
        held.save()
        CertificateFile.objects.filter(pk=booking.pk).delete()
    return int(after_mail.tell_attended(booking, at=at))


def _take_back(event: Event) -> None:
    """Let the certificates of people who did not attend after all be genuine no longer."""
    for row in Certificate.objects.filter(event=event).exclude(booking__attendance__has_attended=True):
        CertificateFile.objects.filter(pk=row.booking_id).delete()
        row.delete()


def _free_code() -> str:
    code = new_code()
    while Certificate.objects.filter(pk=code).exists():
        code = new_code()
    return code
