"""The bases of the pages of articles: of one list, and of one article."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from jigsaw.documents.vocabulary import concepts
from jigsaw.learning.article_rules import SECTIONS, SLUG, Section, section_of
from jigsaw.learning.models import Article, ArticleVersion
from jigsaw.learning.queries import articles
from jigsaw.learning.shown_article import article_href
from jigsaw.library import queries
from jigsaw.library.harvesting import SHOWN
from jigsaw.library.models import Publisher
from jigsaw.library.reading import Gone, LibraryPage, Moved, publisher_site

CHOICES = ("partnership", "theme")


class OfSection(LibraryPage):
    """A page of one list of articles, by what was chosen in its query string."""

    name: ClassVar[str] = "news"
    choices = (*CHOICES, "page")

    @property
    def section(self) -> Section:
        """The list of this address."""
        return SECTIONS[self.name]

    def chosen_publisher(self) -> Publisher | None:
        """The partnership that was chosen; 404 for one that is not there."""
        slug = self.request.GET.get("partnership", "")
        if not slug:
            return None
        found = queries.publisher(slug) if SLUG.fullmatch(slug) else None
        if found is None:
            raise Http404
        return found

    def chosen_theme(self) -> str | None:
        """The word of the vocabulary that was chosen; 404 for one that nothing is listed under."""
        slug = self.request.GET.get("theme", "")
        if not slug:
            return None
        word = concepts().get(slug)
        if word is None or word.list not in SHOWN:
            raise Http404
        return slug

    def listed(self) -> articles.ArticlesPage:
        """One page of the list by what was chosen; 404 for a page that is not there."""
        found = articles.listed(
            self.section,
            publisher=self.chosen_publisher(),
            theme=self.chosen_theme(),
            page=self.page_chosen(),
        )
        if found is None:
            raise Http404
        return found


class OfArticle(LibraryPage):
    """A page of one article, in the colours of its partnership. A withdrawn one says why, in all its addresses."""

    article: Article

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.article = find_article(**self.kwargs)
        return super().get_context_data(**kwargs)

    def site(self) -> dict[str, Any]:
        """The layout's variables for the partnership that published the article."""
        return publisher_site(self.article.publisher)

    def gone(self, edition: Any) -> HttpResponse:
        """What stands in the place of a withdrawn article."""
        return article_gone(edition)

    def crumbs(self, *below: str) -> list[dict[str, str]]:
        """The way to the page: the list, the article, and what stands below it."""
        section = section_of(self.article.kind)
        here = {"text": self.article.title}
        if below:
            here["href"] = article_href(self.article)
        return [
            {"text": section.title, "href": reverse(section.name)}, here, *({"text": each} for each in below)
        ]  # fmt: skip

    def version(self, number: int) -> ArticleVersion:
        """A version that can be read; 404 for one that is not there."""
        found = articles.version_of(self.article, number)
        if found is None:
            raise Http404
        return found


def find_article(section: str, article: str, **_below: Any) -> Article:
    """The article in an address. One before its publication and one that never was answer alike: 404.

    Raises Gone for a withdrawn one, Moved where it stands in another list now.
    """
    found = articles.article(article)
    if found is None:
        raise Http404
    if found.withdrawn_at is not None:
        raise Gone(found)
    if section_of(found.kind).name != section:
        raise Moved(article_href(found))
    return found


def article_gone(article: Article) -> HttpResponse:
    """What every address of a withdrawn article answers: 410 with the reason."""
    section = section_of(article.kind)
    context = {
        **publisher_site(article.publisher),
        "title": "This page has been withdrawn",
        "article": article,
        "list_title": section.title,
        "list_href": reverse(section.name),
    }
    return HttpResponse(
        render_to_string("learning/article_gone.html", context),
        status=410,
        headers={"Cache-Control": "no-store"},
    )
