"""Who booked."""

from __future__ import annotations

import pytest

from jigsaw.audit.models import Event as Recorded
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import text
from jigsaw.teaching.tests.pages.cells import cells
from jigsaw.teaching.tests.webinar_life import ALEX, HEALTH, LEAH, SAM, address, booked, public

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(webinar):
    return address("view_bookings", webinar)


def test_the_table_says_who_and_what_they_need_and_the_reading_is_recorded(team, priya):
    """Fails if somebody was missing, or looked without a trace."""
    made = public(team, places=1)
    booked(made, LEAH, access_needs="Captions")
    booked(made, SAM)
    said = text(priya.get(where(made)))
    assert "1 of 1 places taken, 1 waiting. 1 said what they need" in said
    booked_at = "Monday 22 June 2026, 10am"
    assert cells(priya.get(where(made))) == [
        ["Leah Brown", HEALTH, "Health visitor", "Has a place", "Captions", booked_at],
        ["Sam Okafor", HEALTH, "Health visitor", "On the waiting list", "Nothing said", booked_at],
    ]
    read = Recorded.objects.filter(verb="read").last()
    assert (read.details["page"], read.about) == ("view_bookings", f"webinar {made.pk}")


def test_it_asks_the_same_few_queries_for_many(team, priya, django_assert_max_num_queries):
    made = public(team)
    booked(made, LEAH, SAM, ALEX, *((f"Person {n}", f"p{n}@x.example") for n in range(20)))
    with django_assert_max_num_queries(12):
        priya.get(where(made))


def test_nobody_yet(team, priya):
    assert "People who book a place will stand here" in text(priya.get(where(public(team))))


def test_who_may(team, browse, stranger):
    made = public(team)
    guards.may_open(team, browse, where(made), "priya", "dee")
    guards.not_there_for(stranger, where(made))
