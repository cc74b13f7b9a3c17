"""A webinar that is over, with a booking, a report of the meeting, a certificate and an answer, each text marked."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from jigsaw.learning.models import Booking, CertificateFile, ChangeTold
from jigsaw.teaching.actions.attendance import take_attendance
from jigsaw.teaching.actions.webinars import make_webinar_public, save_webinar, start_webinar
from jigsaw.teaching.tests.webinar_life import booked, there, uploaded

NOW = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)
# The day on which it is made public, and the day on which it is over.
BEFORE, AFTER = NOW - timedelta(days=21), NOW - timedelta(days=1)


def build_webinar(home: Any, mark: str, manager: Any) -> dict[str, Any]:
    """The webinar of a partnership, and the parts of its addresses."""
    words = f"{mark} words"
    made = start_webinar(partnership=home, title=words, by=manager, at=BEFORE)
    parts: dict[str, dict[str, Any]] = {
        "about": {
            "title": words, "summary": words, "held_on": date(2026, 4, 16), "begins": time(15), "ends": time(17),
            "places": 40,
        },
        "programme": {
            "objectives": [words], "sessions": [{"time": "3pm", "title": words}],
            "speakers": [{"name": words, "role": words}],
        },
        "joining": {
            "joining_address": "https://teams.example/l/meetup-join/abc",
            "contact_email": "learning@alderbrook-scp.example", "organisations": [words],
        },
        "learning": {"editions": [], "recommendation": "", "themes": ["unseen-fathers"]},
    }  # fmt: skip
    for part, values in parts.items():
        made = save_webinar(made, part=part, values=values, revision=None, by=manager, at=BEFORE)
    made = make_webinar_public(made, revision=made.revision, by=manager, at=BEFORE)
    somebody = (words, "leah@health.example")
    booked(made, somebody, (words, "sam@health.example"), at=BEFORE, organisation=words, access_needs=words)
    people = (there(words, somebody[1]), there(words), there(f"Stranger {mark}"))
    [report] = take_attendance(made, files=[(f"{mark}.csv", uploaded(*people))], by=manager, at=AFTER)
    booking = Booking.objects.get(event_id=made.pk, work_email=somebody[1])
    CertificateFile.objects.create(booking=booking, filename="certificate.pdf", content=b"%PDF")
    answer = ChangeTold.objects.create(
        event_id=made.pk, booking=booking, organisation=words, changed=words, told_at=AFTER, changed_at=AFTER
    )
    return {
        "webinar_id": made.pk,
        "report_id": report.pk,
        "booking": booking.reference,
        "answer_id": answer.pk,
    }
