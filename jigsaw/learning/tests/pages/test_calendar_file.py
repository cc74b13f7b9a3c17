"""Add to calendar."""

import icalendar
import pytest

from jigsaw.learning.tests.invented import STARTS, TEAMS, booked, received

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
