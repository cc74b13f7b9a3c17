"""What was done, newest first."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages.reading import text
from jigsaw.teaching.tests.article_life import begun, published
from jigsaw.teaching.tests.pages.articles import PEOPLE, at, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_every_act_stands_there_with_who_did_it(team, priya):
    article = published(team)
    said = text(priya.get(at("view_article_history", article)))
    steps = ["Released: version 1Jigsaw", "Scheduled the release: version 1Dee Lowe"]
    steps += [
        "Signed: version 1Joan Firth",
        "Made a version: version 1Dee Lowe",
        "Started the pageDee Lowe",
    ]
    places = [said.index(step) for step in steps]
    assert places == sorted(places)


def test_who_may(team, browse, stranger):
    where = at("view_article_history", begun(team))
    assert all(browse(getattr(team, name)).get(where).status_code == 200 for name in PEOPLE)
    not_there_for(stranger, where)
