"""What stands in the head of an article's page for machines: schema.org, Open Graph, its one address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from jigsaw.learning.article_details import FRAMEWORK, GUIDANCE, NEWS
from jigsaw.learning.article_rules import CONTENT_TYPES, KIND_WORDS
from jigsaw.learning.models import Article, ArticleVersion
from jigsaw.learning.shown_article import article_href, file_shown, themes_of
from jigsaw.library.exchange import schema_org
from jigsaw.library.exchange.heads import shortened
from jigsaw.library.exchange.markup import element
from jigsaw.library.exchange.record import LANGUAGE, moment
from jigsaw.library.harvesting import publisher_record, whole_address

TYPES = {NEWS: "NewsArticle", GUIDANCE: "DigitalDocument", FRAMEWORK: "DigitalDocument"}


def article_head(
    article: Article, version: ArticleVersion, *, steps: Sequence[tuple[str, str]]
) -> SafeString:
    """The head of an article's page, as markup. `steps` lead to it (words and addresses)."""
    address = whole_address(article_href(article))
    owner = publisher_record(article.publisher)
    described = shortened(" ".join(article.summary.split()) or f"{KIND_WORDS[article.kind]}, {owner.name}")
    cards = [
        ("og:type", "article"),
        ("og:title", article.title),
        ("og:description", described),
        ("og:url", address),
        ("og:site_name", owner.name),
        ("og:locale", "en_GB"),
        ("article:published_time", moment(article.first_published_at)),
        ("article:modified_time", moment(article.published_at)),
    ]
    lines = [
        element("link", attributes={"rel": "canonical", "href": address}),
        element("meta", attributes={"name": "description", "content": described}),
        *(element("meta", attributes={"property": name, "content": value}) for name, value in cards),
        element("meta", attributes={"name": "twitter:card", "content": "summary"}),
        schema_org.script(
            _described(article, version, address),
            schema_org.organization(owner),
            schema_org.breadcrumbs(steps),
        ),
    ]
    return mark_safe("\n".join(lines))  # noqa: S308 (escaped by exchange)


def _described(article: Article, version: ArticleVersion, address: str) -> dict[str, Any]:
    """The article in the words of schema.org. It names its partnership by identifier."""
    owner = {"@id": f"{publisher_record(article.publisher).address}#organization"}
    told = {
        "@type": TYPES.get(article.kind, "Article"),
        "@id": address,
        "url": address,
        "name": article.title,
        "headline": article.title,
        "description": " ".join(article.summary.split()),
        "genre": KIND_WORDS[article.kind],
        "datePublished": moment(article.first_published_at),
        "dateModified": moment(article.published_at),
        "version": version.version_words,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "author": owner,
        "publisher": owner,
        "keywords": [label for label, _ in themes_of(article)],
        "isBasedOn": _national(version),
        "encoding": [
            {
                "@type": "MediaObject",
                "name": file.title,
                "encodingFormat": CONTENT_TYPES[file.format],
                "contentUrl": whole_address(file_shown(article, version, file).href),
                "contentSize": str(file.size),
            }
            for file in version.files.all()
        ],
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _national(version: ArticleVersion) -> dict[str, Any] | None:
    told = version.national
    if not told:
        return None
    publisher = {"@type": "Organization", "name": told["publisher"]}
    return {"@type": "Report", "name": told["title"], "url": told["address"], "publisher": publisher}
