"""The door of articles: one is made public, replaced by a newer version, or withdrawn.

Whole or not at all, and each may be called again with the same values. docs/articles.md says the rules in words.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from jigsaw.documents.vocabulary import current
from jigsaw.files import storing
from jigsaw.learning.article_checks import check_article
from jigsaw.learning.article_details import ArticleDetails, ReceivedArticle
from jigsaw.learning.article_rules import VERSIONED, earlier_stays
from jigsaw.learning.models import Article, ArticleFile, ArticleReview, ArticleTheme, ArticleVersion
from jigsaw.library.actions import STORAGE, count_change, introduce, one_at_a_time, remove_unnamed_files
from jigsaw.library.rules import replaces, slug_among

COPIED = ("kind", "of_region", "title", "summary", "version_words", "review_on", "version")
OF_VERSION = ("title", "summary", "version_words", "version_note", "review_on", "blocks")

__all__ = ["check_article", "receive_article", "withdraw_article"]


def receive_article(details: ArticleDetails, *, at: datetime) -> ReceivedArticle:
    """Make an article public, or a newer version of it.

    Idempotent by article and version: the same version again changes nothing, an older one never replaces a
    newer one; the address and the first publication stay. Earlier versions of guidance and framework documents
    stay to be read, except those that a correction replaces. A partnership that has published nothing yet is
    made known to the public side. `at` is the moment of the publication.
    Raises NotAnArticle, before anything is written, for what cannot stand on a public page.
    """
    check_article(details)
    introduce(details.publisher, at=at)
    try:
        with one_at_a_time():
            held = Article.objects.filter(pk=details.id).first()
            if held is not None and not replaces(details.version, held.version):
                return ReceivedArticle(slug=held.slug, changed=False)
            kept = [
                storing.store(file.content, folder=_folder(details.id), storage=STORAGE)
                for file in details.files
            ]
            row = _write_article(details, held, at)
            _write_version(row, details, kept, at)
            _write_marks(row, details)
            count_change(at)
    finally:
        _remove_forgotten_files(details.id)
    return ReceivedArticle(slug=row.slug, changed=True)


def withdraw_article(article_id: str, *, why: str, at: datetime) -> bool:
    """Take an article and all its versions off the public site: its address says why, its words and files go.

    Returns whether this call did it: False for one that was never received or is withdrawn already.
    Raises ValueError without a reason, since the address answers with it.
    """
    if not why.strip():
        raise ValueError("Enter why the article is withdrawn. Its address shows the reason.")
    with one_at_a_time():
        row = Article.objects.filter(pk=article_id, withdrawn_at=None).first()
        if row is not None:
            for held in (row.versions, row.themes, row.reviews):
                held.all().delete()
            row.title = row.summary = row.version_words = ""
            row.review_on, row.corrections = None, []
            row.withdrawn_at, row.withdrawn_why = at, why.strip()[:300]
            row.save()
            count_change(at)
    _remove_forgotten_files(article_id)
    return row is not None


def _write_article(details: ArticleDetails, held: Article | None, at: datetime) -> Article:
    row = held or Article(pk=details.id, slug=_free_slug(details), first_published_at=at, listed_at=at)
    if details.kind in VERSIONED and not details.correction_note.strip():
        row.listed_at = at
    for name in COPIED:
        setattr(row, name, getattr(details, name))
    row.publisher_id, row.published_at = details.publisher.slug, at
    row.withdrawn_at, row.withdrawn_why = None, ""
    if note := details.correction_note.strip():
        told = {"version": details.version, "at": at.isoformat(), "note": note}
        row.corrections = [told, *row.corrections]
    row.save()
    return row


def _write_version(row: Article, details: ArticleDetails, kept: list[str], at: datetime) -> None:
    if not earlier_stays(details.kind, details.correction_note):
        gone = row.versions.all()
        if details.kind in VERSIONED:  # a correction: what held before the version that was wrong stays
            gone = gone.filter(pk__in=list(gone.values_list("pk", flat=True)[:1]))
        gone.delete()
    values = {name: getattr(details, name) for name in OF_VERSION}
    national = asdict(details.national) if details.national else None
    version = ArticleVersion.objects.create(
        article=row, number=details.version, national=national, at=at, **values
    )
    ArticleFile.objects.bulk_create(
        ArticleFile(
            version=version,
            filename=file.filename,
            title=file.title,
            format=file.format,
            stored_as=stored_as,
            sha256=hashlib.sha256(file.content).hexdigest(),
            size=len(file.content),
            pages=file.pages,
            position=position,
        )
        for position, (file, stored_as) in enumerate(zip(details.files, kept, strict=True), 1)
    )


def _write_marks(row: Article, details: ArticleDetails) -> None:
    """The themes, each by the word that is used now, and the reviews that the article answers."""
    row.themes.all().delete()
    row.reviews.all().delete()
    themes = dict.fromkeys(current(details.themes))
    ArticleTheme.objects.bulk_create(ArticleTheme(article=row, slug=slug) for slug in themes)
    answered = dict.fromkeys(UUID(each) for each in details.editions)
    ArticleReview.objects.bulk_create(ArticleReview(article=row, edition=edition) for edition in answered)


def _free_slug(details: ArticleDetails) -> str:
    return slug_among(
        details.slug, details.publisher.slug, lambda slug: Article.objects.filter(slug=slug).exists()
    )


def _folder(article_id: Any) -> str:
    return f"articles/{article_id}"


def _remove_forgotten_files(article_id: Any) -> None:
    named = ArticleFile.objects.filter(version__article=article_id)
    remove_unnamed_files(_folder(article_id), named.values_list("stored_as", flat=True))
