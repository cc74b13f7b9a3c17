"""One word of the vocabulary: what it covers, what else it is called, what stands beside it, and its reviews."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.safestring import mark_safe

from jigsaw.documents.vocabulary import CONCEPT_LISTS, concepts
from jigsaw.documents.vocabulary import Concept as Word
from jigsaw.library import harvesting
from jigsaw.library.exchange.atom import MEDIA_TYPE
from jigsaw.library.exchange.markup import element
from jigsaw.library.exchange.skos import JSON_LD, TURTLE
from jigsaw.library.reading import RegionPage
from jigsaw.library.rules import PAGE_SIZE
from jigsaw.library.showing import caption, pager, review_lines
from jigsaw.library.showing_more import more_on_theme


class Concept(RegionPage):
    public = True
    template_name = "library/concept.html"
    choices = ("page",)
    shows_more = True

    def content(self) -> dict[str, Any]:
        word = concepts().get(self.kwargs["term"])
        if word is None:
            raise Http404
        return {
            "title": word.label,
            "crumbs": [
                {"text": "Partnerships", "href": reverse("front")},
                {"text": "Vocabulary", "href": reverse("vocabulary")},
                {"text": word.label},
            ],
            "word": word,
            "kind": CONCEPT_LISTS.get(word.list, "No longer used"),
            "also": also(word),
            "beside": [line for line in beside(word) if line[1]],
            "replaced_by": [concepts()[slug] for slug in word.replaced_by],
            "head": self.for_machines(word),
            "more": more_on_theme(word.slug, self.now),
            **self.reviews(word),
        }

    def reviews(self, word: Word) -> dict[str, Any]:
        """The reviews that carry the word, a page of them; ages, settings and retired words list none."""
        if word.list not in harvesting.SHOWN:
            return {}
        listed = harvesting.listed(
            publisher=None, kind=None, year=None, term=word.slug, page=self.page_chosen(), size=PAGE_SIZE
        )
        if listed is None:
            raise Http404
        return {
            "has_reviews": True,
            "lines": review_lines(listed.reviews),
            "caption": caption(listed, ""),
            "pager": pager(listed, self.request.path),
        }

    def for_machines(self, word: Word) -> str:
        """The other forms of the page."""
        forms = [
            (TURTLE, reverse("concept_turtle", args=[word.slug])),
            (JSON_LD, reverse("concept_json_ld", args=[word.slug])),
        ]
        if word.list in harvesting.SHOWN:
            forms.append((MEDIA_TYPE, reverse("concept_feed", args=[word.slug])))
        links = (element("link", attributes={"rel": "alternate", "type": t, "href": a}) for t, a in forms)
        return mark_safe("\n".join(links))  # noqa: S308 (escaped by element)


def also(word: Word) -> str:
    """What else people call it, in one line."""
    return ", ".join(word.also)


def beside(word: Word) -> list[tuple[str, list[Word]]]:
    """The words wider and narrower than this one and beside it."""
    told = (("Part of", word.broader), ("More exactly", word.narrower), ("See also", word.related))
    return [(words, [concepts()[slug] for slug in slugs]) for words, slugs in told]
