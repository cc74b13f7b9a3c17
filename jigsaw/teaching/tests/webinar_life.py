"""An invented webinar at the stage that a test is about, with people who booked and reports of the meeting."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.urls import reverse

from jigsaw.learning.actions.bookings import book
from jigsaw.learning.event_details import Asked
from jigsaw.learning.models import Booking
from jigsaw.publishing.tests.factories import NOW
from jigsaw.teaching.actions.attendance import confirm_attendance, seal_of, settle_attendance, take_attendance
from jigsaw.teaching.actions.webinars import make_webinar_public, save_webinar, start_webinar
from jigsaw.teaching.models import Webinar
from jigsaw.teaching.queries.attendance import attendance_now
from jigsaw.teaching.tests.attendance.reports import report

TITLE = "Unseen fathers: seeing the whole family"
# Thursday 16 July 2026, 3pm to 5pm in London.
STARTS = datetime(2026, 7, 16, 14, 0, tzinfo=UTC)
ENDS = STARTS + timedelta(hours=2)
AFTER = ENDS + timedelta(days=1)
BEFORE = NOW - timedelta(days=14)
HEALTH, POLICE = "Alderbrook Community Health", "Vale Constabulary"
PARTS: dict[str, dict[str, Any]] = {
    "about": {
        "title": TITLE,
        "summary": "What four reviews found.\n\nAnd what teams have changed.",
        "held_on": date(2026, 7, 16),
        "begins": time(15),
        "ends": time(17),
        "places": 40,
    },
    "programme": {
        "objectives": ["Ask about every adult who cares for a baby"],
        "sessions": [{"time": "3pm", "title": "What the reviews found"}],
        "speakers": [{"name": "Helen Marsh", "role": "Independent reviewer"}],
    },
    "joining": {
        "joining_address": "https://teams.example/l/meetup-join/abc",
        "contact_email": "learning@alderbrook-scp.example",
        "organisations": [HEALTH, POLICE],
    },
    "learning": {"editions": [], "recommendation": "", "themes": ["unseen-fathers"]},
}
LEAH, SAM = ("Leah Brown", "leah@health.example"), ("Sam Okafor", "sam@health.example")
ALEX, OTHER_ALEX = ("Alex Green", "alex.green@council.example"), ("Alex Green", "a.green@school.example")


def drafted(team: Any, *, at: datetime = NOW, **changes: Any) -> Webinar:
    """A draft with everything that it needs; `changes` are fields of it."""
    made = start_webinar(partnership=team.partnership, title=TITLE, by=team.priya, at=at)
    for part, values in PARTS.items():
        own = {name: changes.get(name, value) for name, value in values.items()}
        save_webinar(made, part=part, values=own, revision=None, by=team.priya, at=at)
    return fresh(made)


def public(team: Any, **changes: Any) -> Webinar:
    """A webinar that is public and can be booked."""
    made = drafted(team, **changes)
    return make_webinar_public(made, revision=made.revision, by=team.priya, at=NOW)


def been(team: Any, *people: tuple[str, str], **changes: Any) -> Webinar:
    """A webinar that is over now, four days ago, at which these people had booked."""
    values = {"held_on": date(2026, 6, 18)} | changes
    made = drafted(team, at=BEFORE, **values)
    made = make_webinar_public(made, revision=made.revision, by=team.priya, at=BEFORE)
    booked(made, *people, at=BEFORE)
    return made


def booked(webinar: Webinar, *people: tuple[str, str], at: datetime = NOW, **changes: Any) -> list[Booking]:
    """Each of these people books a place."""
    for name, address in people:
        values = {"organisation": HEALTH, "role": "Health visitor", "works_in_area": True} | changes
        book(str(webinar.pk), asked=Asked(full_name=name, work_email=address, **values), at=at)
    return list(Booking.objects.filter(event_id=webinar.pk, is_echo=False).order_by("pk"))


def there(name: str, address: str = "", minutes: int = 112) -> tuple[str, str, str, str]:
    """A line of a report."""
    return (name, f"{minutes}m", address, "Attendee")


def uploaded(*people: tuple[str, str, str, str], encoding: str = "utf-16", uk: bool = False) -> bytes:
    """A report of the meeting, as Teams gives it."""
    return report(*people, uk=uk).encode(encoding)


def attended(team: Any, webinar: Webinar, *people: tuple[str, str, str, str], at: datetime = AFTER) -> None:
    """The report of these people is read and recorded; whoever is not sure did not book."""
    take_attendance(webinar, files=[("attendance.csv", uploaded(*people))], by=team.priya, at=at)
    now = attendance_now(webinar)
    answers = {row.key: "" for row in now.found.to_settle}
    settle_attendance(webinar, answers=answers, revision=None, by=team.priya, at=at)
    confirm_attendance(webinar, seal=seal_of(attendance_now(webinar).found), by=team.priya, at=at)


def fresh(webinar: Webinar) -> Webinar:
    """The webinar as it is in the database now."""
    return Webinar.rows.select_related("partnership").get(pk=webinar.pk)


def address(name: str, webinar: Webinar, **more: Any) -> str:
    """The address of a page of a webinar."""
    return reverse(name, kwargs={"webinar_id": webinar.pk, **more})
