"""A list of articles: news, campaigns and strategies, guidance, or national reviews, by partnership and theme."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from jigsaw.documents.words import term_in_words
from jigsaw.learning.around_articles import CHOICES, OfSection
from jigsaw.learning.queries import articles
from jigsaw.learning.shown_article import article_line
from jigsaw.library import queries
from jigsaw.library.keeping import ANSWERS, KeptPages
from jigsaw.library.models import Publisher
from jigsaw.library.reading import region_site
from jigsaw.library.showing import pager

# Themes offered as filters, those with the most articles.
MOST_THEMES = 15


class Articles(OfSection):
    public = True
    template_name = "learning/articles.html"

    def store(self) -> KeptPages:
        """A list by one choice is kept with all other pages; mixtures of choices apart."""
        return ANSWERS if all(self.request.GET.get(name) for name in CHOICES) else super().store()

    def site(self) -> dict[str, Any]:
        """The layout's variables for the region."""
        self.publishers = queries.publishers()
        return region_site(self.publishers)

    def content(self) -> dict[str, Any]:
        found = self.listed()
        chosen = {name: self.request.GET[name] for name in CHOICES if self.request.GET.get(name)}
        said = [self.words_of(name, value) for name, value in chosen.items()]
        counted = f"{found.total} {self.section.counted[found.total != 1]}"
        return {
            "title": f"{self.section.title}: {', '.join(said)}" if said else self.section.title,
            "crumbs": [{"text": "Partnerships", "href": reverse("front")}, {"text": self.section.title}],
            "section": self.section,
            "chosen": said,
            "groups": [each for each in self.groups(chosen) if len(each["choices"]) > 1 or chosen],
            "all_href": self.address({}),
            "lines": [article_line(each) for each in found.articles],
            "caption": counted if found.last == 1 else f"{counted}, part {found.number} of {found.last}",
            "pager": pager(found, self.address(chosen)),
            "is_news": self.section.name == "news",
            "data_href": reverse(f"{self.section.name}_json") + asked(chosen),
            "publisher_chosen": self.owner_of(chosen.get("partnership")),
        }

    def groups(self, chosen: dict[str, str]) -> list[dict[str, Any]]:
        """The filters with their values as links, those with articles alone."""
        counts = articles.themes_in(self.section)
        themes = sorted(counts, key=lambda slug: -counts[slug])[:MOST_THEMES]
        held = {
            "partnership": [(each.slug, each.name) for each in articles.publishers_in(self.section)],
            "theme": sorted(((slug, term_in_words(slug)) for slug in themes), key=lambda pair: pair[1]),
        }
        return [
            {
                "name": title,
                "any": None if name not in chosen else self.address({**chosen, name: ""}),
                "all": plural,
                "choices": [
                    (words, value == chosen.get(name), self.address({**chosen, name: value}))
                    for value, words in held[name]
                ],
            }
            for name, title, plural in (
                ("partnership", "Partnership", "partnerships"), ("theme", "Theme", "themes")
            )
        ]  # fmt: skip

    def address(self, chosen: dict[str, str]) -> str:
        """The list with these choices in its address, always in one order."""
        return reverse(self.section.name) + asked(chosen)

    def words_of(self, name: str, value: str) -> str:
        """What people read for a choice."""
        owner = self.owner_of(value) if name == "partnership" else None
        return owner.name if owner else term_in_words(value)

    def owner_of(self, slug: str | None) -> Publisher | None:
        """The partnership of a choice."""
        return next((each for each in self.publishers if each.slug == slug), None)


def asked(chosen: dict[str, str]) -> str:
    """Choices as a query string, "" where nothing is chosen."""
    said = urlencode([(name, chosen[name]) for name in CHOICES if chosen.get(name)])
    return f"?{said}" if said else ""
