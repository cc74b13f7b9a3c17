"""One webinar."""

from __future__ import annotations

from datetime import time

import pytest

from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import buttons, text, title
from jigsaw.teaching.actions.webinars import cancel_webinar, save_webinar, start_webinar
from jigsaw.teaching.tests.webinar_life import (
    LEAH,
    NOW,
    PARTS,
    TITLE,
    address,
    been,
    booked,
    drafted,
    public,
)

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(webinar):
    return address("view_webinar", webinar)


def test_a_draft_says_what_it_needs_and_then_what_to_do(team, priya):
    """Fails if people must guess the next step, or the window told the title."""
    begun = start_webinar(partnership=team.partnership, title="Begun", by=team.priya, at=NOW)
    said = text(priya.get(where(begun)))
    assert "Enter the summary" in said
    assert "Enter the contact email address" in said
    whole = priya.get(where(drafted(team)))
    assert buttons(whole) == ["Make it public"]
    assert TITLE not in title(whole)


def test_a_public_one_says_its_places_and_what_is_not_public(team, priya):
    made = public(team)
    booked(made, LEAH)
    assert "Public. Thursday 16 July 2026, 3pm to 5pm. 1 of 40 places taken" in text(priya.get(where(made)))
    save_webinar(
        made, part="about", values=PARTS["about"] | {"ends": time(16)}, revision=None, by=team.priya, at=NOW
    )
    changed = priya.get(where(made))
    assert "Not public yet End" in text(changed)
    assert buttons(changed) == ["Make the changes public"]


def test_one_that_is_over_leads_on_and_a_cancelled_one_says_why(team, priya, marcus):
    made = been(team)
    gone = cancel_webinar(public(team), why="The speaker is ill", by=team.priya, at=NOW)
    assert "What came of it" in text(priya.get(where(made)))
    assert "Reach by agency" in text(marcus.get(where(made)))
    assert "Attendance" not in text(marcus.get(where(made)))
    assert "Cancelled: The speaker is ill" in text(priya.get(where(gone)))


def test_who_may(team, browse, stranger):
    made = drafted(team)
    guards.may_open(team, browse, where(made), "priya", "dee", "marcus", "joan")
    guards.not_there_for(stranger, where(made))
