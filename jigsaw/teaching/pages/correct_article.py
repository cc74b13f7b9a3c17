"""Open a published article for a correction or a new version."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.partnerships.desk import refusing
from jigsaw.publishing.rules import NotAllowed
from jigsaw.teaching.actions.article_releasing import correct_article
from jigsaw.teaching.article_pages import ArticlePage
from jigsaw.teaching.rules.articles import WITH_VERSIONS


class CorrectArticle(ArticlePage):
    permission = "release_article"

    def on_get(self) -> HttpResponse:
        """What follows, asked first."""
        return self.show_asking()

    def on_post(self) -> HttpResponse:
        """Open it."""
        try:
            correct_article(self.article, by=self.who, at=self.now)
        except NotAllowed as refused:
            return self.show_asking(form=refusing(str(refused)), status=400)
        return self.go_home("The page is open for writing. What is published stays public until then.")

    def show_asking(self, **context: Any) -> HttpResponse:
        """The page."""
        versions = self.article.kind in WITH_VERSIONS
        heading = "Write a new version" if versions else "Correct this page"
        return self.show(heading=heading, with_versions=versions, **context)
