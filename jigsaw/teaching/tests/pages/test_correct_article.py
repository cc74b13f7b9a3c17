"""Open it again for a correction or a new version."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages.reading import errors, text
from jigsaw.teaching.rules.articles import ArticleState
from jigsaw.teaching.tests.article_life import begun, fresh, published
from jigsaw.teaching.tests.pages.articles import at, may_open, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_it_says_what_follows_and_opens_it(team, priya):
    article = published(team)
    where = at("correct_article", article)
    assert "with a note of what was corrected" in text(priya.get(where))
    assert priya.post(where).status_code == 302
    assert fresh(article).state == ArticleState.DRAFTING
    assert errors(priya.post(where)) == ["Only a published page can be opened for a new version"]


def test_guidance_gets_a_new_version(team, priya):
    said = text(priya.get(at("correct_article", published(team, begun(team, "guidance")))))
    assert "Write a new version" in said
    assert "the earlier version stays to be read" in said


def test_who_may(team, browse, stranger):
    where = at("correct_article", begun(team))
    may_open(team, browse, where, "priya", "dee")
    not_there_for(stranger, where)
