"""Publish by hand, once the time has come."""

from __future__ import annotations

import pytest

from jigsaw.learning.models import Article as PublicArticle
from jigsaw.publishing.tests.factories import RELEASE_AT
from jigsaw.publishing.tests.pages.reading import buttons, errors, text
from jigsaw.teaching.tests.article_life import begun, scheduled
from jigsaw.teaching.tests.pages.articles import at, may_open, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_never_early_and_once(team, priya, clock, browse):
    article = begun(team)
    scheduled(team, article)
    where = at("release_article_by_hand", article)
    assert buttons(priya.get(where)) == ["Publish now"]
    answer = priya.post(where)
    assert errors(answer) == ["The release time has not come. It is 10:00am BST, Tuesday 30 June 2026."]
    assert not PublicArticle.objects.exists()
    clock.move_to(RELEASE_AT)
    priya = browse(team.priya)
    assert "The page is published." in text(priya.post(where, follow=True))
    assert PublicArticle.objects.get().title == "Ask about dad"
    assert priya.post(where).status_code == 404


def test_who_may(team, browse, stranger):
    article = begun(team)
    scheduled(team, article)
    where = at("release_article_by_hand", article)
    may_open(team, browse, where, "priya", "dee")
    not_there_for(stranger, where)
