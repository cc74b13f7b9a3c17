"""Imports of past reviews and what they added."""

from __future__ import annotations

import pytest

from jigsaw.publishing import actions
from jigsaw.publishing.models import PastReview
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import text
from jigsaw.publishing.tests.past_files import add, read

pytestmark = pytest.mark.django_db(databases=["default", "public"])
WHERE = "/publications/past/"


def test_it_lists_imports_and_the_reviews_they_added(team, priya):
    """Fails when an import or a review of the library cannot be found again."""
    assert "Start the first one" in text(priya.get(WHERE))
    add(read(team), team)
    shown = text(priya.get(WHERE))
    for words in ("reviews.csv", "Added to the library", "Priya Nair", "The quiet river", "ASCB 2019-20/04"):
        assert words in shown
    review = PastReview.rows.get(record__title="The quiet river")
    actions.withdraw_past_review(review, reason="Asked.", by=team.priya, at=factories.NOW)
    assert "The quiet riverASCB 2019-20/04 Withdrawn" in text(priya.get(WHERE))


def test_only_those_who_publish_see_it_and_nobody_elses(team, browse, stranger):
    """Fails when a co-chair may import, or another partnership's imports show."""
    add(read(team), team)
    guards.may_open(team, browse, WHERE, "priya", "dee")
    assert "quiet river" not in text(stranger.get(WHERE))


def test_the_list_of_publications_leads_here(team, priya, marcus):
    """Fails when nobody finds the import."""
    assert f'href="{WHERE}"' in priya.get("/publications/").content.decode()
    assert f'href="{WHERE}"' not in marcus.get("/publications/").content.decode()
