"""What the pages of articles read: each of these takes a constant number of queries however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Q, QuerySet

from jigsaw.learning.article_rules import NEWEST_SHOWN, PAGE_SIZE, SECTIONS, Section
from jigsaw.learning.models import Article, ArticleFile, ArticleTheme, ArticleVersion, Event
from jigsaw.learning.queries import events
from jigsaw.library.models import PublishedEdition, Publisher
from jigsaw.library.queries import LARGE

# Articles and withdrawals that a feed holds.
IN_A_FEED = 50


@dataclass(frozen=True)
class ArticlesPage:
    """One page of a list: its articles with publisher and themes, where it stands, how many there are."""

    articles: list[Article]
    number: int
    last: int
    total: int


@dataclass(frozen=True)
class Named:
    """What the parts of an article name, as far as it is public, by identifier."""

    editions: dict[Any, PublishedEdition]
    events: dict[Any, Event]
    articles: dict[Any, Article]


def article(slug: str) -> Article | None:
    """One article, or its tombstone, by its address, with publisher, themes and the reviews that it answers."""
    rows = Article.objects.select_related("publisher").prefetch_related("themes", "reviews")
    return rows.filter(slug=slug).first()


def version_of(article: Article, number: int) -> ArticleVersion | None:
    """One version that stays to be read, with its files."""
    return article.versions.filter(number=number).prefetch_related("files").first()


def versions_of(article: Article) -> list[ArticleVersion]:
    """All versions that stay to be read, the newest first, without what they say."""
    return list(article.versions.defer("blocks", "summary"))


def file_of(article: Article, number: int, filename: str) -> ArticleFile | None:
    """One document of one version by the name under which people save it."""
    if "\0" in filename:  # no name holds it, and PostgreSQL refuses even to look
        return None
    rows = ArticleFile.objects.filter(version__article=article, version__number=number)
    return rows.filter(filename=filename).select_related("version").defer("version__blocks").first()


def listed(
    section: Section, *, publisher: Publisher | None, theme: str | None, page: int
) -> ArticlesPage | None:
    """The articles of a list by what was chosen, newest first; None for a page that is not there.

    What belongs to a region stands among the articles of each of its partnerships.
    """
    rows = _public(section)
    if publisher is not None:
        rows = rows.filter(of_publisher(publisher))
    if theme is not None:
        rows = rows.filter(themes__slug=theme)
    total = rows.count()
    last = max(1, -(-total // PAGE_SIZE))
    if not 1 <= page <= last:
        return None
    return ArticlesPage(list(_in_list(rows)[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]), page, last, total)


def publishers_in(section: Section) -> list[Publisher]:
    """The partnerships that have published something in a list, by name."""
    return list(Publisher.objects.filter(pk__in=_public(section).order_by().values("publisher")))


def themes_in(section: Section) -> dict[str, int]:
    """How many articles of a list carry each theme."""
    found = ArticleTheme.objects.filter(article__in=_public(section).order_by())
    counted = found.order_by().values("slug").annotate(total=Count("pk"))
    return {each["slug"]: each["total"] for each in counted}


def answering(edition: Any) -> list[Article]:
    """The articles that answer a review, newest first, without their themes."""
    return list(_public().filter(reviews__edition=edition).select_related("publisher"))


def newest(*sections: Section, publisher: Publisher | None = None, of_region: bool = False) -> list[Article]:
    """The newest of these lists: of one partnership with its region, of the regions alone, or of all. No themes."""
    rows = _public().filter(kind__in=[kind for section in sections for kind in section.kinds])
    if publisher is not None:
        rows = rows.filter(of_publisher(publisher))
    if of_region:
        rows = rows.filter(of_region=True)
    return list(rows.select_related("publisher")[:NEWEST_SHOWN])


def newest_on(theme: str) -> tuple[list[Article], list[Section]]:
    """The newest articles that carry a theme, without their themes, and the lists in which any stands. One query."""
    rows = _public().filter(themes__slug=theme)
    stands = {
        f"stands_in_{name}": Exists(rows.filter(kind__in=each.kinds).order_by())
        for name, each in SECTIONS.items()
    }
    found = list(rows.select_related("publisher").annotate(**stands)[:NEWEST_SHOWN])
    held = [each for name, each in SECTIONS.items() if found and getattr(found[0], f"stands_in_{name}")]
    return found, held


def kinds_of(publisher: Publisher) -> set[str]:
    """The kinds of articles of a partnership and its region."""
    return _kinds(_public().filter(of_publisher(publisher)))


def in_feed(section: Section, publisher: Publisher | None) -> tuple[list[Article], list[Article]]:
    """The newest articles of a feed, and the newest that were withdrawn."""
    rows = Article.objects.filter(kind__in=section.kinds).select_related("publisher")
    if publisher is not None:
        rows = rows.filter(of_publisher(publisher))
    standing = rows.filter(withdrawn_at=None).prefetch_related("themes").order_by("-published_at", "-pk")
    gone = rows.filter(withdrawn_at__isnull=False).order_by("-withdrawn_at", "-pk")
    return list(standing[:IN_A_FEED]), list(gone[:IN_A_FEED])


def named_in(parts: Iterable[Sequence[dict[str, Any]]], answered: Iterable[UUID] = ()) -> Named:
    """What these parts name and what is answered, as far as it is public: withdrawn things are left out."""
    blocks = [block for each in parts for block in each]
    editions = {*answered, *(UUID(key) for block in _of(blocks, "reviews") for key in block["editions"])}
    reviews = PublishedEdition.objects.filter(pk__in=editions, withdrawn_at=None)
    return Named(
        editions=reviews.select_related("publisher").defer(*LARGE).in_bulk() if editions else {},
        events=events.events_by_key(UUID(block["event"]) for block in _of(blocks, "webinar")),
        articles=_by_key(UUID(block["article"]) for block in _of(blocks, "campaign")),
    )


def count_standing() -> int:
    """How many articles stand."""
    return _public().count()


def standing_between(first: int, last: int) -> list[tuple[str, str, datetime]]:
    """A stretch of the articles that stand: kind, slug and last change, in an order that a new one does not change."""
    rows = _public().order_by("first_published_at", "pk")
    return list(rows.values_list("kind", "slug", "published_at")[first:last])


def of_publisher(publisher: Publisher) -> Q:
    """The articles of a partnership, and those of its region."""
    return Q(publisher=publisher) | Q(of_region=True, publisher__region_slug=publisher.region_slug)


def _kinds(rows: QuerySet[Article]) -> set[str]:
    return set(rows.order_by().values_list("kind", flat=True).distinct())


def _by_key(keys: Iterable[UUID]) -> dict[Any, Article]:
    wanted = set(keys)
    return _public().filter(pk__in=wanted).in_bulk() if wanted else {}


def _of(blocks: Iterable[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [block for block in blocks if block["type"] == kind]


def _public(section: Section | None = None) -> QuerySet[Article]:
    rows = Article.objects.filter(withdrawn_at=None)
    return rows if section is None else rows.filter(kind__in=section.kinds)


def _in_list(rows: QuerySet[Article]) -> QuerySet[Article]:
    return rows.select_related("publisher").prefetch_related("themes")
