"""The list of publications."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    buttons,
    drafted,
    page_of,
    text,
    title,
)

pytestmark = pytest.mark.django_db

WHERE = "/publications/"


def test_an_empty_list_says_what_will_stand_here(team, priya, marcus):
    assert "Start the first one." in text(priya.get(WHERE))
    assert buttons(priya.get(WHERE)) == ["Start a publication"]
    assert "There is none yet." in text(marcus.get(WHERE))
    assert buttons(marcus.get(WHERE)) == []


def test_publications_stand_under_what_to_do_next(team, priya):
    drafted(team, title="In the making")
    factories.waiting(team, draft=factories.edition(title="Out for signing"))
    factories.scheduled(team, draft=factories.edition(title="Set for June"))
    tree = page_of(priya.get(WHERE))
    found = {h2.text_content(): h2.getnext().text_content() for h2 in tree.xpath("//main//h2")}
    assert list(found) == ["To write", "To sign", "Waiting for their release time"]
    assert "In the making" in found["To write"]
    assert "Version 1 waits for Joan Firth and Marcus Bell" in found["To sign"]
    assert "10:00am BST, Tuesday 30 June 2026" in found["Waiting for their release time"]


def test_the_window_says_no_title(team, priya):
    drafted(team)
    assert "Seen but not known" not in title(priya.get(WHERE))


def test_another_partnership_sees_none_of_it(team, stranger):
    drafted(team)
    assert "Seen but not known" not in text(stranger.get(WHERE))


def test_the_number_of_queries_does_not_grow(team, priya, django_assert_num_queries):
    """Fails when one publication more means one question more to the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    priya.get(WHERE)
    for more in (5, 45):
        for number in range(more):
            (drafted if number % 2 else lambda team: factories.waiting(team).publication)(team)
        with CaptureQueriesContext(connection) as asked:
            assert priya.get(WHERE).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_may(team, browse):
    guards.may_open(team, browse, WHERE, "priya", "dee", "marcus", "joan")
