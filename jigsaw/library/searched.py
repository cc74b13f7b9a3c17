"""What the page of an answer says about it: how many, what was understood, and what helps where there is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from jigsaw.documents.vocabulary import CONCEPT_LISTS, concepts
from jigsaw.documents.words import term_in_words
from jigsaw.library.addresses import path_of
from jigsaw.library.filtering import address
from jigsaw.library.search import Found

POPULAR = 8
BODY, QUOTE = 'class="govuk-body"', '"'


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


def understood(found: Found, chosen: Mapping[str, str]) -> str:
    """How the question was understood, and where to ask it otherwise; "" where nothing was asked."""
    asked, said = found.asked, escape(found.asked.said)
    if asked.is_empty:
        return ""
    if not asked.wanted:
        told = (
            f"There is no word to search for in ‘{said}’. Enter a word that says what the review is about, "
            "for example neglect."
        )
    elif asked.meant:
        words = address({**chosen, "words": "1"})
        told = f"{_meant(found)}. {_link(Link(f'Search only for the words ‘{asked.said}’ instead', words))}"
    else:
        told = f"{counted(found)} for the words ‘{said}’."
        if chosen.get("words"):
            told += " " + _link(Link("Search for what they mean", address({**chosen, "words": ""})))
    cut = (
        f"<p {BODY}>The question is long: only its first words were searched.</p>\n" if asked.was_cut else ""
    )
    return f'<p {BODY} id="result">{told}</p>\n{cut}'


def _meant(found: Found) -> str:
    """12 results for Unseen fathers and male carers (also called hidden fathers)."""
    asked = found.asked
    if asked.meant is None:
        return ""
    words = (_link(Link(each.label, path_of("concept", each.slug))) for each in asked.meant.concepts)
    also = "" if asked.meant.is_preferred else escape(f" (also called {asked.said.strip(QUOTE)})")
    return f"{counted(found)} for {' and '.join(f'<strong>{each}</strong>' for each in words)}{also}"


def _link(link: Link) -> str:
    return f'<a class="govuk-link" href="{escape(link.href)}">{escape(link.text)}</a>'


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


def popular(found: Found) -> str:
    """The themes with the most reviews, the most first; "" where something is asked or chosen."""
    if found.asked.said or found.filters:
        return ""
    counts = found.counts["theme"]
    most = sorted((slug for slug in counts if counts[slug]), key=lambda slug: (-counts[slug], slug))[:POPULAR]
    themes = (Link(term_in_words(slug), address({"theme": slug})) for slug in most)
    entries = "".join(f"<li>{_link(each)}</li>" for each in themes)
    list_of_them = f'<dl class="jig-choices"><dt>Popular themes</dt><dd><ul>{entries}</ul></dd></dl>\n'
    return list_of_them if entries else ""
