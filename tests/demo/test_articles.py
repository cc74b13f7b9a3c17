"""The demo's news and guidance, through the same acts that staff use."""

from __future__ import annotations

import pytest

from jigsaw.config.demo.articles import seed_articles
from jigsaw.config.demo.clock import BEGINNING
from jigsaw.config.demo.webinars import seed_past_webinar
from jigsaw.learning.models import Article as PublicArticle
from jigsaw.learning.models import ArticleVersion
from jigsaw.library.actions import receive
from jigsaw.partnerships.roles import Role
from jigsaw.publishing.tests import factories
from jigsaw.teaching.models import Article, ArticleRelease
from jigsaw.teaching.rules.articles import ArticleState
from tests.public_site import released_edition

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_each_kind_of_thing_stands_as_the_demo_says():
    """Fails when one of them is not public, is not planned, or would say more than the demo means to say."""
    home = factories.partnership()
    dee = factories.person(home, "Dee Lowe", Role.COMMUNICATIONS)
    joan = factories.person(home, "Joan Firth", Role.CO_CHAIR)
    receive(released_edition(1), at=BEGINNING)
    seed_articles(home, by=dee, signer=joan)
    public = {row.title: row for row in PublicArticle.objects.all()}
    assert {row.kind for row in public.values()} == {"news", "campaign", "guidance", "national-review"}
    assert "What we have published since September 2025" in public
    guidance = next(row for row in public.values() if row.kind == "guidance")
    versions = ArticleVersion.objects.filter(article=guidance)
    assert [row.version_words for row in versions] == ["Version 2.0", "Version 1.0"]
    states = sorted(Article.rows.values_list("state", flat=True))
    assert states == [ArticleState.DRAFTING, *[ArticleState.PUBLISHED] * 5, ArticleState.SCHEDULED]
    planned = ArticleRelease.rows.get(state="scheduled")
    assert planned.release_at > BEGINNING
    assert planned.release_at.weekday() == 1


def test_the_digest_names_the_webinar_that_has_been():
    """Fails when the demo's digest leaves out a webinar that was made public since its day, or counts none."""
    home = factories.partnership()
    dee = factories.person(home, "Dee Lowe", Role.COMMUNICATIONS)
    joan = factories.person(home, "Joan Firth", Role.CO_CHAIR)
    receive(released_edition(1), at=BEGINNING)
    past = seed_past_webinar(home, by=dee)
    seed_articles(home, by=dee, signer=joan)
    blocks = ArticleVersion.objects.get(title__startswith="What we have published").blocks
    assert [block["event"] for block in blocks if block["type"] == "webinar"] == [str(past.pk)]
    assert "1 webinar" in blocks[0]["text"]
