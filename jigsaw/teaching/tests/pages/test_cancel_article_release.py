"""Cancel a planned release."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages.reading import errors, text
from jigsaw.teaching.rules.articles import ArticleState
from jigsaw.teaching.tests.article_life import begun, fresh, scheduled
from jigsaw.teaching.tests.pages.articles import at, may_open, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_it_asks_why_and_the_version_stays_signed(team, priya):
    article = begun(team)
    scheduled(team, article)
    where = at("cancel_article_release", article)
    assert "10:00am BST, Tuesday 30 June 2026" in text(priya.get(where))
    assert errors(priya.post(where, {})) == ["Enter why the release is cancelled"]
    assert priya.post(where, {"why": "The date moved"}).status_code == 302
    assert fresh(article).state == ArticleState.SIGNED
    assert priya.get(where).status_code == 404
    assert priya.post(where, {"why": "Again"}).status_code == 404
    assert "The date moved" in text(priya.get(at("view_article_history", article)))


def test_who_may(team, browse, stranger):
    article = begun(team)
    scheduled(team, article)
    where = at("cancel_article_release", article)
    may_open(team, browse, where, "priya", "dee")
    not_there_for(stranger, where)
