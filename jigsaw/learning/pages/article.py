"""One article: news, a campaign, a strategy, guidance, a framework document, what is done about a national review."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from jigsaw.learning.around_articles import OfArticle
from jigsaw.learning.article_contents import article_content, earlier_versions
from jigsaw.learning.article_heads import article_head
from jigsaw.learning.article_rules import section_of
from jigsaw.learning.queries import articles
from jigsaw.learning.shown_article import article_href
from jigsaw.library.harvesting import whole_address
from jigsaw.library.keeping import KeptPage


class ArticlePage(OfArticle):
    public = True
    template_name = "learning/article.html"
    is_live = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page. One that says how many places are left at a webinar is asked for each time."""
        answer = super().get(request, *args, **kwargs)
        if self.is_live:
            answer["Cache-Control"] = "no-cache"
        return answer

    def make(self) -> KeptPage:
        """Make the page, and keep it unless it says what changes from minute to minute."""
        page = KeptPage.of(self.made())
        if not self.is_live:
            self.store().keep(self.state, self.key(), page)
        return page

    def content(self) -> dict[str, Any]:
        article = self.article
        version = self.version(article.version)
        named = articles.named_in([version.blocks], (each.edition for each in article.reviews.all()))
        self.is_live = bool(named.events)
        section = section_of(article.kind)
        list_place = (section.title, whole_address(reverse(section.name)))
        steps = [list_place, (article.title, whole_address(article_href(article)))]
        return article_content(article, version, named, at=self.now, today=self.today) | {
            "crumbs": self.crumbs(),
            "earlier": earlier_versions(article, articles.versions_of(article)),
            "head": article_head(article, version, steps=steps),
        }
