"""What an article can name: reviews, webinars and other pages; and whether the public sees them yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models.fields.json import KeyTextTransform

from jigsaw.calendar import london
from jigsaw.calendar.words import date_words
from jigsaw.learning.models import Article as PublicArticle
from jigsaw.learning.models import Event
from jigsaw.learning.queries.events import coming_events, past_events
from jigsaw.library.models import PublishedEdition
from jigsaw.library.queries import slug_behind
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing.models import Publication
from jigsaw.publishing.rules import Stage
from jigsaw.teaching.models import Article, Webinar
from jigsaw.teaching.rules.articles import KIND_WORDS, ArticleState
from jigsaw.teaching.rules.webinars import WebinarState

# Of the region's public reviews, so many of the newest are offered; older ones are named by reference or address.
NEWEST_OFFERED = 30
NOT_PUBLIC_YET = "not public yet"
LARGE = ("edition", "report_html", "briefing_html")


@dataclass(frozen=True)
class Named:
    """Something that an article names: its identifier, its words, whether the public sees it."""

    id: str
    words: str
    is_public: bool

    @property
    def with_state(self) -> str:
        """The words, with a note where the public does not see it yet."""
        return self.words if self.is_public else f"{self.words} ({NOT_PUBLIC_YET})"


def reviews_offered(partnership: Partnership, chosen: Iterable[str]) -> list[Named]:
    """The reviews to choose from: the chosen, the partnership's own that are on their way, the region's newest."""
    waiting = _own_publications(partnership).filter(stage__in=(Stage.SIGNING, Stage.SIGNED, Stage.SCHEDULED))
    public = _public().filter(publisher__region_slug=partnership.region.slug)[:NEWEST_OFFERED]
    offered = [*reviews_named(partnership, chosen), *map(_of_publication, waiting), *map(_of_edition, public)]
    return list({each.id: each for each in reversed(offered)}.values())[::-1]


def reviews_named(partnership: Partnership, identifiers: Iterable[str]) -> list[Named]:
    """The reviews with these identifiers, in their order: public ones, and the partnership's own on their way.

    An identifier of anything else, or of a withdrawn review, is left out.
    """
    wanted = [each for each in dict.fromkeys(identifiers) if _is_identifier(each)]
    if not wanted:
        return []
    found = {
        str(row.pk): _of_publication(row) for row in _own_publications(partnership).filter(pk__in=wanted)
    }
    found |= {str(row.pk): _of_edition(row) for row in _public().filter(pk__in=wanted)}
    return [found[each] for each in wanted if each in found]


def review_behind(typed: str) -> str | None:
    """The identifier of the public review that a reference or an address means; None where it means none or several."""
    last = typed.partition("?")[0].rstrip("/").rpartition("/")[2]
    for slug in (last.strip().lower(), slug_behind(typed)):
        if slug and (found := _public().filter(slug=slug).values_list("pk", flat=True).first()):
            return str(found)
    return None


def events_offered(partnership: Partnership, chosen: str = "", *, at: datetime) -> list[Named]:
    """The webinars to choose from: public ones of the region, those to come first; then own ones, not public yet."""
    listed = [*coming_events(at=at), *past_events(at=at)]
    region = [e for e in listed if e.publisher.region_slug == partnership.region.slug]
    waiting = Webinar.rows.filter(partnership=partnership, state=WebinarState.DRAFT)
    offered = [*map(_of_event, region), *map(_of_webinar, waiting), *events_named(partnership, [chosen])]
    return list({each.id: each for each in reversed(offered)}.values())[::-1]


def events_named(partnership: Partnership, identifiers: Iterable[str]) -> list[Named]:
    """The webinars with these identifiers: public ones, and the partnership's own that are not public yet."""
    wanted = [each for each in identifiers if _is_identifier(each)]
    if not wanted:
        return []
    own = Webinar.rows.filter(partnership=partnership, pk__in=wanted, state=WebinarState.DRAFT)
    found = {str(row.pk): _of_webinar(row) for row in own}
    return list(
        (found | {str(row.pk): _of_event(row) for row in Event.objects.filter(pk__in=wanted)}).values()
    )


def articles_offered(article: Article) -> list[Named]:
    """The pages that a block can lead to: the partnership's own, public or not yet, and the region's newest."""
    home = article.partnership
    own = Article.rows.filter(partnership=home).exclude(pk=article.pk).exclude(state=ArticleState.WITHDRAWN)
    own = own.defer("draft", "part_changes").annotate(listed_title=KeyTextTransform("title", "draft"))
    public = PublicArticle.objects.filter(withdrawn_at=None, publisher__region_slug=home.region.slug)
    public = public.exclude(publisher=home.slug)[:NEWEST_OFFERED]
    return [*map(_of_article, own), *map(_of_public_article, public)]


def articles_named(partnership: Partnership, identifiers: Iterable[str]) -> list[Named]:
    """The pages with these identifiers, in their order: the partnership's own, and public ones of others."""
    wanted = [each for each in dict.fromkeys(identifiers) if _is_identifier(each)]
    if not wanted:
        return []
    public = PublicArticle.objects.filter(withdrawn_at=None, pk__in=wanted)
    found = {str(row.pk): _of_public_article(row) for row in public}
    own = Article.rows.filter(partnership=partnership, pk__in=wanted).exclude(state=ArticleState.WITHDRAWN)
    found |= {str(row.pk): _of_article(row, is_public=str(row.pk) in found) for row in own}
    return [found[each] for each in wanted if each in found]


def _own_publications(partnership: Partnership) -> Any:
    rows = Publication.rows.filter(partnership=partnership).exclude(stage=Stage.WITHDRAWN)
    return rows.defer("draft", "draft_changes").annotate(
        listed_title=KeyTextTransform("title", "draft"),
        listed_reference=KeyTextTransform("reference", "draft"),
    )


def _public() -> Any:
    return PublishedEdition.objects.filter(withdrawn_at=None).defer(*LARGE)


def _of_publication(row: Publication) -> Named:
    return Named(str(row.pk), _review_words(row.title, row.reference), False)


def _of_edition(row: PublishedEdition) -> Named:
    return Named(str(row.pk), _review_words(row.title, row.reference), True)


def _review_words(title: str, reference: str) -> str:
    return f"{title} ({reference})" if reference else title


def _of_event(event: Event) -> Named:
    return Named(
        str(event.pk), f"{event.title}, {date_words(london.to_london(event.starts_at).date())}", True
    )


def _of_webinar(row: Webinar) -> Named:
    return Named(str(row.pk), row.title or "A webinar without a title yet", False)


def _of_article(row: Article, *, is_public: bool | None = None) -> Named:
    words = f"{row.title} ({KIND_WORDS[row.kind].lower()})"
    return Named(str(row.pk), words, row.state == ArticleState.PUBLISHED if is_public is None else is_public)


def _of_public_article(row: PublicArticle) -> Named:
    return Named(str(row.pk), f"{row.title} ({KIND_WORDS[row.kind].lower()})", True)


def _is_identifier(value: Any) -> bool:
    try:
        UUID(str(value))
    except ValueError:
        return False
    return True
