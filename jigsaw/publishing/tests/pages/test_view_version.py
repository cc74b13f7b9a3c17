"""One version."""

from __future__ import annotations

import pytest

from jigsaw.publishing import actions
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    text,
)

pytestmark = pytest.mark.django_db


def test_a_version_shows_its_fingerprint_and_documents(team, priya):
    version = factories.waiting(team)
    said = text(priya.get(address("view_version", version.publication, number=1)))
    assert version.fingerprint in said
    assert "10:00am BST, Monday 22 June 2026, Priya Nair" in said
    assert "Press statement" in said


def test_an_old_version_says_which_replaced_it(team, priya):
    version = factories.waiting(team)
    publication = version.publication
    actions.save_part(
        publication, part="basics", value={"title": "New"}, revision=publication.draft_revision, by=team.priya,
        at=factories.NOW,
    )  # fmt: skip
    factories.next_version(team, publication)
    assert "Version 2 has replaced this version." in text(
        priya.get(address("view_version", publication, number=1))
    )


def test_a_version_that_is_not_there(team, priya):
    publication = factories.waiting(team).publication
    assert priya.get(address("view_version", publication, number=2)).status_code == 404
    assert priya.post(address("view_version", publication, number=1)).status_code == 405


def test_who_may(team, browse, stranger):
    where = address("view_version", factories.waiting(team).publication, number=1)
    guards.may_open(team, browse, where, "priya", "dee", "marcus", "joan")
    guards.not_there_for(stranger, where)
