"""What rooms above add to pages of the library: webinars, articles. Each says so when it starts (ADR 0020).

A room above gives finished markup for a place on the page; where nothing is added, the page is whole without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.utils.safestring import SafeString

from jigsaw.library.models import PublishedEdition, Publisher
from jigsaw.library.queries import Change, OneValue, change_and

# The places on a page: among what has changed since, webinars, and articles beside the reviews.
CHANGED, WEBINARS, ARTICLES = "changed", "webinars", "articles"


@dataclass(frozen=True)
class Part:
    """One thing that a page shows besides the library's own: its place, and its markup as a template escaped it."""

    place: str
    markup: SafeString


ToReview = Callable[[PublishedEdition, datetime], Iterable[Part]]
ToPublisher = Callable[[Publisher, datetime], Iterable[Part]]
ToTheme = Callable[[str, datetime], Iterable[Part]]
ToRegion = Callable[[datetime], Iterable[Part]]


class Addresses(Protocol):
    """The public addresses of a room above, in an order that a new one does not change."""

    def count(self) -> int:
        """How many there are."""

    def between(self, first: int, last: int) -> Iterable[tuple[str, datetime | None]]:
        """From number `first` up to and without `last`: each path, and when it last changed where that is known."""


_to_review: list[ToReview] = []
_to_publisher: list[ToPublisher] = []
_to_theme: list[ToTheme] = []
_to_region: list[ToRegion] = []
_addresses: list[Addresses] = []
_depends: list[Callable[[datetime], OneValue]] = []


def add_to_review(make: ToReview) -> None:
    """Call `make(review, at)` whenever the page of a public review is made."""
    if make not in _to_review:
        _to_review.append(make)


def add_to_publisher(make: ToPublisher) -> None:
    """Call `make(publisher, at)` whenever the page of a partnership is made."""
    if make not in _to_publisher:
        _to_publisher.append(make)


def add_to_theme(make: ToTheme) -> None:
    """Call `make(slug, at)` whenever the page of a word of the vocabulary is made."""
    if make not in _to_theme:
        _to_theme.append(make)


def add_to_region(make: ToRegion) -> None:
    """Call `make(at)` whenever the first page is made."""
    if make not in _to_region:
        _to_region.append(make)


def add_addresses(found: Addresses) -> None:
    """Let the sitemap name these addresses too."""
    if found not in _addresses:
        _addresses.append(found)


def depend_on(sign: Callable[[datetime], OneValue]) -> None:
    """Make these pages anew whenever what `sign(at)` asks for is something else.

    Only for what changes without a change of the library, as the places that are left at a webinar do. It is asked at
    every visit, in the statement that asks for the last change: so `sign` gives a SELECT of one value.
    """
    if sign not in _depends:
        _depends.append(sign)


def change_and_signs(at: datetime) -> tuple[Change, tuple[Any, ...]]:
    """The last change of the library, and what the added parts depend on besides it and the day. One query."""
    return change_and([sign(at) for sign in _depends])


def more_on_review(review: PublishedEdition, at: datetime) -> dict[str, list[SafeString]]:
    """What is added to the page of a review, by place."""
    return _by_place(part for make in _to_review for part in make(review, at))


def more_on_publisher(publisher: Publisher, at: datetime) -> dict[str, list[SafeString]]:
    """What is added to the page of a partnership, by place."""
    return _by_place(part for make in _to_publisher for part in make(publisher, at))


def more_on_theme(slug: str, at: datetime) -> dict[str, list[SafeString]]:
    """What is added to the page of a word of the vocabulary, by place."""
    return _by_place(part for make in _to_theme for part in make(slug, at))


def more_on_region(at: datetime) -> dict[str, list[SafeString]]:
    """What is added to the first page, by place."""
    return _by_place(part for make in _to_region for part in make(at))


def count_addresses() -> int:
    """How many addresses rooms above have."""
    return sum(each.count() for each in _addresses)


def addresses_between(first: int, last: int) -> Iterator[tuple[str, datetime | None]]:
    """A stretch of their addresses, one room after the other."""
    for each in _addresses:
        total = each.count()
        if first < total and last > 0:
            yield from each.between(max(first, 0), min(last, total))
        first, last = first - total, last - total


def _by_place(parts: Iterable[Part]) -> dict[str, list[SafeString]]:
    found: dict[str, list[SafeString]] = {}
    for part in parts:
        found.setdefault(part.place, []).append(part.markup)
    return found
