"""Withdraw a past review."""

from __future__ import annotations

import pytest

from jigsaw.library.models import PublishedEdition
from jigsaw.publishing.models import PastReview
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors
from jigsaw.publishing.tests.past_files import add, read

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where() -> str:
    return f"/publications/past/reviews/{PastReview.rows.get(record__title='Heard too late').pk}/withdraw/"


def test_it_asks_for_the_reason_and_takes_the_review_off(team, priya):
    """Fails when a review leaves without a reason, or stays."""
    add(read(team), team)
    ask = "Enter why the review is withdrawn. Its address shows the reason."
    assert errors(priya.post(where(), {})) == [ask]
    assert priya.post(where(), {"reason": "The family asked."})["Location"] == "/publications/past/"
    assert PublishedEdition.objects.get(slug="ascp-2021-22-01").withdrawn_why == "The family asked."
    assert errors(priya.post(where(), {"reason": "Again."})) == ["This review is withdrawn already"]


def test_only_those_who_publish_may_and_no_other_partnership(team, browse, stranger):
    """Fails when a foreign review can be told from one that is not there."""
    add(read(team), team)
    guards.may_open(team, browse, where(), "priya", "dee")
    guards.not_there_for(stranger, where())
