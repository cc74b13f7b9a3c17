"""An earlier version of guidance or of a framework document: to be read, and marked as replaced."""

from __future__ import annotations

from typing import Any

from jigsaw.learning.around_articles import OfArticle
from jigsaw.learning.article_contents import article_content, version_words
from jigsaw.learning.queries import articles
from jigsaw.learning.queries.articles import Named
from jigsaw.learning.shown_article import article_href, day_words
from jigsaw.library.harvesting import whole_address


class ArticleVersionPage(OfArticle):
    public = True
    template_name = "learning/article_version.html"

    def content(self) -> dict[str, Any]:
        article = self.article
        version = self.version(self.kwargs["number"])
        newer = [each for each in articles.versions_of(article) if each.number > version.number]
        named = articles.named_in([version.blocks])
        without_events = Named(named.editions, {}, named.articles)
        content = article_content(article, version, without_events, at=self.now, today=self.today)
        return content | {
            "crumbs": self.crumbs(version_words(version)),
            "answered": [],
            "replaced_on": day_words(newer[-1].at) if newer else "",
            "version_name": version_words(version),
            "current_name": version_words(newer[0]) if newer else "",
            "current_href": article_href(article),
            "canonical": whole_address(article_href(article)),
        }
