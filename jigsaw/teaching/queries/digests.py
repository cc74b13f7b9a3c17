"""What was first published since a day, by a partnership or by its whole region."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from jigsaw.calendar.london import LONDON
from jigsaw.learning.article_details import NEWS
from jigsaw.learning.models import Article as PublicArticle
from jigsaw.learning.models import Event
from jigsaw.library.models import PublishedEdition
from jigsaw.partnerships.models import Partnership

# More of each than this no digest names one by one.
MOST_REVIEWS, MOST_OTHERS = 60, 10


@dataclass(frozen=True)
class Published:
    """Identifiers of what was first published since a day, the newest first, without what was withdrawn since."""

    reviews: list[str]
    webinars: list[str]
    pages: list[str]

    def __bool__(self) -> bool:
        return bool(self.reviews or self.webinars or self.pages)


def published_since(partnership: Partnership, since: date, *, of_region: bool) -> Published:
    """What the partnership, or its region, first published since the beginning of a day in London.

    Reviews that were published before Jigsaw and imported since are not counted; nor is other news.
    """
    begin = datetime.combine(since, time(), LONDON)
    whose: dict[str, Any] = (
        {"publisher__region_slug": partnership.region.slug} if of_region else {"publisher": partnership.slug}
    )
    reviews = PublishedEdition.objects.filter(
        **whose, withdrawn_at=None, is_past=False, first_released_at__gte=begin
    )
    webinars = Event.objects.filter(**whose, state=Event.OPEN, received_at__gte=begin)
    pages = PublicArticle.objects.filter(**whose, withdrawn_at=None, first_published_at__gte=begin)
    return Published(
        _keys(reviews.order_by("-first_released_at", "title"), MOST_REVIEWS),
        _keys(webinars.order_by("starts_at"), MOST_OTHERS),
        _keys(pages.exclude(kind=NEWS).order_by("-first_published_at", "title"), MOST_OTHERS),
    )


def _keys(rows: Any, most: int) -> list[str]:
    return [str(key) for key in rows.values_list("pk", flat=True)[:most]]
