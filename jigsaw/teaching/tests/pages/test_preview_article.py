"""The draft as readers will see it."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages.reading import text
from jigsaw.teaching.tests.article_life import begun, with_file
from jigsaw.teaching.tests.pages.articles import PEOPLE, at, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_every_kind_is_shown(team, priya):
    article = begun(team, "national-review")
    with_file(team, article)
    said = text(priya.get(at("preview_article", article)))
    assert "What we have done about it Every assessment names each man" in said
    assert "In short Ask. his namehis history" in said
    assert "Threshold document (PDF, 27\xa0bytes)".replace("\xa0", " ") in said
    assert "A national panel. September 2021." in said
    article = begun(team, "guidance")
    assert "VersionVersion 1.0" in text(priya.get(at("preview_article", article)))


def test_an_unfinished_block_is_said(team, priya):
    article = begun(team, blocks=[{"type": "webinar"}, {"type": "campaign", "article": str(begun(team).pk)}])
    said = text(priya.get(at("preview_article", article)))
    assert "choose a webinar or remove the block" in said
    assert "Ask about dad (news) (not public yet)" in said


def test_who_may(team, browse, stranger):
    where = at("preview_article", begun(team))
    assert all(browse(getattr(team, name)).get(where).status_code == 200 for name in PEOPLE)
    not_there_for(stranger, where)
