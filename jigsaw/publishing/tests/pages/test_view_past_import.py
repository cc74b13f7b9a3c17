"""The dry run of an import, and adding to the library."""

from __future__ import annotations

import pytest

from jigsaw.publishing import actions
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import buttons, errors, text
from jigsaw.publishing.tests.past_files import read, started

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(held: PastImport) -> str:
    return f"/publications/past/{held.pk}/"


def test_it_shows_how_far_the_reading_is_and_asks_again(team, priya):
    """Fails when the page of an import that is being read stands still."""
    held = started(team)
    page = priya.get(where(held))
    assert "Waiting to be read" in text(page)
    assert 'data-refresh="3"' in page.content.decode()


def test_the_dry_run_shows_each_review_with_what_was_found(team, priya):
    """Fails when a value, a question or its place is not shown, or a month is shown as a day."""
    shown = text(priya.get(where(read(team))))
    for words in (
        "To answer (2)",
        "Ready to add (2)",
        "National and neighbours' reviews, not added (2)",
        "ASCP 2021-22/01 (written ASCP2021-22-01). September 2022. Local",
        "report: ",
        "the kind of review is not written",
        "Found in reviews.csv, row 4",
    ):
        assert words in shown, words


def test_the_ready_ones_are_added_by_one_button(team, priya):
    """Fails when the button adds what is asked, or does not say what became of each."""
    held = read(team)
    assert "Add 2 reviews to the library" in buttons(priya.get(where(held)))
    assert priya.post(where(held))["Location"] == where(held)
    assert "Being added to the library" in text(priya.get(where(held)))
    actions.add_queued_reviews(str(held.pk), at=factories.NOW)
    assert "2 added, 0 added to, 0 unchanged, 0 held back" in text(priya.get(where(held)))
    assert errors(priya.post(where(held))) == ["This import cannot be added now: added to the library"]


def test_only_those_who_publish_may_and_no_other_partnership(team, browse, stranger):
    """Fails when a foreign import can be told from one that is not there."""
    held = read(team)
    guards.may_open(team, browse, where(held), "priya", "dee")
    guards.not_there_for(stranger, where(held))
