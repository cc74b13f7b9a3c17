"""What the page of an answer says about it: how many, what was understood, and what helps where there is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jigsaw.documents.vocabulary import CONCEPT_LISTS, concepts
from jigsaw.documents.words import term_in_words
from jigsaw.library.addresses import path_of
from jigsaw.library.filtering import address
from jigsaw.library.search import Found

POPULAR = 8


@dataclass(frozen=True)
class Link:
    """A link and its words."""

    text: str
    href: str


def counted(found: Found) -> str:
    """12 results."""
    return f"{found.page.total} result{'' if found.page.total == 1 else 's'}"


def title_words(found: Found) -> str:
    """The title of an answer, which a screen reader says first: 12 results for hidden fathers."""
    return f"{counted(found)} for {found.asked.said}" if found.asked.said else ""


def result_words(found: Found, chosen: Mapping[str, str]) -> dict[str, Any] | None:
    """What was understood, in the pieces of a sentence; None where nothing was asked."""
    asked = found.asked
    if asked.is_empty:
        return None
    meant = (
        [Link(each.label, path_of("concept", each.slug)) for each in asked.meant.concepts]
        if asked.meant
        else []
    )
    also = asked.said.strip('"') if asked.meant and not asked.meant.is_preferred else ""
    return {
        "counted": counted(found),
        "meant": meant,
        "also": also,
        "words": asked.said,
        "words_href": address({**chosen, "words": "1"}),
        "meaning_href": address({**chosen, "words": ""}) if chosen.get("words") else "",
        "was_cut": asked.was_cut,
        "no_words": not asked.wanted,
    }


def help_with_nothing(found: Found, chosen: Mapping[str, str]) -> dict[str, list[Link]]:
    """Where to go from an empty answer: a better spelling, fewer filters, single words, words of the vocabulary."""
    asked = found.asked
    bare = {"q": asked.said, "words": chosen.get("words", "")}
    better = [Link(found.better, address({"q": found.better}))] if found.better else []
    single = [
        Link(" ".join(term), address({"q": " ".join(term)})) for term in asked.terms if len(asked.terms) > 1
    ]
    return {
        "better": better,
        "wider": [Link("Search without the filters", address(bare))] if found.filters else [],
        "single": single,
        "near": near_words(found),
    }


def near_words(found: Found) -> list[Link]:
    """The words of the vocabulary that stand round what was asked or chosen: itself, its parents, its neighbours."""
    slugs = [each.slug for each in found.asked.meant.concepts] if found.asked.meant else []
    slugs += [value for name, value in found.filters.items() if name in ("theme", "harm", "agency")]
    round_it: dict[str, None] = {}
    for slug in slugs:
        word = concepts().get(slug)
        if word is not None:
            round_it |= dict.fromkeys((slug, *word.broader, *word.related))
    known = [concepts()[slug] for slug in round_it if concepts()[slug].list in CONCEPT_LISTS]
    return [Link(word.label, path_of("concept", word.slug)) for word in known]


def popular_themes(found: Found) -> list[Link]:
    """The themes with the most reviews, the most first."""
    counts = found.counts["theme"]
    most = sorted((slug for slug in counts if counts[slug]), key=lambda slug: (-counts[slug], slug))[:POPULAR]
    return [Link(term_in_words(slug), address({"theme": slug})) for slug in most]
