"""The release in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.notices.actions import beat
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    buttons,
    drafted,
    page_of,
    text,
)

pytestmark = pytest.mark.django_db


def test_a_planned_release_says_when(team, priya):
    beat("worker", at=factories.NOW)
    publication = factories.scheduled(team).publication
    answer = priya.get(address("view_release", publication))
    assert "Version 1 is published at 10:00am BST, Tuesday 30 June 2026." in text(answer)
    assert buttons(answer) == []
    assert "Cancel the release" in text(answer)
    assert "Warning" not in text(answer)


def test_a_sleeping_worker_at_the_release_time_is_told_with_the_way_out(team, clock, browse):
    """Walk-through 7.4: the worker stopped at 9:50."""
    publication = factories.scheduled(team).publication
    beat("worker", at=factories.RELEASE_AT - timedelta(minutes=10))
    clock.move_to(factories.RELEASE_AT + timedelta(seconds=5))
    priya = browse(team.priya)
    answer = priya.get(address("view_release", publication))
    assert "The publisher has not run since 9:50am. Publish by hand." in text(answer)
    assert buttons(answer) == ["Publish by hand"]


def test_before_the_time_nobody_is_offered_to_publish(team, clock, browse):
    publication = factories.scheduled(team).publication
    clock.move_to(factories.RELEASE_AT - timedelta(seconds=1))
    priya = browse(team.priya)
    answer = priya.get(address("view_release", publication))
    assert buttons(answer) == []


def test_a_published_one_leads_to_its_public_page(team, priya):
    answer = priya.get(address("view_release", factories.published(team)))
    assert "Version 1 was published at 10:00am BST, Tuesday 30 June 2026." in text(answer)
    links = page_of(answer).xpath("//main//a/@href")
    assert any(link.startswith("http://localhost:8000/library/") for link in links)


def test_none_yet(team, priya):
    said = text(priya.get(address("view_release", drafted(team))))
    assert "The release will stand here once it is scheduled." in said


def test_a_co_chair_sees_it_and_cannot_act(team, marcus):
    answer = marcus.get(address("view_release", factories.scheduled(team).publication))
    assert "Cancel the release" not in text(answer)


def test_who_may(team, browse, stranger):
    where = address("view_release", factories.scheduled(team).publication)
    guards.may_open(team, browse, where, "priya", "dee", "marcus", "joan")
    guards.not_there_for(stranger, where)
