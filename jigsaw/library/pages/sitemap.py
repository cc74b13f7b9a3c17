"""Every public address, for search engines: one file, or the list of several."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.http import Http404
from django.urls import reverse

from jigsaw.documents.vocabulary import concepts
from jigsaw.library import queries
from jigsaw.library.data_pages import DataPage
from jigsaw.library.exchange import sitemaps
from jigsaw.library.harvesting import SHOWN, Standing, count_standing, standing_between, whole_address
from jigsaw.library.showing_more import addresses_between, count_addresses

# A review has up to three addresses; a thousand are left for the pages that are no reviews.
REVIEWS_A_PART = (sitemaps.MOST_ADDRESSES - 1_000) // 3
FIXED = ("front", "library", "vocabulary", "data", "accessibility", "privacy", "cookies")

Address = tuple[str, datetime | None]


class Sitemap(DataPage):
    public = True
    media = "application/xml"

    def made(self) -> bytes:
        """The sitemap while one is enough; else the list of its parts, or the part in the address."""
        standing, added = count_standing(), count_addresses()
        self.review_parts = max(1, -(-standing // REVIEWS_A_PART))
        # What rooms above add stands with the reviews while all has room in one file; else in files of its own.
        self.in_one = standing * 3 + added <= sitemaps.MOST_ADDRESSES - 1_000
        parts = self.review_parts + (0 if self.in_one else -(-added // sitemaps.MOST_ADDRESSES))
        number = self.kwargs.get("number")
        if number is None and parts > 1:
            places = [whole_address(reverse("sitemap_part", args=[n])) for n in range(1, parts + 1)]
            return sitemaps.index((place, None) for place in places)
        part = number or 1
        if number == 0 or part > parts:
            raise Http404
        return sitemaps.urlset(self.addresses(part))

    def addresses(self, part: int) -> Iterator[Address]:
        """The addresses of one part; the first has the library's other pages, the last what rooms above add."""
        most = sitemaps.MOST_ADDRESSES
        if self.in_one or part > self.review_parts:
            nth = 0 if self.in_one else part - self.review_parts - 1
            for path, changed_at in addresses_between(nth * most, (nth + 1) * most):
                yield whole_address(path), changed_at
        if part > self.review_parts:
            return
        if part == 1:
            for name in FIXED:
                yield whole_address(reverse(name)), None
            for owner in queries.publishers():
                yield whole_address(reverse("learning_from_reviews", args=[owner.slug])), None
                yield whole_address(reverse("archive", args=[owner.slug])), None
            for concept in concepts().values():
                if concept.list in SHOWN:
                    yield whole_address(reverse("concept", args=[concept.slug])), None
        for each in standing_between((part - 1) * REVIEWS_A_PART, part * REVIEWS_A_PART):
            yield from addresses_of(each)


def addresses_of(review: Standing) -> Iterator[Address]:
    """The pages of a review."""
    yield whole_address(reverse("review", args=[review.slug])), review.changed_at
    if review.has_report:
        yield whole_address(reverse("report", args=[review.slug])), review.changed_at
    if review.has_briefing:
        yield whole_address(reverse("briefing", args=[review.slug])), review.changed_at
