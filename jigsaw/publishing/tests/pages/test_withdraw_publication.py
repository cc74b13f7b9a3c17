"""Withdraw what was published."""

from __future__ import annotations

import pytest

from jigsaw.library.models import PublishedEdition
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    drafted,
    errors,
)

pytestmark = pytest.mark.django_db


def test_it_is_withdrawn_with_its_reason(team, priya):
    publication = factories.published(team)
    where = address("withdraw_publication", publication)
    answer = priya.post(where, {"reason": "A court has asked for it."})
    assert answer["Location"] == address("view_publication", publication)
    assert factories.fresh(publication).stage == "withdrawn"
    assert PublishedEdition.objects.get(pk=publication.pk).withdrawn_at
    assert errors(priya.post(where, {"reason": "Again"})) == ["This publication is withdrawn already"]


def test_the_reason_is_asked_for_in_these_words(team, priya):
    where = address("withdraw_publication", factories.published(team))
    assert errors(priya.post(where, {})) == ["Enter why the review is withdrawn"]
    long = priya.post(where, {"reason": "a" * 100_000})
    assert errors(long) == ["Why the review is withdrawn must be 300 characters or less. It has 100,000"]


def test_what_is_not_published_is_not_withdrawn(team, priya):
    answer = priya.post(address("withdraw_publication", drafted(team)), {"reason": "x"})
    assert errors(answer) == ["This publication is not published, so there is nothing to withdraw"]


def test_who_may(team, browse, stranger):
    where = address("withdraw_publication", drafted(team))
    guards.may_open(team, browse, where, "priya", "dee", post={"reason": "x"})
    guards.not_there_for(stranger, where, {"reason": "x"})
