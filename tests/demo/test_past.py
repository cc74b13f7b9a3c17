"""The demo's import of past reviews, through the same acts and the same worker."""

from __future__ import annotations

import pytest

from jigsaw.config.demo import past
from jigsaw.library.models import PublishedEdition
from jigsaw.partnerships.roles import Role
from jigsaw.publishing.tests import factories

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_three_past_reviews_stand_in_the_library_and_two_rows_wait(monkeypatch):
    """Fails when the demo's list is not read as people would expect it, or a day is made up."""
    monkeypatch.setattr(past, "move_to", lambda at: None)
    home = factories.partnership()
    dee = factories.person(home, "Dee Lowe", Role.COMMUNICATIONS)
    held = past.seed_past_reviews(home, by=dee, at=factories.NOW)
    shown = {row.title: row.published.shown for row in PublishedEdition.objects.all()}
    assert shown == {
        "The house at the end of the lane": "14 September 2015",
        "Many doors and no answer": "March 2017",
        "A winter of missed visits": "2013",
    }
    assert len(held.rows_found) == 5
