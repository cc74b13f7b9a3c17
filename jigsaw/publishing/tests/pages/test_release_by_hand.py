"""Publish by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    buttons,
    drafted,
    errors,
)

pytestmark = pytest.mark.django_db


def test_it_is_published_once_its_time_has_come(team, clock, browse):
    publication = factories.scheduled(team).publication
    where = address("release_by_hand", publication)
    clock.move_to(factories.RELEASE_AT)
    priya = browse(team.priya)
    assert buttons(priya.get(where)) == ["Publish now"]
    assert priya.post(where)["Location"] == address("view_release", publication)
    assert factories.fresh(publication).stage == "published"
    assert errors(priya.post(where)) == ["This release is released already"]


def test_early_never(team, clock, browse):
    publication = factories.scheduled(team).publication
    clock.move_to(factories.RELEASE_AT - timedelta(seconds=1))
    priya = browse(team.priya)
    answer = priya.post(address("release_by_hand", publication))
    assert errors(answer) == ["The release time has not come. It is 10:00am BST, Tuesday 30 June 2026."]
    assert factories.fresh(publication).stage == "scheduled"


def test_without_a_release_there_is_no_such_page(team, priya):
    where = address("release_by_hand", drafted(team))
    assert priya.get(where).status_code == 404
    assert priya.post(where).status_code == 404


def test_who_may(team, browse, stranger):
    where = address("release_by_hand", factories.scheduled(team).publication)
    guards.may_open(team, browse, where, "priya", "dee")
    guards.not_there_for(stranger, where)
