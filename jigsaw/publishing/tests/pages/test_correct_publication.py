"""Reopen for a correction."""

from __future__ import annotations

import pytest

from jigsaw.library.models import PublishedEdition
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    buttons,
    drafted,
    errors,
)

pytestmark = pytest.mark.django_db


def test_it_is_opened_again_and_stays_public(team, priya):
    publication = factories.published(team)
    where = address("correct_publication", publication)
    assert buttons(priya.get(where)) == ["Start a correction"]
    assert priya.post(where)["Location"] == address("view_publication", publication)
    assert factories.fresh(publication).stage == "drafting"
    assert not PublishedEdition.objects.get(pk=publication.pk).withdrawn_at
    assert errors(priya.post(where)) == ["Only a published publication can be corrected"]


def test_what_is_not_published_is_not_corrected(team, priya):
    answer = priya.post(address("correct_publication", drafted(team)))
    assert errors(answer) == ["Only a published publication can be corrected"]


def test_who_may(team, browse, stranger):
    where = address("correct_publication", drafted(team))
    guards.may_open(team, browse, where, "priya", "dee")
    guards.not_there_for(stranger, where)
