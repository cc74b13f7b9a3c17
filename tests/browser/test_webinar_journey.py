"""Dee writes a webinar and makes it public; after another she says who was there. In all four ways."""

from __future__ import annotations

from typing import Any

import pytest

from jigsaw.learning.models import Attendance, Event
from jigsaw.publishing.tests import factories
from jigsaw.teaching.tests.webinar_life import ALEX, LEAH, OTHER_ALEX, TITLE, address, been, there, uploaded
from tests.browser.walking import WAYS, Walker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]


@pytest.fixture
def team(db: Any) -> Any:
    """Alderbrook and its people."""
    from types import SimpleNamespace

    home = factories.partnership()
    people = {key: factories.person(home, name, role) for key, (name, role) in factories.PEOPLE.items()}
    return SimpleNamespace(partnership=home, **people)


@pytest.mark.parametrize("way", WAYS)
def test_a_webinar_from_its_draft_to_who_was_there(walkers: Any, team: Any, way: str) -> None:
    """Fails when a step needs a script or a mouse, an error is not said, or the attendance is another one."""
    dee = walkers(way, team, "dee")["dee"]
    write(dee)
    assert Event.objects.get().title == TITLE
    webinar = been(team, LEAH, ALEX, OTHER_ALEX)
    dee.go(address("view_attendance", webinar))
    dee.attach("Attendance reports", "slides.pdf", b"%PDF-1.4 no report")
    dee.press("Upload")
    assert "must be the attendance report of Microsoft Teams" in dee.page.locator("main").inner_text()
    dee.attach("Attendance reports", "report.csv", uploaded(there(*LEAH), there("Alex Green")))
    dee.press("Upload")
    dee.sees("1 matched, 1 to settle, 0 not booked")
    dee.press("Settle who is who")
    dee.choose("Somebody who did not book")
    dee.press("Keep the answers")
    dee.sees("1 matched, 0 to settle, 1 not booked")
    dee.press("Record the attendance")
    dee.sees("Recorded. 1 person attended.")
    assert [row.booking.full_name for row in Attendance.objects.filter(has_attended=True)] == ["Leah Brown"]


def write(dee: Walker) -> None:
    """Start the draft, write what it needs, and make it public."""
    dee.go("/webinars/new/")
    dee.press("Start the draft")
    dee.sees_errors("Enter the title")
    dee.fill("Title", TITLE)
    dee.press("Start the draft")
    dee.press("Enter the summary")
    for label, words in (
        ("Summary", "What four reviews found."), ("Day", "16"), ("Month", "7"), ("Year", "2099"), ("Start", "3pm"),
        ("End", "5pm"), ("Places", "40"),
    ):  # fmt: skip
        dee.fill(label, words)
    dee.press("Save")
    dee.press("Enter the joining address")
    dee.fill("Joining address", "https://teams.example/l/meetup-join/abc")
    dee.fill("Contact email address", "learning@alderbrook-scp.example")
    dee.press("Save")
    dee.press("Change programme and speakers")
    dee.press("Add another speaker")
    dee.press("Save")
    dee.press("Make it public")
    dee.press("Make it public")
    dee.sees("The webinar is public. Booking is open.", "0 of 40 places taken")
