"""A made document is handed out to those who may see the rapid review, as it was checked."""

from __future__ import annotations

import pytest

from jigsaw.files import storing
from jigsaw.rapid_reviews.models import RecordDocument
from jigsaw.rapid_reviews.tests import factories
from jigsaw.rapid_reviews.tests.reviewing import Reviewing
from jigsaw.rapid_reviews.tests.test_versions import recuse


@pytest.fixture
def pages(version):
    return [f"documents/{made.pk}/" for made in RecordDocument.rows.filter(version=version)]


def test_the_file_as_it_was_made(version, pages, priya, marcus):
    panel = Reviewing(version.review, factories.reader(version.review))
    for someone in (priya, marcus, panel):
        for page in pages:
            answer = someone.client.get(someone.address(page))
            assert answer.status_code == 200
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Content-Disposition"].startswith('attachment; filename="ab-')
            assert b"version 1" in answer.content


def test_who_may_not_see_the_case_does_not_find_it(team, version, pages, strangers, marcus):
    recuse(version.review.incident, team.marcus)
    for someone in (*strangers, marcus):
        for page in pages:
            someone.shown(page, status=404)


def test_a_document_of_another_case_is_not_handed_out_here(team, version, pages, priya):
    other = factories.review(team)
    someone = Reviewing(other, team.priya)
    someone.shown(pages[0], status=404)


def test_a_file_that_is_not_the_one_that_was_checked_is_not_handed_out(version, pages, priya, monkeypatch):
    monkeypatch.setattr(storing, "read", lambda name, **more: b"something else")
    priya.shown(pages[0], status=404)


def test_a_file_that_is_gone(version, pages, priya):
    for made in RecordDocument.rows.filter(version=version):
        storing.remove(made.stored_as)
    priya.shown(pages[0], status=404)
