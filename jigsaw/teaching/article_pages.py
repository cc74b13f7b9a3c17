"""What the pages of an article share: its row, the way back, the words of the window."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from jigsaw.partnerships.desk import RowPage
from jigsaw.partnerships.models import Partnership
from jigsaw.teaching.models import Article, ArticleVersion
from jigsaw.teaching.page import TeachingPage
from jigsaw.teaching.rules.articles import KIND_WORDS

PLACE = "News and guidance"


class ArticlesPage(TeachingPage):
    """A page of news and guidance that is not about one article."""

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The way back to the list."""
        return [{"text": PLACE, "href": reverse("list_articles")}, {"text": heading}]

    def offered(self) -> list[Partnership]:
        """The partnerships for which the person may do what the page is for."""
        return list(self.partnerships().select_related("region"))

    def chosen(self, slug: str | None) -> Partnership:
        """The only partnership, or the chosen one; 404 for one that is not offered."""
        offered = self.offered()
        found = offered if len(offered) == 1 and not slug else [each for each in offered if each.slug == slug]
        if not found:
            raise Http404
        return self.find(self.partnerships().select_related("region"), pk=found[0].pk)


class ArticlePage(ArticlesPage, RowPage):
    """A page about one article: `self.article` is found before anything else, or 404."""

    article: Article

    def find_row(self) -> Article:
        """The article of the address, for those who may do what the page is for."""
        rows = self.rows(Article).select_related("partnership__region")
        self.article = self.find(rows, pk=self.kwargs["article_id"])
        return self.article

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with its article."""
        own = {"article": self.article, "kind_words": KIND_WORDS[self.article.kind]}
        return super().show(template, status=status, **(own | variables))

    def may_here(self, permission: str) -> bool:
        """Whether the person may do an act in this article's partnership."""
        return self.may_in(self.article.partnership, permission)

    def window(self, heading: str) -> str:
        """The page, then the kind: never a title."""
        return f"{heading} – {KIND_WORDS[self.article.kind]}"

    def audience_words(self) -> str:
        """The line that says who sees the page, naming the partnership."""
        area = self.article.partnership.area
        return f"Only {area} staff who prepare news, webinars and updates can see this page."

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the article, this page."""
        first, here = super().crumbs(heading)
        return [first, {"text": self.article.title, "href": self.home()}, here]

    def home(self) -> str:
        """The address of the article's own page."""
        return self.address("view_article")

    def address(self, name: str, **more: Any) -> str:
        """The address of another page of this article."""
        return reverse(name, kwargs={"article_id": self.article.pk, **more})

    def go_home(self, words: str = "") -> HttpResponseRedirect:
        """Back to the article's own page, which says once what was done."""
        return self.done_to(self.home(), words)


class ArticleVersionPage(ArticlePage):
    """A page about one version of an article: `self.version`, or 404."""

    version: ArticleVersion

    def find_row(self) -> Article:
        """The article and the version of the address."""
        found = super().find_row()
        versions = ArticleVersion.rows.filter(article=found).select_related("made_by")
        self.version = self.find(versions, number=self.kwargs["number"])
        self.version.article = found
        return found
