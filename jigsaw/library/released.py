"""What was released lately, for those who asked to be told: as plain values that a mail can hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from jigsaw.documents.vocabulary import current
from jigsaw.library.models import PublishedEdition, Publisher


@dataclass(frozen=True)
class NewReview:
    """A review that was released, as it stands now."""

    id: str
    slug: str
    title: str
    learning: str
    publisher: str
    publisher_name: str
    published_on: date
    released_at: datetime
    themes: frozenset[str]

    @property
    def address(self) -> str:
        """Its address as the whole world writes it."""
        return public_address("review", self.slug)


def released_between(since: datetime, until: datetime) -> list[NewReview]:
    """The reviews first released after `since` and up to `until` that stand, newest publication first.

    Takes two queries. A new version of a review that stood already is no news, and neither is a past review that
    was brought in: it is new here and old to everybody.
    """
    return _told(
        PublishedEdition.objects.filter(
            first_released_at__gt=since,
            first_released_at__lte=until,
            is_past=False,
        )
    )


def released_among(identifiers: Iterable[str]) -> list[NewReview]:
    """Those of these reviews that stand, newest publication first. Takes two queries, or none for none."""
    wanted = list(identifiers)
    return _told(PublishedEdition.objects.filter(pk__in=wanted)) if wanted else []


def _told(rows: QuerySet[PublishedEdition]) -> list[NewReview]:
    found = rows.filter(withdrawn_at=None).select_related("publisher").prefetch_related("terms")
    fields = ("slug", "title", "learning", "published_on", "first_released_at", "publisher__name")
    return [_new_review(row) for row in found.only(*fields)]


def name_of(publisher: str) -> str:
    """The name of a partnership, or of the region; "" where neither has released anything."""
    if publisher:
        return Publisher.objects.filter(pk=publisher).values_list("name", flat=True).first() or ""
    names = set(Publisher.objects.values_list("region_name", flat=True))
    return names.pop() if len(names) == 1 else "All partnerships"


def public_address(name: str, *parts: str) -> str:
    """The address of a public page as the whole world writes it, whichever process asks."""
    return settings.PUBLIC_ADDRESS.rstrip("/") + reverse(name, args=parts, urlconf=settings.PUBLIC_URLCONF)


def _new_review(row: PublishedEdition) -> NewReview:
    return NewReview(
        id=str(row.pk),
        slug=row.slug,
        title=row.title,
        learning=row.learning,
        publisher=row.publisher_id,
        publisher_name=row.publisher.name,
        published_on=row.published_on,
        released_at=row.first_released_at,
        themes=frozenset(current(each.slug for each in row.terms.all())),
    )
