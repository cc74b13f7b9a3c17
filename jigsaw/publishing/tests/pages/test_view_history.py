"""What was done, newest first."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    drafted,
    page_of,
)

pytestmark = pytest.mark.django_db


def test_the_history_is_told_newest_first_with_names(team, priya):
    publication = factories.published(team)
    lines = [
        li.text_content()
        for li in page_of(priya.get(address("view_history", publication))).xpath("//main//ol/li")
    ]
    assert lines[0].startswith("Released")
    assert "Started the publication" in lines[-1]
    assert any("Marcus Bell" in line and "Signed" in line for line in lines)


def test_the_number_of_queries_does_not_grow(team, priya):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for publication in (drafted(team), factories.published(team)):
        where = address("view_history", publication)
        priya.get(where)
        with CaptureQueriesContext(connection) as asked:
            priya.get(where)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_may(team, browse, stranger):
    where = address("view_history", drafted(team))
    guards.may_open(team, browse, where, "priya", "dee", "marcus", "joan")
    guards.not_there_for(stranger, where)
