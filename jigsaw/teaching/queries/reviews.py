"""The published reviews to which a webinar can be linked, with their recommendations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jigsaw.library.models import PublishedEdition
from jigsaw.partnerships.models import Partnership
from jigsaw.teaching.rules.recommendations import named, parts_of

# Letters of a recommendation in a list to choose from.
LETTERS = 110


@dataclass(frozen=True)
class PublishedReview:
    """A published review: its identifier and the words of a list."""

    id: str
    words: str


def published_reviews(partnership: Partnership) -> list[PublishedReview]:
    """The reviews of a partnership that are public, the newest first. One query of the public side."""
    rows = PublishedEdition.objects.filter(publisher_id=partnership.slug, withdrawn_at__isnull=True)
    found = rows.order_by("-published_on", "title").values_list("pk", "reference", "title")
    return [PublishedReview(str(pk), f"{title} ({ref})" if ref else title) for pk, ref, title in found]


def recommendations_of(editions: Iterable[str]) -> list[tuple[str, str]]:
    """The recommendations of these reviews, as choices: their name, and title, number and words. One query."""
    rows = PublishedEdition.objects.filter(pk__in=list(editions), withdrawn_at__isnull=True)
    found = []
    for row in rows.only("pk", "title", "reference", "edition"):
        for each in row.edition.get("recommendations") or []:
            text = " ".join(str(each.get("text", "")).split())
            short = text if len(text) <= LETTERS else f"{text[:LETTERS].rsplit(' ', 1)[0]} …"
            found.append(
                (
                    named(str(row.pk), each["number"]),
                    f"{row.reference or row.title}, R{each['number']}: {short}",
                )
            )
    return found


def recommendation_words(name: str) -> str:
    """One recommendation in the words of the list; empty for none, and for a review that is not public any more."""
    found = parts_of(name)
    return dict(recommendations_of([found[0]])).get(name, "") if found else ""


def review_titles(editions: Iterable[Any]) -> list[str]:
    """The titles of these reviews that are public, with references."""
    rows = PublishedEdition.objects.filter(pk__in=list(editions), withdrawn_at__isnull=True)
    found = rows.values_list("title", "reference")
    return [f"{title} ({ref})" if ref else title for title, ref in found]
