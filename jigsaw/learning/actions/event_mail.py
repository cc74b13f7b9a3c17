"""The mails of webinars. Each holds the event, its time in London, and links of its own; never more of the person
than their reference. Written with the act that causes them; the worker sends them."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from jigsaw.calendar.london import moment_words
from jigsaw.learning.actions.queue import new_link
from jigsaw.learning.event_calendar import CANCEL, REQUEST, booking_file
from jigsaw.learning.event_rules import soon_words, when_words
from jigsaw.learning.mail import write_mail
from jigsaw.learning.models import Booking, Event
from jigsaw.learning.queries.events import number_in_line
from jigsaw.library.harvesting import whole_address

KEPT = "We delete your details 12 months after the event."


def address(name: str, part: str) -> str:
    """The whole address of a page of events, whichever process asks."""
    return whole_address(reverse(name, args=[part], urlconf=settings.PUBLIC_URLCONF))


def key_of(booking: Booking, what: str) -> str:
    """The key of a mail about a booking. All keys of one booking start alike, so that they can go with it."""
    return f"booking {booking.pk} {what}"


def tell_booked(booking: Booking, *, at: datetime) -> None:
    """The place is booked: reference, joining page, calendar file, how to cancel."""
    _place(booking, "booked", f"Place booked: {booking.event.title}", "Your place is booked.", at)


def tell_waiting(booking: Booking, *, at: datetime) -> None:
    """They are on the waiting list, and which number they have."""
    said = (
        f"The event is full. You are number {number_in_line(booking)} on the waiting list.\n\n"
        "When a place is free, we hold it for you for 24 hours and send you an email."
    )
    _waiting(booking, "waiting", f"On the waiting list: {booking.event.title}", said, at)


def tell_again(booking: Booking, *, at: datetime) -> None:
    """Somebody, most likely they, booked once more with this address. At most once an hour."""
    what = f"again {at:%Y-%m-%d %H}"
    if booking.state == Booking.OFFERED:
        tell_offered(booking, at=at, what=what)
    elif booking.state == Booking.WAITING:
        said = f"You are already on the waiting list, as number {number_in_line(booking)}. "
        _waiting(
            booking,
            what,
            f"On the waiting list: {booking.event.title}",
            said + "We have sent your details again.",
            at,
        )
    else:
        said = "You have already booked. We have sent your details again."
        _place(booking, what, f"Your booking: {booking.event.title}", said, at)


def tell_offered(booking: Booking, *, at: datetime, what: str = "") -> None:
    """A place is free and held for them."""
    what = what or f"offered {moment_words(booking.offer_until or at)}"
    _offer(booking, what, f"A place is free: {booking.event.title}", "A place is free.", at)


def tell_lapsed(booking: Booking, *, at: datetime) -> None:
    """The offer was not taken in time."""
    page = address("event", booking.event.slug)
    said = (
        "You did not take the place in time, so we no longer hold it for you. You are not on the waiting list any "
        "more.\n\n"
    )
    if booking.event.starts_at <= at:
        said += f"The webinar has begun, so booking is closed. Its page: {page}"
    else:
        said += f"If you still want to come, ask for a place again: {page}"
    _write(booking, "lapsed", f"Your place is no longer held: {booking.event.title}", said, at)


def tell_cancelled(booking: Booking, *, at: datetime, had_place: bool) -> None:
    """They cancelled their place, or left the list."""
    if had_place:
        said, files = "Your place is cancelled. The attached file takes it out of your calendar.", CANCEL
    else:
        said, files = "You have left the waiting list.", ""
    _write(booking, "cancelled", f"Cancelled: {booking.event.title}", said, at, method=files)


def tell_moved(booking: Booking, *, at: datetime) -> None:
    """The time of the event has changed."""
    event = booking.event
    subject, what = f"New time: {event.title}", f"moved {event.ics_sequence}"
    said = f"The time has changed. It is now {when_words(event.starts_at, event.ends_at)}."
    if booking.state == Booking.BOOKED:
        _place(booking, what, subject, said, at)
    elif booking.state == Booking.OFFERED:
        _offer(booking, what, subject, f"{said} A place is free.", at)
    else:
        _waiting(booking, what, subject, said, at)


def tell_called_off(booking: Booking, *, at: datetime) -> None:
    """The event does not take place."""
    event = booking.event
    said = f"This event has been cancelled. {event.cancelled_why}"
    method = CANCEL if booking.state == Booking.BOOKED else ""
    _write(booking, "called off", f"Event cancelled: {event.title}", said, at, method=method)


def remind(booking: Booking, *, step: int, at: datetime) -> None:
    """One of the reminders; `step` counts from 1."""
    what = f"reminder {step} of {booking.event.ics_sequence}"
    subject = f"{soon_words(starts_at=booking.event.starts_at, at=at)}: {booking.event.title}"
    _place(booking, what, subject, "You have a place at this event.", at)


def _place(booking: Booking, what: str, subject: str, said: str, at: datetime) -> None:
    """A mail to somebody with a place, with the calendar file."""
    link = new_link(booking, at=at)
    lines = [
        said,
        f"Join on the day: {address('joining', link)}",
        "The attached file puts it in your calendar.",
        f"If you cannot come, cancel your place so that somebody else can have it: {address('cancel_booking', link)}",
    ]
    _write(booking, what, subject, "\n\n".join(lines), at, method=REQUEST, link=link)


def _offer(booking: Booking, what: str, subject: str, said: str, at: datetime) -> None:
    """A mail to somebody for whom a place is held."""
    link = new_link(booking, at=at)
    lines = [
        f"{said} We hold it for you until {moment_words(booking.offer_until or at)}.",
        f"Take the place: {address('take_place', link)}",
        "If you do not take it by then, it goes to the next person.",
        f"Leave the list: {address('cancel_booking', link)}",
    ]
    _write(booking, what, subject, "\n\n".join(lines), at)


def _waiting(booking: Booking, what: str, subject: str, said: str, at: datetime) -> None:
    link = new_link(booking, at=at)
    _write(booking, what, subject, f"{said}\n\nLeave the list: {address('cancel_booking', link)}", at)


def _write(
    booking: Booking, what: str, subject: str, said: str, at: datetime, *, method: str = "", link: str = ""
) -> None:
    event = booking.event
    join_at = address("joining", link) if link else address("event", event.slug)
    files = []
    if method:
        content = booking_file(booking, method=method, join_at=join_at, at=at)
        form = f"text/calendar; method={method}"
        files = [{"filename": "event.ics", "content": content, "type": form}]
    write_mail(
        key=key_of(booking, what),
        to=booking.work_email,
        subject=subject[:200],
        body=f"{said}\n\n{_about(event, booking)}",
        at=at,
        headers={"Reply-To": event.contact_email},
        attachments=files,
    )


def _about(event: Event, booking: Booking) -> str:
    return (
        f"{event.title}\n{when_words(event.starts_at, event.ends_at)} (London time)\n"
        f"Online (Microsoft Teams). Free.\nYour reference: {booking.reference}\n\n"
        f"{KEPT}\n\nQuestions: {event.contact_email}\n{event.publisher.name}"
    )
