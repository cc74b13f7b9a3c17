"""Every review of the region: found by words, narrowed by filters, newest first where nothing is asked."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from django.http import Http404
from django.template.loader import render_to_string
from django.utils.html import escape

from jigsaw.library import queries, search
from jigsaw.library.addresses import path_of
from jigsaw.library.filtering import (
    ADDRESS_ORDER,
    Choice,
    address,
    chosen_filters,
    filter_groups,
    filter_list,
    store_of,
)
from jigsaw.library.frames import Frame, mark
from jigsaw.library.keeping import KeptOne, KeptPages
from jigsaw.library.reading import Moved, RegionPage
from jigsaw.library.search import Found
from jigsaw.library.search.asking import tidy
from jigsaw.library.searched import help_with_nothing, popular_themes, result_words, title_words
from jigsaw.library.showing import caption, found_lines, pager

# What of the page an answer fills, and by which template.
GAPS = {"question": "library/parts/question.html", "answer": "library/parts/answer.html"}
FRAMES: KeptOne[Frame] = KeptOne()


class Library(RegionPage):
    public = True
    template_name = "library/library.html"
    title = "All reviews"
    choices = (*ADDRESS_ORDER, "page")

    def key(self) -> Hashable:
        """The same question in other blanks is the same page; a long one is cut before it is kept."""
        chosen = tuple((name, tidy(self.request.GET.get(name, ""))) for name in self.choices)
        return self.request.path, chosen, self.was_cut()

    def was_cut(self) -> bool:
        """Whether more was asked than is looked at."""
        asked = self.request.GET.get("q", "")
        return len(" ".join(asked.split())) > len(tidy(asked))

    def store(self) -> KeptPages:
        """The list by one choice is kept with all other pages; answers to questions and mixtures apart."""
        return store_of(self.request.GET) or super().store()

    def made(self) -> bytes:
        """The frame of the page, made once after each change of the library, filled with this answer."""
        content = self.content()
        filled = {gap: render_to_string(template, content) for gap, template in GAPS.items()}
        frame = FRAMES.get(self.state, self.frame)
        return frame.filled(filled | {"title": escape(content["title"])}).encode()

    def frame(self) -> Frame:
        """The page without an answer."""
        gaps = ("title", *GAPS)
        crumbs = [{"text": "Partnerships", "href": path_of("front")}, {"text": self.title}]
        context = {**self.site(), "crumbs": crumbs, **{gap: mark(gap) for gap in gaps}}
        return Frame.of(render_to_string(self.template_name, context, self.request), *gaps)

    def content(self) -> dict[str, Any]:
        """What the gaps show."""
        query, words_only = self.request.GET.get("q", ""), self.request.GET.get("words") == "1"
        filters = chosen_filters(self.request.GET)
        if not filters and not words_only:
            self.lead_to_reference(tidy(query))
        found = self.found(query, filters, words_only=words_only)
        chosen = filters | {"q": found.asked.said, "words": "1" if words_only else ""}
        groups = filter_groups(found.counts, chosen, self.publishers)
        here = [choice for group in groups for choice in group.choices if choice.here]
        return {
            "title": title_words(found) or self.title,
            "asked": found.asked,
            "kept": [(name, value) for name, value in filters.items()],
            "result": result_words(found, chosen),
            "filters": filter_list(groups),
            "chosen": here,
            "no_filters": address({"q": chosen["q"], "words": chosen["words"]}),
            "lines": found_lines(found.page.reviews, found.highlights, found.themes),
            "caption": caption(found.page, chosen_words(here)),
            "pager": pager(found.page, address(chosen)),
            "help": help_with_nothing(found, chosen) if not found.page.total else None,
            "popular": popular_themes(found) if not found.asked.said and not filters else [],
            "chosen_query": address(chosen).removeprefix(path_of("library")),
        }

    def found(self, query: str, filters: dict[str, str], *, words_only: bool) -> Found:
        """The answer, or 404 for a page or a choice that is not there."""
        self.number_chosen("year")
        try:
            found = search.found(
                query,
                filters=filters,
                page=self.page_chosen(),
                words_only=words_only,
                change=self.change,
            )
        except search.NotOffered as missing:
            raise Http404 from missing
        if found is None:
            raise Http404
        return found

    def lead_to_reference(self, said: str) -> None:
        """Send a reference, however it is written, to its review."""
        slug = queries.slug_behind(said) if said else None
        if slug is not None:
            raise Moved(path_of("review", slug))


def chosen_words(here: list[Choice]) -> str:
    """What was chosen, for the caption: (Alderbrook Safeguarding Children Partnership, 2026)."""
    return f"({', '.join(choice.text for choice in here)})" if here else ""
