"""An invented webinar and people who book a place at it, for tests."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from jigsaw.learning.actions.attendance import record_attendance
from jigsaw.learning.actions.bookings import book
from jigsaw.learning.actions.events import receive_event
from jigsaw.learning.actions.materials import receive_materials
from jigsaw.learning.afterwards_details import Attended, Materials, Recorded, Slides
from jigsaw.learning.event_details import Asked, EventDetails
from jigsaw.learning.models import (
    Attendance,
    Booking,
    BookingLink,
    Certificate,
    CertificateFile,
    Event,
    OutgoingMail,
)
from jigsaw.learning.queries.events import sealed
from tests.public_site import ALDERBROOK

AT = datetime(2026, 7, 1, 11, 50, tzinfo=UTC)
# Far ahead, so that pages that read the clock find booking open; 3pm to 5pm in London.
STARTS = datetime(2099, 7, 16, 14, 0, tzinfo=UTC)
# A webinar that has been: 3pm to 5pm in London.
BEEN = datetime(2026, 7, 16, 14, 0, tzinfo=UTC)
TEAMS = "https://teams.example/l/meetup-join/abc"
LINK = "a-link-that-was-given"
CODE = "K7QM-2XVD-9RTC"
BEEN_SLUG = "asking-every-family-who-is-there"
WEBINAR = EventDetails(
    id="00000000-0000-4000-8000-00000000e001",
    version=1,
    publisher=ALDERBROOK,
    slug="seeing-the-whole-family",
    title="Unseen fathers: seeing the whole family",
    summary="What four reviews found.\n\nAnd what teams have changed.",
    starts_at=STARTS,
    ends_at=STARTS + timedelta(hours=2),
    joining_address=TEAMS,
    contact_email="learning@alderbrook-scp.example",
    places=40,
    speakers=[{"name": "Helen Marsh", "role": "Independent reviewer"}],
    sessions=[{"time": "3pm", "title": "What the reviews found"}],
    objectives=["Ask about every adult who cares for a baby"],
    organisations=["Alderbrook Community Health", "Vale Constabulary"],
)
MATERIALS = Materials(
    version=1,
    recording_address="https://video.example/unseen-fathers",
    captions="English",
    transcript=["Welcome to this webinar.", "Helen Marsh: Four reviews asked the same question."],
    slides=Slides("unseen-fathers-slides.pdf", "pdf", b"%PDF-1.7 slides", 12),
)
LEAH = Asked(
    full_name="Leah Brown",
    work_email="Leah.Brown@health.example",
    organisation="Alderbrook Community Health",
    role="Health visitor",
    works_in_area=True,
)


def received(**changes: Any) -> Event:
    """The webinar, made public."""
    at = changes.pop("at", AT)
    details = replace(WEBINAR, **changes)
    receive_event(details, at=at)
    return Event.objects.get(pk=details.id)


def booked(event: Event, who: str = "", *, at: datetime = AT) -> tuple[str, Booking]:
    """Somebody's link and booking: Leah's, or of somebody with this email address."""
    asked = replace(LEAH, work_email=who, full_name=f"Person {who}") if who else LEAH
    link = book(event.pk, asked=asked, at=at)
    return link, Booking.objects.get(links__seal=sealed(link))


def with_link() -> None:
    """A webinar with a booking behind `LINK`, of somebody who attended and has a certificate with `CODE`."""
    _with_certificate(received())


def that_has_been() -> Event:
    """A webinar that has been, with recording and slides; behind `LINK` somebody who attended."""
    has_been = {
        "id": f"{WEBINAR.id[:-4]}b000",
        "slug": BEEN_SLUG,
        "title": "Asking every family who is there",
    }
    event = been(**has_been)
    _with_certificate(event)
    receive_materials(str(event.pk), MATERIALS, at=event.ends_at + timedelta(days=1))
    return event


def _with_certificate(event: Event) -> None:
    _, booking = booked(event)
    BookingLink.objects.create(booking=booking, seal=sealed(LINK), made_at=AT)
    Attendance.objects.create(booking=booking, minutes=112, has_attended=True, recorded_at=AT)
    Certificate.objects.create(
        code=CODE, event=event, booking=booking, initials="L B", minutes=112, issued_at=AT, made_at=AT
    )
    CertificateFile.objects.create(booking=booking, filename="certificate.pdf", content=b"%PDF-1.7")


def letters(key: str) -> list[OutgoingMail]:
    """The mails whose key has these words, in the order in which they were written."""
    return list(OutgoingMail.objects.filter(key__contains=key).order_by("written_at", "key"))


def paths_in(body: str) -> list[str]:
    """The paths of the public site in a mail."""
    return re.findall(r"http://localhost:8000(/\S+)", body)


def attended(
    *bookings: Booking, minutes: int = 112, at: datetime | None = None, needed: int = 60
) -> Recorded:
    """Record that these people were at their event, an hour after its end."""
    event = bookings[0].event
    listed = [Attended(booking.reference, minutes) for booking in bookings]
    return record_attendance(
        str(event.pk), listed, needed_minutes=needed, at=at or event.ends_at + timedelta(hours=1)
    )


def been(**changes: Any) -> Event:
    """The webinar, on 16 July 2026: it has been when the tests' clocks are later."""
    return received(starts_at=BEEN, ends_at=BEEN + timedelta(hours=2), **changes)
