"""What bulletins tell, to how many, and how far each has gone. Numbers of readers only, never an address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, QuerySet

from jigsaw.calendar.clocks import add_months
from jigsaw.calendar.london import LONDON
from jigsaw.learning.bulletin_items import Item, Part, article_item, event_item, review_item
from jigsaw.learning.models import Article, Bulletin, Event, Subscription
from jigsaw.learning.queries.articles import of_publisher
from jigsaw.library.models import Publisher
from jigsaw.library.released import name_of, released_among, released_between

# Webinars are told that start until the end of the month after the one in which the bulletin goes out.
MONTHS_AHEAD = 3


@dataclass(frozen=True)
class Progress:
    """How far a bulletin has gone, and the region's that tells it too."""

    due_at: datetime
    begun_at: datetime | None
    finished_at: datetime | None
    of: int
    passed: int
    written: int
    bounced: int
    region: Progress | None = None


def offered(publisher: str, month: date, *, at: datetime) -> list[Item]:
    """All that a bulletin of this month can tell: made public in it, or a webinar to come. Reviews first.

    `month` is its first day. What belongs to the whole region is offered to each of its partnerships. Takes six
    queries at most.
    """
    since, until = beginning_of(month), beginning_of(add_months(month, 1))
    reviews = [each for each in released_between(since, until) if each.publisher == publisher]
    events = _coming(at).filter(
        publisher=publisher, starts_at__lt=beginning_of(add_months(month, MONTHS_AHEAD))
    )
    owner = Publisher.objects.filter(pk=publisher).first()
    articles = _articles().filter(listed_at__gt=since, listed_at__lte=until)
    news = articles.filter(of_publisher(owner)) if owner else articles.none()
    return [*map(review_item, reviews), *map(article_item, news), *map(event_item, events)]


def part_of(bulletin: Bulletin, *, at: datetime) -> Part:
    """What a partnership's bulletin tells of what was approved: what stands at this moment."""
    reviews = map(review_item, released_among(bulletin.reviews))
    news = map(article_item, _articles().filter(pk__in=bulletin.articles) if bulletin.articles else [])
    events = map(event_item, _coming(at).filter(pk__in=bulletin.events) if bulletin.events else [])
    return Part(
        of=name_of(bulletin.publisher),
        month=bulletin.month,
        introduction=bulletin.introduction,
        items=(*reviews, *news, *events),
    )


def parts_of(bulletin: Bulletin, *, at: datetime) -> list[Part]:
    """The parts of a bulletin: its own, or those of the region in the order of the partnerships' names."""
    if bulletin.publisher:
        return [part_of(bulletin, at=at)]
    return sorted((part_of(each, at=at) for each in bulletin.parts.all()), key=lambda part: part.of)


def readers(publisher: str, *, until: datetime) -> QuerySet[Subscription]:
    """The running subscriptions to the bulletin of a partnership (empty: of the region) confirmed before `until`."""
    return Subscription.objects.filter(confirmed_at__lt=until, ended_at=None, publisher=publisher, name="")


def reader_counts(*, until: datetime) -> dict[str, int]:
    """How many readers each partnership's bulletin has; under "" those of the whole region. One query."""
    rows = Subscription.objects.filter(confirmed_at__lt=until, ended_at=None, name="")
    return dict(rows.order_by().values_list("publisher").annotate(count=Count("pk")))


def progress(keys: Iterable[tuple[str, date]]) -> dict[tuple[str, date], Progress]:
    """How far these bulletins (publisher, month) have gone: those that were received. One query."""
    wanted = set(keys)
    rows = Bulletin.objects.filter(
        publisher__in={publisher for publisher, _ in wanted}, month__in={month for _, month in wanted}
    ).select_related("part_of")
    return {
        (row.publisher, row.month): _progress(row) for row in rows if (row.publisher, row.month) in wanted
    }


def beginning_of(day: date) -> datetime:
    """The midnight in London with which a day begins."""
    return datetime.combine(day, time(0, 0), LONDON)


def _coming(at: datetime) -> QuerySet[Event]:
    return Event.objects.filter(state=Event.OPEN, starts_at__gt=at).select_related("publisher")


def _articles() -> QuerySet[Article]:
    return Article.objects.filter(withdrawn_at=None).select_related("publisher").prefetch_related("themes")


def _progress(row: Bulletin) -> Progress:
    return Progress(
        due_at=row.due_at,
        begun_at=row.begun_at,
        finished_at=row.finished_at,
        of=row.of,
        passed=row.passed,
        written=row.written,
        bounced=row.bounced,
        region=_progress(row.part_of) if row.part_of_id and row.part_of else None,
    )
