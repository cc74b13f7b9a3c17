"""Search of the public library: what a question means, what matches, in which order, and how it can be narrowed.

docs/search.md says it in words. Other rooms use `found` and `released_since` alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from jigsaw.documents.vocabulary import concepts
from jigsaw.library.keeping import KeptMany
from jigsaw.library.models import PublishedEdition
from jigsaw.library.queries import Change, ListedReview, Page, last_change, reviews_by_number
from jigsaw.library.rules import PAGE_SIZE
from jigsaw.library.search.asking import Asked, understand
from jigsaw.library.search.engines import cursor, texts
from jigsaw.library.search.highlights import Highlight, Sought, highlighted
from jigsaw.library.search.passages import SHORT
from jigsaw.library.search.ranking import Ranks, ranked
from jigsaw.library.search.spelling import better_spelling
from jigsaw.library.search.standing import FILTERS, NotOffered, Standing, standing

__all__ = [
    "FILTERS",
    "Found",
    "NotOffered",
    "check_offered",
    "found",
    "keys_found",
    "released_since",
    "standing",
]

# What stands before all ranks, so that reviews that carry the word asked for lead those that mention it.
CARRIED_FIRST = 1_000.0
# Reviews on a page of an answer, each with its passage.
ANSWERS_ON_A_PAGE = 10
# Of as many reviews what the list says is kept, about 2 KB for each.
LISTED: KeptMany[int, ListedReview] = KeptMany(3_000)
LIST_OF_FILTER = {"theme": "themes", "harm": "harm_types", "agency": "agencies", "age": "age_bands"}


@dataclass(frozen=True)
class Found:
    """The answer to a question.

    `highlights` and `themes` are by review; one that is found by its words of the vocabulary alone has no highlight.
    `counts` say for each filter how many reviews there would be with each of its values, the other choices kept.
    `better` is a spelling under which there is something; "" where there is none or it is not needed.
    """

    asked: Asked
    filters: Mapping[str, str]
    page: Page[ListedReview]
    highlights: Mapping[Any, Highlight]
    themes: Mapping[Any, tuple[str, ...]]
    counts: Mapping[str, Mapping[str, int]]
    better: str = ""


def found(
    query: str,
    *,
    filters: Mapping[str, str],
    page: int = 1,
    words_only: bool = False,
    change: Change | None = None,
) -> Found | None:
    """The reviews that answer a question, best first; all that are chosen, newest first, where nothing is asked.

    `filters` has values by the names of FILTERS. `words_only` leaves the vocabulary aside. `change` is the library's
    last one where the caller knows it. A constant number of
    queries however many reviews there are. None for a page that is not there. Raises NotOffered for a filter or a
    value that there is not.
    """
    known = change or last_change()
    check_offered(filters, here := standing(known))
    asked = understand(query, words_only=words_only)
    ranks, matching = _matching(asked, here)
    size = PAGE_SIZE if asked.is_empty else ANSWERS_ON_A_PAGE
    placed = _page(ranks, matching & here.chosen(filters), here, page, size)
    if placed is None:
        return None
    places, total = placed.reviews, placed.total
    reviews = _listed(known, places, here)
    return Found(
        asked=asked,
        filters=filters,
        page=Page(reviews, page, placed.last, total),
        highlights=_highlights(asked, places, here),
        themes={here.editions[place]: here.themes[place] for place in places},
        counts=_counts(filters, matching, here),
        better=_better(asked) if not total else "",
    )


def _listed(change: Change, places: list[int], here: Standing) -> list[ListedReview]:
    """What the list says of the reviews at these places; asked for once after each change of the library."""
    keys = {here.numbers[place]: here.editions[place] for place in places}
    held = LISTED.get(
        change, keys, lambda missing: reviews_by_number({number: keys[number] for number in missing})
    )
    return list(held.values())


def keys_found(
    query: str,
    *,
    filters: Mapping[str, str],
    page: int,
    size: int,
    words_only: bool = False,
    change: Change | None = None,
) -> Page[Any] | None:
    """The keys of the reviews that `found` finds, in its order, `size` on a page. Raises NotOffered as it does."""
    check_offered(filters, here := standing(change))
    ranks, matching = _matching(understand(query, words_only=words_only), here)
    placed = _page(ranks, matching & here.chosen(filters), here, page, size)
    if placed is None:
        return None
    keys = [here.editions[place] for place in placed.reviews]
    return Page(keys, placed.number, placed.last, placed.total)


def released_since(
    query: str, filters: Mapping[str, str], since: datetime, *, words_only: bool = False
) -> list[str]:
    """The slugs of the reviews that answer a question and were first released after `since`, oldest release first.

    `words_only` leaves the vocabulary aside. A filter whose value no review has any more finds nothing.
    """
    fresh = PublishedEdition.objects.filter(withdrawn_at=None, first_released_at__gt=since)
    rows = list(fresh.order_by("first_released_at", "slug").values_list("search_entry__number", "slug"))
    if not rows or not set(filters) <= set(FILTERS):
        return []
    here = standing()
    _, matching = _matching(understand(query, words_only=words_only), here)
    held = here.flags(matching & here.chosen(filters))
    return [slug for number, slug in rows if number in here.places and held[here.places[number]]]


def check_offered(filters: Mapping[str, str], here: Standing) -> None:
    """Raise NotOffered for a choice that pages do not offer."""
    for name, value in filters.items():
        if name not in FILTERS or (value not in here.marks[name] and value not in known_values(name)):
            raise NotOffered(f"{name} is not a filter with this value")


def known_values(name: str) -> set[str]:
    """The values of a filter that stay good addresses while no review has them: the words of the vocabulary."""
    return {each.slug for each in concepts().values() if each.list == LIST_OF_FILTER.get(name)}


def _matching(asked: Asked, here: Standing) -> tuple[Ranks | None, int]:
    """The ranks of what matches, and all that answers as bits. No ranks where words are not asked for."""
    if asked.is_empty:
        return None, here.every
    carried = here.carrying(asked.carried)
    if not asked.wanted:
        return None, carried
    with cursor() as opened:
        ranks = ranked(opened, asked.wanted, here)
    if carried:
        ranks.rank[here.flags(carried)] -= CARRIED_FIRST
    return ranks, here.bits(ranks.found) | carried


def _page(ranks: Ranks | None, answers: int, here: Standing, page: int, size: int) -> Page[int] | None:
    """The places of the reviews of one page; None for a page that is not there."""
    total = answers.bit_count()
    last = max(1, -(-total // size))
    if not 1 <= page <= last:
        return None
    return Page(_places(ranks, answers, here, slice((page - 1) * size, page * size)), page, last, total)


def _places(ranks: Ranks | None, chosen: int, here: Standing, page: slice) -> list[int]:
    """The places of the reviews of one page: by rank, then newest first; without ranks by day alone."""
    places = np.flatnonzero(here.flags(chosen))
    if ranks is not None and len(places):
        rank = ranks.rank[places]
        if page.stop < len(places):  # those that are no better than the last of the page need no order
            near = rank <= np.partition(rank, page.stop - 1)[page.stop - 1]
            places, rank = places[near], rank[near]
        places = places[np.lexsort((places, rank))]
    found: list[int] = places[page].tolist()
    return found


def _highlights(asked: Asked, places: list[int], here: Standing) -> dict[Any, Highlight]:
    """A passage for each review of a page: the short parts first, and the long ones only where those have none."""
    if not asked.wanted or not places:
        return {}
    numbers = {here.numbers[place]: here.editions[place] for place in places}
    shown: dict[Any, Highlight] = {}
    sought = Sought.of(asked.wanted)
    with cursor() as opened:
        for names in (SHORT[1:], ("report", "documents")):
            left = [number for number, edition in numbers.items() if edition not in shown]
            for number, parts in texts(opened, left, names).items():
                one = highlighted(zip(names, parts, strict=True), sought)
                if one is not None:
                    shown[numbers[number]] = one
    return shown


def _counts(filters: Mapping[str, str], matching: int, here: Standing) -> dict[str, dict[str, int]]:
    counted = {}
    for name in FILTERS:
        left = matching & here.chosen(filters, leave_out=name)
        counted[name] = {value: (bits & left).bit_count() for value, bits in here.marks[name].items()}
    return counted


def _better(asked: Asked) -> str:
    """A spelling under which something is found, whatever was chosen besides."""
    if not asked.terms:
        return ""
    with cursor() as opened:
        better = better_spelling(opened, asked)
    return better if better and _matching(understand(better), standing())[1] else ""
