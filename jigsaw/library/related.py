"""Which published reviews stand nearest to one: those that share most of its themes and kinds of harm."""

from __future__ import annotations

from collections import Counter

from jigsaw.library.models import EditionTerm, PublishedEdition
from jigsaw.library.queries import LARGE
from jigsaw.library.rules import terms_of

SHOWN = 3
# What tells of the learning weighs more than what tells of the case; the child's age and the agencies tell nothing.
WEIGHTS = {"themes": 2, "harm_types": 1}
# Words looked up, and the newest reviews of each: the same work however large the library.
MOST_WORDS, NEWEST_OF_EACH = 6, 40


def related_reviews(review: PublishedEdition) -> list[PublishedEdition]:
    """At most three public reviews that share words with this one, nearest first, then newest; itself never."""
    words = [(name, slug) for name, slug in terms_of(review.edition) if name in WEIGHTS][:MOST_WORDS]
    near: Counter = Counter()
    days = {}
    for name, slug in words:
        held = EditionTerm.objects.filter(slug=slug).exclude(edition=review).order_by("-published_on")
        for key, day in held.values_list("edition_id", "published_on")[:NEWEST_OF_EACH]:
            near[key] += WEIGHTS[name]
            days[key] = day
    chosen = sorted(near, key=lambda key: (near[key], days[key], str(key)), reverse=True)[:SHOWN]
    rows = PublishedEdition.objects.filter(pk__in=chosen, withdrawn_at=None)
    found = rows.select_related("publisher").defer(*LARGE).in_bulk()
    return [found[key] for key in chosen if key in found]
