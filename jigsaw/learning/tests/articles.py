"""Invented articles for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from jigsaw.learning.actions.articles import receive_article
from jigsaw.learning.article_details import ArticleDetails, ArticleFile, NationalReview
from jigsaw.learning.models import Article
from tests.public_site import ALDERBROOK

PUBLISHED = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
EDITION = "00000000-0000-4000-8000-000000000001"
NEWS = ArticleDetails(
    id="00000000-0000-4000-8000-00000000a001",
    version=1,
    publisher=ALDERBROOK,
    kind="news",
    slug="what-we-published-this-summer",
    title="What we published this summer",
    summary="Two reviews and a new tool for health visitors.",
    blocks=[
        {"type": "text", "heading": "In short", "text": "Two reviews.\n\nAsk about:\n- fathers\n- partners"}
    ],
    themes=["unseen-fathers"],
)
POLICY = ArticleFile("escalation-policy.pdf", "Escalation policy", "pdf", b"%PDF policy one", 12)
GUIDANCE = replace(
    NEWS,
    id="00000000-0000-4000-8000-00000000a002",
    kind="guidance",
    slug="escalation-policy",
    title="Escalation policy",
    summary="What to do when professionals do not agree.",
    blocks=[{"type": "documents", "files": [{"filename": POLICY.filename, "title": POLICY.title}]}],
    files=[POLICY],
    version_words="Version 1.0",
    review_on=date(2027, 9, 1),
)
CAMPAIGN = replace(
    NEWS,
    id="00000000-0000-4000-8000-00000000a003",
    kind="campaign",
    slug="ask-about-dad",
    title="Ask about dad",
    summary="Ask about every man who cares for the child.",
    editions=[EDITION],
)
RESPONSE = replace(
    NEWS,
    id="00000000-0000-4000-8000-00000000a004",
    kind="national-review",
    slug="the-myth-of-invisible-men",
    title="What we do about The myth of invisible men",
    summary="Every assessment names each man who cares for the child.",
    national=NationalReview(
        title="The myth of invisible men",
        publisher="National Panel",
        address="https://www.panel.example/invisible-men",
        published="September 2021",
    ),
)


def public_article(details: ArticleDetails = NEWS, **changes: Any) -> Article:
    """An article, made public."""
    at = changes.pop("at", PUBLISHED)
    made = replace(details, **changes)
    receive_article(made, at=at)
    return Article.objects.get(pk=made.id)


def another_article(number: int, details: ArticleDetails = NEWS, **changes: Any) -> Article:
    """One of many articles, with identifier and address of its own."""
    own = {"id": f"00000000-0000-4000-8000-0000000b{number:04d}", "slug": f"article-{number}"}
    return public_article(details, **{**own, "title": f"Article {number}", **changes})
