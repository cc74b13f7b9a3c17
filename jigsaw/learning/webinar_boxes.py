"""The boxes of webinars on pages of the library: what comes, when, how many places are left, and how to book.

A page that has one is made anew with every place that is booked or given back, and when a webinar begins (`signs`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

from jigsaw.documents.vocabulary import current
from jigsaw.learning.models import Event
from jigsaw.learning.queries import events
from jigsaw.learning.shown_event import WHERE, shown_event
from jigsaw.library.models import PublishedEdition, Publisher
from jigsaw.library.queries import OneValue
from jigsaw.library.rules import terms_of
from jigsaw.library.showing_more import WEBINARS, Part

# More boxes than this push the page's own words down; the list of webinars has them all.
MOST_BOXES = 2


def on_review(review: PublishedEdition, at: datetime) -> list[Part]:
    """Webinars about this review; where there is none, those that share a theme with it."""
    coming = events.bookable_events(at=at)
    about = [each for each in coming if str(review.pk) in each.editions]
    themes = {slug for name, slug in terms_of(review.edition) if name == "themes"} if not about else set()
    return _box(about or [each for each in coming if themes & set(current(each.themes))], at)


def on_theme(slug: str, at: datetime) -> list[Part]:
    """Webinars about this theme."""
    return _box([each for each in events.bookable_events(at=at) if slug in current(each.themes)], at)


def on_publisher(publisher: Publisher, at: datetime) -> list[Part]:
    """The next webinars of this partnership."""
    coming = events.bookable_events(at=at)
    return _box([each for each in coming if each.publisher_id == publisher.pk], at)


def on_region(at: datetime) -> list[Part]:
    """The next webinars of anybody."""
    return _box(events.bookable_events(at=at), at)


def signs(at: datetime) -> OneValue:
    """What the boxes depend on: how many webinars can be booked, and how often their places were given out."""
    return events.turns_of_bookable(at=at)


def _box(coming: Iterable[Event], at: datetime) -> list[Part]:
    found = list(coming)
    if not found:
        return []
    context = {
        "boxes": [_one(each, at) for each in found[:MOST_BOXES]],
        "are_more": len(found) > MOST_BOXES,
        "where": WHERE,
    }
    markup = render_to_string("learning/webinar_box.html", context)
    return [Part(WEBINARS, mark_safe(markup))]  # noqa: S308 (escaped by its template)


def _one(event: Event, at: datetime) -> dict[str, Any]:
    return {"shown": shown_event(event, at=at), "book_href": reverse("book_place", args=[event.slug])}
