"""Reach by agency."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import text
from jigsaw.teaching.tests.pages.cells import cells
from jigsaw.teaching.tests.webinar_life import HEALTH, POLICE, address, attended, booked, public, there

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(webinar):
    return address("view_reach", webinar)


def test_small_numbers_are_not_told_and_cannot_be_worked_out(team, priya):
    """Fails if an agency with one person was counted, or the last line gave it away."""
    made = public(team)
    assert "once the attendance is recorded" in text(priya.get(where(made)))
    health = [(f"Person {n}", f"p{n}@health.example") for n in range(7)]
    police = [("Only One", "one@police.example")]
    booked(made, *health, organisation=HEALTH)
    booked(made, *police, organisation=POLICE)
    attended(team, made, *(there(*each) for each in [*health, *police]))
    assert cells(priya.get(where(made))) == [
        [HEALTH, "not shown", "fewer than 5"],
        [POLICE, "fewer than 5", "fewer than 5"],
        ["All", "not shown", "not shown"],
    ]


def test_who_may(team, browse, stranger):
    made = public(team)
    guards.may_open(team, browse, where(made), "priya", "dee", "marcus", "joan")
    guards.not_there_for(stranger, where(made))
