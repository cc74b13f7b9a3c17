"""An event as an iCalendar file that Outlook, Apple and Google read: UTC times, a stable UID, an alarm an hour before.

RFC 5545 and 5546. Times stand in UTC, so that no table of time zones is needed; calendars show them in local time.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from jigsaw.learning.models import Booking, Event

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
ALARM = timedelta(hours=-1)


def booking_file(booking: Booking, *, method: str, join_at: str, at: datetime) -> str:
    """The file of one booking. `join_at` is the address of its joining page, never the meeting's own."""
    return _file(
        booking.event,
        uid=booking.calendar_uid,
        method=method,
        address=join_at,
        at=at,
        attendee="" if method == PUBLISH else booking.work_email,
    )


def event_file(event: Event, *, address: str, at: datetime) -> str:
    """The file of the event for somebody who has not booked."""
    return _file(event, uid=event.pk, method=PUBLISH, address=address, at=at)


def _file(event: Event, *, uid: UUID, method: str, address: str, at: datetime, attendee: str = "") -> str:
    import icalendar  # here: it slows down every start otherwise

    is_off = method == CANCEL or event.state == Event.CANCELLED
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Jigsaw//Events//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    entry = icalendar.Event()
    entry.add("uid", f"{uid}@jigsaw")
    entry.add("dtstamp", at)
    entry.add("dtstart", event.starts_at)
    entry.add("dtend", event.ends_at)
    entry.add("sequence", event.ics_sequence + is_off)
    entry.add("summary", event.title)
    entry.add("location", "Online")
    entry.add("status", "CANCELLED" if is_off else "CONFIRMED")
    entry.add("url", address)
    entry.add("description", f"Online (Microsoft Teams). {address}")
    organizer = icalendar.vCalAddress(f"mailto:{event.contact_email}")
    organizer.params["CN"] = event.publisher.name
    entry["organizer"] = organizer
    if attendee:
        guest = icalendar.vCalAddress(f"mailto:{attendee}")
        guest.params["PARTSTAT"] = "ACCEPTED"
        guest.params["ROLE"] = "REQ-PARTICIPANT"
        entry.add("attendee", guest)
    if not is_off:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", event.title)
        alarm.add("trigger", ALARM)
        entry.add_component(alarm)
    calendar.add_component(entry)
    return calendar.to_ical().decode()
