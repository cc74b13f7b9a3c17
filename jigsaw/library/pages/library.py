"""Every review of the region, newest first, by partnership, kind and year."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode

from jigsaw.library import queries
from jigsaw.library.reading import RegionPage
from jigsaw.library.rules import kind_short
from jigsaw.library.showing import caption, pager, review_lines


class Library(RegionPage):
    public = True
    template_name = "library/library.html"
    title = "All reviews"
    choices = ("partnership", "kind", "year", "page")

    def content(self) -> dict[str, Any]:
        chosen: dict[str, Any] = {
            name: self.request.GET.get(name) or None for name in ("partnership", "kind")
        }
        chosen["year"] = self.number_chosen("year")
        groups = self.groups(chosen)
        listed = queries.library_reviews(
            publisher=chosen["partnership"],
            kind=chosen["kind"],
            year=chosen["year"],
            page=self.page_chosen(),
        )
        if listed is None:
            raise Http404
        return {
            "crumbs": [{"text": "Partnerships", "href": reverse("front")}, {"text": self.title}],
            "groups": groups,
            "lines": review_lines(listed.reviews),
            "caption": caption(listed, chosen_words(groups)),
            "pager": pager(listed, address(chosen)),
            "chosen_query": address(chosen).removeprefix(reverse("library")),
        }

    def groups(self, chosen: dict[str, Any]) -> list[dict[str, Any]]:
        """Each filter with its links; 404 when something was chosen that is not there."""
        offered: dict[str, list[tuple[Any, str]]] = {
            "partnership": [(each.slug, each.name) for each in queries.publishers()],
            "kind": [(kind, kind_short(kind)) for kind in queries.kinds()],
            "year": [(each.year, str(each.year)) for each in queries.years()],
        }
        for name, values in offered.items():
            if chosen[name] is not None and chosen[name] not in [value for value, _ in values]:
                raise Http404
        return [
            {
                "name": name.capitalize(),
                "plural": f"{name}s",
                "all": address({**chosen, name: None}),
                "any": chosen[name] is None,
                "links": [
                    {"text": text, "href": address({**chosen, name: value}), "here": chosen[name] == value}
                    for value, text in values
                ],
            }
            for name, values in offered.items()
        ]


def chosen_words(groups: list[dict[str, Any]]) -> str:
    """What was chosen, for the caption: (Alderbrook Safeguarding Children Partnership, 2026)."""
    chosen = [link["text"] for group in groups for link in group["links"] if link["here"]]
    return f"({', '.join(chosen)})" if chosen else ""


def address(chosen: dict[str, Any]) -> str:
    """The library with these choices in its address, always in one order."""
    said = urlencode({name: value for name, value in chosen.items() if value is not None})
    return reverse("library") + (f"?{said}" if said else "")
