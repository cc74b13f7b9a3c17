"""The public page of an article before it is public: the same template and words, and nothing saved or kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape

from jigsaw.calendar.london import to_london
from jigsaw.documents.vocabulary import current
from jigsaw.learning.article_contents import article_content, earlier_versions
from jigsaw.learning.article_details import ArticleDetails
from jigsaw.learning.article_rules import section_of
from jigsaw.learning.models import Article, ArticleFile, ArticleReview, ArticleTheme, ArticleVersion
from jigsaw.learning.queries import articles
from jigsaw.library.models import Publisher
from jigsaw.library.preview import public_addresses
from jigsaw.library.reading import publisher_site

# The name of the window stands in the browser's history and on shared screens: it says nothing of the article.
WINDOW = re.compile("<title>.*?</title>", re.DOTALL)
LINK = re.compile(r'(<a\b[^>]*?\shref=")(/[^"]*)"')
PREVIEW = "Only staff who may see the draft can see this page."
OF_VERSION = ("title", "summary", "version_words", "version_note", "review_on", "blocks")
OF_ARTICLE = ("kind", "of_region", "title", "summary", "version_words", "review_on", "version")
# The address of a page that has none yet. No link of the preview leads there.
NO_SLUG = "preview"


def preview_article(
    details: ArticleDetails,
    *,
    sizes: Mapping[str, int],
    files: Mapping[str, str],
    home: str,
    notes: Iterable[str] = (),
    at: datetime,
) -> str:
    """The page of the article as the public will see it, for the staff site. It changes no row.

    What it names is shown as far as it is public at this moment, as on the public page. `sizes` and `files` give the
    bytes and the staff address of each document by its file name, `home` leads back to the draft, and `notes` say
    above the page what readers would not see. Links to what is public lead to the public site.
    """
    owner = Publisher(**asdict(details.publisher))
    shown = Article.objects.filter(pk=details.id, withdrawn_at=None).first()
    article = _article(details, owner, shown, at)
    version = _version(details, article, sizes, at)
    named = articles.named_in([version.blocks], map(UUID, details.editions))
    with public_addresses():
        earlier = earlier_versions(shown, articles.versions_of(shown)) if shown else []
        context = {
            **publisher_site(owner),
            **article_content(article, version, named, at=at, today=to_london(at).date()),
            "crumbs": [{"text": section_of(details.kind).title, "href": home}, {"text": details.title}],
            "earlier": earlier,
            "notes": list(notes),
            "home": home,
            "demonstration": PREVIEW,
            "demonstration_tag": "Preview, not public",
            "places": [],
        }
        html: str = render_to_string("learning/article_preview.html", context)
    html = WINDOW.sub("<title>Preview of the draft – Jigsaw</title>", html, count=1)
    return LINK.sub(lambda link: f'{link[1]}{_lead(link[2], home, files)}"', html)


def _lead(address: str, home: str, files: Mapping[str, str]) -> str:
    """Where a link of the preview leads: back to the draft, to a document as staff can open it, to the public site."""
    if address == home:
        return address
    folder, _, filename = address.rpartition("/")
    if folder.endswith(f"/{NO_SLUG}/files"):
        return escape(files.get(filename, home))
    return f"{escape(settings.PUBLIC_ADDRESS.rstrip('/'))}{address}"


def _article(details: ArticleDetails, owner: Publisher, shown: Article | None, at: datetime) -> Article:
    plain: dict[str, Any] = {name: getattr(details, name) for name in OF_ARTICLE}
    article = Article(
        pk=UUID(details.id),
        publisher=owner,
        slug=NO_SLUG,
        first_published_at=shown.first_published_at if shown else at,
        published_at=at,
        listed_at=at,
        corrections=shown.corrections if shown else [],
        **plain,
    )
    article._prefetched_objects_cache = {  # type: ignore[attr-defined]
        "themes": [ArticleTheme(slug=slug) for slug in dict.fromkeys(current(details.themes))],
        "reviews": [ArticleReview(edition=UUID(each)) for each in dict.fromkeys(details.editions)],
    }
    return article


def _version(
    details: ArticleDetails, article: Article, sizes: Mapping[str, int], at: datetime
) -> ArticleVersion:
    plain: dict[str, Any] = {name: getattr(details, name) for name in OF_VERSION}
    national = asdict(details.national) if details.national else None
    version = ArticleVersion(pk=0, article=article, number=details.version, national=national, at=at, **plain)
    version._prefetched_objects_cache = {  # type: ignore[attr-defined]
        "files": [
            ArticleFile(
                filename=file.filename,
                title=file.title,
                format=file.format,
                size=sizes.get(file.filename, 0),
                pages=file.pages,
            )
            for file in details.files
        ]
    }
    return version
