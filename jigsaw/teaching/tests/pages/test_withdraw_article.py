"""Withdraw it, with a reason for the public."""

from __future__ import annotations

import pytest

from jigsaw.learning.models import Article as PublicArticle
from jigsaw.publishing.tests.pages.reading import errors, text
from jigsaw.teaching.tests.article_life import begun, published
from jigsaw.teaching.tests.pages.articles import at, may_open, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_it_asks_why_and_withdraws(team, priya):
    article = published(team)
    where = at("withdraw_article", article)
    assert errors(priya.post(where, {})) == ["Enter why it is withdrawn"]
    answer = priya.post(where, {"reason": "It named a wrong number"}, follow=True)
    assert "It is withdrawn. Its address gives the reason." in text(answer)
    assert PublicArticle.objects.get().withdrawn_why == "It named a wrong number"
    assert errors(priya.post(where, {"reason": "Again"})) == ["This page is withdrawn already"]
    assert "It named a wrong number" in text(priya.get(at("view_article_history", article)))


def test_what_was_never_public_is_refused(team, priya):
    answer = priya.post(at("withdraw_article", begun(team)), {"reason": "x"})
    assert errors(answer) == ["This page is not published, so there is nothing to withdraw"]


def test_who_may(team, browse, stranger):
    where = at("withdraw_article", begun(team))
    may_open(team, browse, where, "priya", "dee")
    not_there_for(stranger, where)
