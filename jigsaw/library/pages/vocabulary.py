"""The words by which reviews are found, in their lists."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.safestring import mark_safe

from jigsaw.documents.vocabulary import concepts
from jigsaw.library import harvesting
from jigsaw.library.exchange.markup import element
from jigsaw.library.exchange.skos import JSON_LD, TURTLE
from jigsaw.library.reading import RegionPage

HEADINGS = {
    "themes": "Themes",
    "harm_types": "Kinds of harm",
    "agencies": "Agencies",
    "age_bands": "Ages",
    "settings": "Settings",
    "outcomes": "What the learning changes",
}


class Vocabulary(RegionPage):
    public = True
    template_name = "library/vocabulary.html"
    title = "Vocabulary"

    def content(self) -> dict[str, Any]:
        counted = harvesting.reviews_per_term()
        words = concepts().values()
        lists = []
        for name, heading in HEADINGS.items():
            held = [each for each in words if each.list == name]
            groups = dict.fromkeys(each.group for each in held)
            lists.append(
                {
                    "name": name,
                    "heading": heading,
                    "groups": [
                        {
                            "heading": group if len(groups) > 1 else "",
                            "words": [
                                (each, counted.get(each.slug, 0)) for each in held if each.group == group
                            ],
                        }
                        for group in groups
                    ],
                }
            )
        return {
            "crumbs": [{"text": "Partnerships", "href": reverse("front")}, {"text": self.title}],
            "lists": lists,
            "retired": [each for each in words if not each.is_current],
            "head": alternates(reverse("vocabulary_turtle"), reverse("vocabulary_json_ld")),
        }


def alternates(turtle: str, json_ld: str) -> str:
    """The other forms of a page of the vocabulary, for its head."""
    forms = ((TURTLE, turtle), (JSON_LD, json_ld))
    links = (element("link", attributes={"rel": "alternate", "type": t, "href": a}) for t, a in forms)
    return mark_safe("\n".join(links))  # noqa: S308 (escaped by element)
