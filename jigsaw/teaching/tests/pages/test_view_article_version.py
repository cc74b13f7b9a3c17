"""One version as it was frozen."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.factories import NOW
from jigsaw.publishing.tests.pages.reading import text
from jigsaw.teaching.actions.articles import save_article
from jigsaw.teaching.tests.article_life import begun, fresh, signed
from jigsaw.teaching.tests.pages.articles import PEOPLE, at, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_it_shows_what_was_frozen_and_who_signed(team, priya):
    article = begun(team)
    version = signed(team, article)
    save_article(fresh(article), values={"title": "Other words"}, revision=0, by=team.dee, at=NOW)
    said = text(priya.get(at("view_article_version", article, number=1)))
    assert "Ask about dad" in said
    assert "Other words" not in said.split("Version 1", 1)[1]
    assert "Signed: Joan Firth, 10:00am BST, Monday 22 June 2026" in said
    assert version.fingerprint in said
    assert priya.get(at("view_article_version", article, number=2)).status_code == 404


def test_who_may(team, browse, stranger):
    article = begun(team)
    signed(team, article)
    where = at("view_article_version", article, number=1)
    assert all(browse(getattr(team, name)).get(where).status_code == 200 for name in PEOPLE)
    not_there_for(stranger, where)
