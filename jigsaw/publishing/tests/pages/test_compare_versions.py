"""What differs between two versions."""

from __future__ import annotations

import pytest

from jigsaw.publishing import actions
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    page_of,
    text,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(team):
    """A publication with two versions; the second has another title and one finding less."""
    publication = factories.waiting(team).publication
    actions.save_part(
        publication,
        part="basics",
        value={"title": "Out of view"},
        revision=0,
        by=team.priya,
        at=factories.NOW,
    )
    publication = factories.fresh(publication)
    actions.save_part(
        publication, part="report", value=[{"heading": "Why", "body": "same " * 400 + "new"}],
        revision=publication.draft_revision, by=team.priya, at=factories.NOW,
    )  # fmt: skip
    factories.next_version(team, publication)
    return publication


@pytest.mark.parametrize(("number", "other"), [(1, 2), (2, 1)])
def test_the_earlier_one_comes_first_whichever_way_it_is_asked(team, priya, two, number, other):
    answer = priya.get(address("compare_versions", two, number=number, other=other))
    assert "Changes from version 1 to version 2" in text(answer)
    tree = page_of(answer)
    assert "Removed: Seen but not known" in [each.text_content() for each in tree.xpath("//del")]
    assert "Added: Out of view" in [each.text_content() for each in tree.xpath("//ins")]


def test_a_version_and_itself(team, priya, two):
    assert "Nothing differs." in text(priya.get(address("compare_versions", two, number=1, other=1)))


def test_a_version_that_is_not_there(team, priya, two):
    assert priya.get(address("compare_versions", two, number=1, other=9)).status_code == 404


def test_who_may(team, browse, stranger, two):
    where = address("compare_versions", two, number=1, other=2)
    guards.may_open(team, browse, where, "priya", "dee", "marcus", "joan")
    guards.not_there_for(stranger, where)
