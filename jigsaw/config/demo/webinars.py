"""The demo's webinars, through the verbs that people use: one with places, one full, one that has been, one draft."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.calendar.london import LONDON
from jigsaw.learning.actions.answers import give_feedback, tell_change
from jigsaw.learning.actions.bookings import book
from jigsaw.learning.event_details import Asked
from jigsaw.learning.mail import send_waiting
from jigsaw.learning.models import Booking
from jigsaw.partnerships.models import Partnership
from jigsaw.teaching.actions.attendance import confirm_attendance, seal_of, take_attendance
from jigsaw.teaching.actions.materials import publish_materials
from jigsaw.teaching.actions.webinars import make_webinar_public, save_webinar, start_webinar
from jigsaw.teaching.models import Webinar
from jigsaw.teaching.queries.attendance import attendance_now
from jigsaw.teaching.queries.reviews import published_reviews
from jigsaw.teaching.rules.recommendations import named

REVIEW = "Seen but not known"
HEALTH, POLICE, COUNCIL = (
    *("Alderbrook Community Health", "Vale Constabulary", "Alderbrook Council children's services"),
)
SCHOOLS, HOSPITALS = "Alderbrook schools and colleges", "Alderbrook Hospitals"
PLACES_LEFT: dict[str, Any] = {
    "title": "Unseen fathers: seeing the whole family",
    "summary": "Services knew of the father in this review, and none assessed him. We look at what got in the way, "
    "and at what three teams have changed since.\n\nFor everybody who works with babies and their families.",
    "held_on": date(2026, 7, 16), "begins": time(15), "ends": time(17), "places": 40,
    "objectives": [
        "Ask about every adult who cares for a baby, wherever they live",
        "Say what to do when a father cannot be reached",
    ],
    "sessions": [
        {"time": "3pm", "title": "What the review found"},
        {"time": "3:40pm", "title": "What our teams have changed"},
        {"time": "4:30pm", "title": "Your questions"},
    ],
    "speakers": [
        {"name": "Helen Marsh", "role": "Independent reviewer"},
        {"name": "Sam Okafor", "role": f"Named nurse, {HEALTH}"},
    ],
    "themes": ["unseen-fathers"],
}  # fmt: skip
FULL: dict[str, Any] = PLACES_LEFT | {
    "title": "Challenging well: when services disagree about a child",
    "summary": "How to say that you disagree, whom to call, and what to write down. With cases to practise on.",
    "held_on": date(2026, 5, 21), "begins": time(10), "ends": time(12), "places": 6,
    "objectives": ["Use the escalation policy before a decision is old"],
    "sessions": [{"time": "10am", "title": "The policy in ten minutes"}, {"time": "10:15am", "title": "Practice"}],
    "speakers": [{"name": "Tom Reid", "role": "Partnership coordinator"}],
}  # fmt: skip
PAST: dict[str, Any] = PLACES_LEFT | {
    "title": "Seen but not known: what we learned",
    "summary": "The findings of the review, and the one question that every form should ask.",
    "held_on": date(2026, 1, 22), "begins": time(14), "ends": time(15, 30), "places": 60,
    "objectives": ["Name the four points at which the father could have been seen"],
    "sessions": [{"time": "2pm", "title": "What the review found"}, {"time": "2:45pm", "title": "What we do now"}],
    "speakers": [{"name": "Helen Marsh", "role": "Independent reviewer"}],
}  # fmt: skip
DRAFT = "Babies in families new to an area: asking what came before"
# Who booked at the webinar that has been: name, organisation, role, minutes there (0 for somebody who did not come).
PEOPLE = [
    ("Leah Brown", HEALTH, "Health visitor", 88),
    ("Noor Rahman", HEALTH, "Health visitor", 90),
    ("Bea Lockwood", HEALTH, "School nurse", 84),
    ("Gil Torrance", HEALTH, "Midwife", 90),
    ("Ada Winfield", HEALTH, "Health visitor", 71),
    ("Owen Castell", COUNCIL, "Social worker", 90),
    ("Mina Farrow", COUNCIL, "Early help or family support worker", 62),
    ("Piet Halloran", POLICE, "Police officer or staff", 90),
    ("Rosa Denby", SCHOOLS, "Teacher or other school staff", 20),
    ("Ines Quill", HOSPITALS, "Midwife", 0),
]
WAITING = 2
TRANSCRIPT = [
    "Helen Marsh: Good afternoon. This is what the review found, and why it matters on an ordinary Thursday.",
    "Helen Marsh: Four services each held a part of the father's history. No form asked for him, so no record had him.",
    "Sam Okafor: We changed one page. It asks who else cares for this baby, and where they live.",
    "Helen Marsh: If you take away one question, take that one.",
]
FEEDBACK = [
    ("Leah Brown", "very", "Ask about dads who live elsewhere", "very", ""),
    ("Noor Rahman", "very", "Write down who I asked, and what they said", "very", "More of these, please"),
    ("Owen Castell", "fairly", "Ring the health visitor before a visit", "fairly", ""),
    ("Piet Halloran", "very", "", "very", ""),
]
CHANGES = [
    (
        "Leah Brown",
        "Our booking template asks for every man who cares for the baby. I saw it used twice last week.",
    ),
    ("Owen Castell", "I ring before I step a referral down."),
]


def seed_webinars(home: Partnership, *, by: Person, now: datetime) -> list[Webinar]:
    """Make the webinars, with the one that has been where it is not there yet; `by` is the communications officer.

    Mail of before the demo's beginning goes nowhere.
    """
    review = _review(home)
    past = Webinar.rows.filter(partnership=home, title=PAST["title"]).first() or seed_past_webinar(
        home, by=by
    )
    begun = datetime(2026, 4, 14, 11, 0, tzinfo=LONDON)
    full = _public(home, FULL, "", by, begun)
    for person in PEOPLE[: FULL["places"] + WAITING]:
        begun += timedelta(minutes=40)
        _book(full, person, begun)
    left = _public(home, PLACES_LEFT, review, by, datetime(2026, 4, 28, 10, 0, tzinfo=LONDON))
    for person in PEOPLE[:2]:
        _book(left, person, now - timedelta(days=1, hours=2))
    send_waiting(at=now, most=1_000)
    draft = start_webinar(partnership=home, title=DRAFT, by=by, at=now - timedelta(hours=3))
    return [past, full, left, draft]


def _review(home: Partnership) -> str:
    """The review that the webinars are about, "" where it is not public."""
    return next((each.id for each in published_reviews(home) if REVIEW in each.words), "")


def seed_past_webinar(home: Partnership, *, by: Person) -> Webinar:
    """The webinar that has been: booked, held, recorded, and what people said of it. A later digest names it."""
    made = _public(home, PAST, _review(home), by, datetime(2025, 12, 15, 9, 30, tzinfo=LONDON))
    for number, person in enumerate(PEOPLE):
        _book(made, person, datetime(2026, 1, 5, 9, 0, tzinfo=LONDON) + timedelta(hours=7 * number))
    after = datetime(2026, 1, 23, 9, 15, tzinfo=LONDON)
    take_attendance(made, files=[("attendance-report.csv", _report())], by=by, at=after)
    seal = seal_of(attendance_now(made).found)
    confirm_attendance(made, seal=seal, by=by, at=after + timedelta(minutes=5))
    publish_materials(
        made, recording_address="https://video.alderbrook-scp.example/watch/seen-but-not-known", captions="English",
        transcript=TRANSCRIPT, slides=None, keep_slides=False, revision=None, by=by, at=after + timedelta(hours=5),
    )  # fmt: skip
    bookings = {row.full_name: row for row in Booking.objects.filter(event_id=made.pk)}
    for name, useful, differently, easy, more in FEEDBACK:
        given_at = after + timedelta(hours=2)
        give_feedback(
            bookings[name], useful=useful, differently=differently, easy=easy, more=more, at=given_at
        )
    for name, changed in CHANGES:
        tell_change(bookings[name], changed=changed, at=datetime(2026, 4, 24, 12, 40, tzinfo=LONDON))
    return made


def _public(home: Partnership, values: dict[str, Any], review: str, by: Person, at: datetime) -> Webinar:
    made = start_webinar(partnership=home, title=values["title"], by=by, at=at - timedelta(days=1))
    joining = {
        "joining_address": "https://teams.example/l/meetup-join/alderbrook",
        "contact_email": "learning@alderbrook-scp.example",
    }
    learning = {"themes": values["themes"], "editions": [review] if review else []}
    learning["recommendation"] = named(review, 1) if review else ""
    parts = {"about": values, "programme": values, "joining": joining, "learning": learning}
    for part, written in parts.items():
        made = save_webinar(made, part=part, values=written, revision=None, by=by, at=at - timedelta(hours=1))
    return make_webinar_public(made, revision=made.revision, by=by, at=at)


def _book(webinar: Webinar, person: tuple[str, str, str, int], at: datetime) -> None:
    name, organisation, role, _ = person
    needs = "Captions, please" if name == "Bea Lockwood" else ""
    asked = Asked(name, _address(name), organisation, role, works_in_area=True, access_needs=needs)
    book(str(webinar.pk), asked=asked, at=at)


def _address(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@work.example"


def _report() -> bytes:
    """The attendance report as Teams gives it: UTF-16, tabs, American dates; one who had not booked among them."""
    people = [(name, minutes, _address(name)) for name, _, _, minutes in PEOPLE if minutes]
    people.append(("Cora Whitby (Guest)", 45, ""))
    rows = [
        f"{name}\t1/22/26, 2:00:12 PM\t1/22/26, 3:30:00 PM\t{minutes}m 5s\t{address}\t{address}\tAttendee"
        for name, minutes, address in people
    ]
    heads = "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole"
    lines = ["1. Summary", f"Meeting title\t{PAST['title']}", "", "2. Participants", heads, *rows, ""]
    return "\n".join(lines).encode("utf-16")
