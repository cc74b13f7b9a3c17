"""A list of articles as data."""

from __future__ import annotations

from typing import Any

from django.utils.http import urlencode

from jigsaw.learning.around_articles import CHOICES, OfSection
from jigsaw.learning.article_rules import KIND_WORDS
from jigsaw.learning.models import Article
from jigsaw.learning.shown_article import article_href, themes_of
from jigsaw.library.data_pages import DataPage, as_json
from jigsaw.library.exchange.record import moment
from jigsaw.library.harvesting import publisher_record, whole_address


class ArticlesData(OfSection, DataPage):
    public = True

    def made(self) -> bytes:
        """One page of the list by what was chosen; 404 for a page that is not there."""
        found = self.listed()
        return as_json(
            {
                "total": found.total,
                "page": found.number,
                "pages": found.last,
                "next": self.place(found.number + 1, found.last),
                "previous": self.place(found.number - 1, found.last),
                "articles": [told(each) for each in found.articles],
            }
        )

    def place(self, number: int, last: int) -> str | None:
        """The whole address of another page of the list."""
        if not 1 <= number <= last:
            return None
        chosen: dict[str, str] = {
            name: self.request.GET[name] for name in CHOICES if self.request.GET.get(name)
        }
        return whole_address(f"{self.request.path}?{urlencode({**chosen, 'page': str(number)})}")


def told(article: Article) -> dict[str, Any]:
    """An article as others take it: what its list says of it."""
    owner = publisher_record(article.publisher)
    return {
        "address": whole_address(article_href(article)),
        "kind": article.kind,
        "kind_words": KIND_WORDS[article.kind],
        "title": article.title,
        "summary": article.summary,
        "publisher": {"slug": owner.slug, "name": owner.name, "address": owner.address},
        "of_region": article.of_region,
        "themes": [
            {"slug": each.slug, "label": label, "address": whole_address(path) if path else None}
            for each, (label, path) in zip(article.themes.all(), themes_of(article), strict=True)
        ],
        "version": article.version,
        "version_words": article.version_words,
        "first_published": moment(article.first_published_at),
        "changed": moment(article.published_at),
        "review_on": article.review_on.isoformat() if article.review_on else None,
    }
