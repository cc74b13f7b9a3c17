"""An Atom feed of news: of everybody, or of one partnership with its region."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from jigsaw.learning.article_rules import SECTIONS
from jigsaw.learning.models import Article
from jigsaw.learning.queries import articles
from jigsaw.learning.shown_article import article_href, themes_of
from jigsaw.library import queries
from jigsaw.library.data_pages import DataPage
from jigsaw.library.exchange import atom
from jigsaw.library.exchange.record import Tombstone
from jigsaw.library.harvesting import publisher_record, whole_address
from jigsaw.library.models import Publisher
from jigsaw.library.reading import NEVER, region_site


class NewsFeed(DataPage):
    public = True
    media = atom.MEDIA_TYPE

    def made(self) -> bytes:
        """The newest news, summaries only, and what was withdrawn. Before anything is there it has no entries."""
        owner = self.owner(**self.kwargs)
        standing, gone = articles.in_feed(SECTIONS["news"], owner)
        changed = [each.published_at for each in standing]
        changed += [each.withdrawn_at for each in gone if each.withdrawn_at]
        about = atom.Feed(
            **self.about(owner),
            address=whole_address(self.request.path),
            updated=max(changed, default=self.change.at or NEVER),
        )
        return atom.feed_of(
            about, [entry_of(each) for each in standing], [tombstone_of(each) for each in gone]
        )

    def owner(self, publisher: str | None = None) -> Publisher | None:
        """The partnership in the address; 404 for one that is not there."""
        found = queries.publisher(publisher) if publisher is not None else None
        if publisher is not None and found is None:
            raise Http404
        return found

    def about(self, owner: Publisher | None) -> dict[str, Any]:
        """Title, author and page of the feed."""
        page = whole_address(reverse("news"))
        if owner is not None:
            return {
                "title": f"News of {owner.name}",
                "author": owner.name,
                "page": f"{page}?partnership={owner.slug}",
            }
        return {"title": "News", "author": region_site(queries.publishers())["site_name"], "page": page}


def entry_of(article: Article) -> atom.Entry:
    """An article in a feed."""
    words = zip(article.themes.all(), themes_of(article), strict=True)
    return atom.Entry(
        address=whole_address(article_href(article)),
        title=article.title,
        published=article.first_published_at,
        updated=article.published_at,
        author=publisher_record(article.publisher),
        categories=[(each.slug, label) for each, (label, path) in words if path],
        rights=f"© {article.publisher.name} {article.first_published_at.year}",
        summary=article.summary,
    )


def tombstone_of(article: Article) -> Tombstone:
    """A withdrawn article in a feed."""
    at = article.withdrawn_at or article.published_at
    address = whole_address(article_href(article))
    return Tombstone(article.slug, address, article.publisher_id, at, article.withdrawn_why)
