"""What the page of an article shows, besides the layout: for the public page, an earlier version, and a preview."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from jigsaw.learning.article_rules import KIND_WORDS, VERSIONED
from jigsaw.learning.models import Article, ArticleVersion
from jigsaw.learning.queries.articles import Named
from jigsaw.learning.shown_article import (
    day_words,
    facts_of,
    national_facts,
    parts_of,
    reviews_shown,
    themes_of,
    version_href,
)


def article_content(
    article: Article, version: ArticleVersion, named: Named, *, at: datetime, today: date
) -> dict[str, Any]:
    """The article as this version says it. `named` is what it names, as far as it is public."""
    told = {UUID(key) for block in version.blocks if block["type"] == "reviews" for key in block["editions"]}
    answered = [each.edition for each in article.reviews.all() if each.edition not in told]
    return {
        "title": version.title,
        "summary": version.summary,
        "kind": KIND_WORDS[article.kind],
        "article": article,
        "version": version,
        "facts": facts_of(article, version, today=today) if article.kind in VERSIONED else [],
        "dates": dates_words(article),
        "corrections": [
            (day_words(datetime.fromisoformat(each["at"])), each["note"]) for each in article.corrections
        ],
        "national": national_facts(version),
        "parts": parts_of(article, version, named, at=at),
        "answered": reviews_shown(named.editions[key] for key in answered if key in named.editions),
        "themes": themes_of(article),
    }


def dates_words(article: Article) -> str:
    """When it was published, and when it was last changed where that is another day."""
    first, last = day_words(article.first_published_at), day_words(article.published_at)
    return f"Published {first}" if first == last else f"Published {first}, changed {last}"


def earlier_versions(article: Article, versions: list[ArticleVersion]) -> list[dict[str, str]]:
    """The versions that are replaced and stay to be read, the newest first: words, address, dates."""
    return [
        {
            "words": version_words(earlier),
            "href": version_href(article, earlier.number),
            "facts": f"Published {day_words(earlier.at)}, replaced {day_words(newer.at)}",
        }
        for newer, earlier in zip(versions, versions[1:], strict=False)
    ]


def version_words(version: ArticleVersion) -> str:
    """What people call a version; its number where nobody named it."""
    return version.version_words or f"Version {version.number}"
