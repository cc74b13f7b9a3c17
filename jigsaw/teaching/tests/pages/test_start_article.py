"""Choose what to write."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages.reading import buttons, errors
from jigsaw.teaching.models import Article
from jigsaw.teaching.rules.articles import KIND_WORDS
from jigsaw.teaching.tests.pages.articles import at, may_open

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_every_kind_can_be_started(team, priya):
    assert buttons(priya.get(at("start_article"))) == ["Continue"]
    for kind in KIND_WORDS:
        answer = priya.post(at("start_article"), {"kind": kind})
        article = Article.rows.get(kind=kind)
        assert answer["Location"] == at("edit_article", article)


def test_a_digest_asks_since_when(team, priya):
    answer = priya.post(at("start_article"), {"kind": "digest"})
    assert answer["Location"] == f"{at('start_digest')}?partnership=alderbrook"
    assert not Article.rows.exists()


def test_nothing_chosen_is_said(team, priya):
    assert errors(priya.post(at("start_article"), {})) == ["Select what you want to write"]
    assert len(errors(priya.post(at("start_article"), {"kind": "leaflet"}))) == 1


def test_who_may(team, browse):
    may_open(team, browse, at("start_article"), "priya", "dee")
