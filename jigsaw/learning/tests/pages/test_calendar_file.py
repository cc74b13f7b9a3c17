"""Add to calendar."""

import icalendar
import pytest

from jigsaw.learning.actions.bookings import cancel_booking
from jigsaw.learning.actions.events import cancel_event
from jigsaw.learning.tests.invented import AT, STARTS, TEAMS, booked, received

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("of_booking", [False, True], ids=["event", "booking"])
def test_the_file_opens_as_one_event(public_site, of_booking):
    """Fails if a calendar could not read the file, or it gave away the meeting's own address."""
    link, _ = booked(received())
    stem = f"/events/booked/{link}/" if of_booking else "/events/seeing-the-whole-family/"
    answer = public_site.get(f"{stem}event.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(answer.content)
    (entry,) = calendar.walk("VEVENT")
    assert (str(calendar["method"]), entry.decoded("dtstart")) == ("PUBLISH", STARTS)
    assert TEAMS.encode() not in answer.content


def test_the_file_of_a_cancelled_event_takes_it_out_of_the_calendar(public_site):
    """Fails if a calendar kept the event, since its file was no newer than the one before, or rang an alarm for it."""
    event = received()
    link, _ = booked(event)
    cancel_event(str(event.pk), why="The speaker is ill.", at=AT)
    for path in (f"/events/booked/{link}/", "/events/seeing-the-whole-family/"):
        (entry,) = icalendar.Calendar.from_ical(public_site.get(f"{path}event.ics").content).walk("VEVENT")
        assert (entry["status"], entry["sequence"], entry.walk("VALARM")) == ("CANCELLED", 1, [])


def test_who_has_no_place_has_nothing_to_put_down(public_site):
    """Fails if a calendar said CONFIRMED to somebody who waits or cancelled."""
    event = received(places=1)
    link, first = booked(event)
    waits, _ = booked(event, "sam@health.example")
    cancel_booking(first, at=AT)
    for each in (link, waits):
        answer = public_site.get(f"/events/booked/{each}/event.ics")
        assert (answer.status_code, answer["Location"]) == (302, f"/events/booked/{each}/")
        assert answer["Cache-Control"] == "no-store"
