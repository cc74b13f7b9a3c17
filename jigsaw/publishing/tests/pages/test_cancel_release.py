"""Cancel a planned release."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    errors,
    text,
)

pytestmark = pytest.mark.django_db


def test_it_is_cancelled_with_its_reason_and_stays_signed(team, priya):
    publication = factories.scheduled(team).publication
    where = address("cancel_release", publication)
    answer = priya.post(where, {"why": "The family asked for a week."})
    assert answer["Location"] == address("view_publication", publication)
    assert factories.fresh(publication).stage == "signed"
    assert "The family asked for a week." in text(priya.get(address("view_history", publication)))
    assert priya.post(where, {"why": "Again"}).status_code == 404


def test_the_reason_is_asked_for_in_these_words(team, priya):
    where = address("cancel_release", factories.scheduled(team).publication)
    assert errors(priya.post(where, {})) == ["Enter why the release is cancelled"]
    long = priya.post(where, {"why": "a" * 100_000})
    assert errors(long) == ["Why the release is cancelled must be 500 characters or less. It has 100,000"]


def test_a_released_one_is_not_cancelled(team, priya):
    answer = priya.post(address("cancel_release", factories.published(team)), {"why": "Late"})
    assert errors(answer) == ["This release is released already"]


def test_who_may(team, browse, stranger):
    where = address("cancel_release", factories.scheduled(team).publication)
    guards.may_open(team, browse, where, "priya", "dee", post={"why": "x"})
    guards.not_there_for(stranger, where, {"why": "x"})
