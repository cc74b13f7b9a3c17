"""Steps that take an article of Alderbrook to the state that a test is about."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.files.gate.kinds import Kind
from jigsaw.files.gate.passing import Passed
from jigsaw.publishing.tests.factories import NOW, RELEASE_AT
from jigsaw.teaching.actions.article_files import add_article_file
from jigsaw.teaching.actions.article_releasing import release_articles_due, schedule_article
from jigsaw.teaching.actions.article_versions import make_article_version, sign_article
from jigsaw.teaching.actions.articles import start_article
from jigsaw.teaching.models import Article, ArticleFile, ArticleRelease, ArticleVersion

DRAFT = {
    "title": "Ask about dad",
    "summary": "Ask about every man who cares for the child.",
    "themes": ["unseen-fathers"],
    "blocks": [{"type": "text", "heading": "In short", "text": "Ask.\n\n- his name\n- his history"}],
}
NATIONAL = {
    "title": "The myth of invisible men",
    "publisher": "A national panel",
    "address": "https://www.panel.example/invisible-men",
    "published": "September 2021",
    "response": "Every assessment names each man who cares for the child.",
}
MORE = {
    "guidance": {"version_words": "Version 1.0"},
    "framework": {"version_words": "Version 1.0", "of_region": True},
    "national-review": {"national": NATIONAL},
}
PAPER = Passed(Kind.PDF, b"%PDF-1.7 threshold document", "thresholds.pdf", "application/pdf")


def begun(team: Any, kind: str = "news", *, by: Person | None = None, **changes: Any) -> Article:
    """An article whose draft is whole."""
    draft = {**DRAFT, **MORE.get(kind, {}), **changes}
    return start_article(partnership=team.partnership, kind=kind, by=by or team.dee, at=NOW, draft=draft)


def with_file(team: Any, article: Article, title: str = "Threshold document") -> ArticleFile:
    """A document of the article."""
    return add_article_file(article, title=title, file=PAPER, by=team.dee, at=NOW)


def frozen_version(team: Any, article: Article, *, by: Person | None = None) -> ArticleVersion:
    """The next version, made by Dee."""
    return make_article_version(article, what_changed="New words", by=by or team.dee, at=NOW)


def signed(team: Any, article: Article, *, at: datetime = NOW) -> ArticleVersion:
    """The next version, signed by a co-chair."""
    version = frozen_version(team, article)
    sign_article(version, by=team.joan, read_it=True, fingerprint=version.fingerprint, at=at)
    return version


def scheduled(
    team: Any, article: Article, *, release_at: datetime = RELEASE_AT, note: str = ""
) -> ArticleRelease:
    """The next version, planned."""
    signed(team, article)
    return schedule_article(fresh(article), release_at=release_at, correction_note=note, by=team.dee, at=NOW)


def published(
    team: Any, article: Article | None = None, *, at: datetime = RELEASE_AT, note: str = ""
) -> Article:
    """The article, released at its minute."""
    held = article or begun(team)
    scheduled(team, held, release_at=at, note=note)
    assert release_articles_due(at=at)
    return fresh(held)


def fresh(article: Article) -> Article:
    """The row as it is now."""
    return Article.rows.select_related("partnership__region").get(pk=article.pk)
