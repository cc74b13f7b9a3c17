"""How a review was used, as readers told it, for the partnership's staff alone."""

from __future__ import annotations

import pytest
from django.conf import settings

from jigsaw.learning.actions.uses import tell_use
from jigsaw.library.models import PublishedEdition
from jigsaw.publishing.queries.public import public_address
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import address, drafted, text

pytestmark = pytest.mark.django_db


def told(publication, *, people, changed=""):
    """A reader tells of a published review."""
    edition = PublishedEdition.objects.get(pk=publication.pk)
    tell_use(
        edition,
        how="training",
        organisation="Alderbrook Community Health",
        people=people,
        changed=changed,
        at=edition.released_at,
    )


def test_what_readers_told_is_counted_and_listed(team, priya, django_assert_num_queries):
    """Fails if the sums differ from what was told, or each line asked for itself."""
    publication = factories.published(team)
    assert public_address(publication)
    told(publication, people=12, changed="Our booking form asks for the father.")
    told(publication, people=1)
    with django_assert_num_queries(1, using=settings.PUBLIC_DATABASE):
        shown = text(priya.get(address("view_uses", publication)))
    assert "Told 2 times, with 13 people taking part. 1 said what they changed." in shown
    assert "What they changed: Our booking form asks for the father." in shown


def test_before_anybody_told_it_says_what_will_stand_here(team, priya):
    assert "will stand here" in text(priya.get(address("view_uses", drafted(team))))


def test_who_may(team, browse, stranger):
    where = address("view_uses", drafted(team))
    guards.may_open(team, browse, where, "priya", "dee", "marcus", "joan")
    guards.not_there_for(stranger, where)
