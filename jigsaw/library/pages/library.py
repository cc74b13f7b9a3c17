"""Every review of the region: found by words, narrowed by filters, newest first where nothing is asked."""

from __future__ import annotations

from collections.abc import Hashable

from django.http import Http404

from jigsaw.library import queries, search
from jigsaw.library.addresses import path_of
from jigsaw.library.answering import TITLE, Frames, answered
from jigsaw.library.filtering import ADDRESS_ORDER, chosen_filters, filter_groups, store_of
from jigsaw.library.keeping import KeptOne, KeptPages
from jigsaw.library.reading import Moved, RegionPage
from jigsaw.library.search import Found
from jigsaw.library.search.asking import tidy

FRAMES: KeptOne[Frames] = KeptOne()


class Library(RegionPage):
    public = True
    template_name = "library/library.html"
    title = TITLE
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

    def frames(self) -> Frames:
        """The page without an answer."""
        crumbs = [{"text": "Partnerships", "href": path_of("front")}, {"text": self.title}]
        return Frames.of(self.template_name, {**self.site(), "crumbs": crumbs}, self.request)

    def made(self) -> bytes:
        """The frame of the page, made once after each change of the library, filled with this answer."""
        query, words_only = self.request.GET.get("q", ""), self.request.GET.get("words") == "1"
        filters = chosen_filters(self.request.GET)
        if not filters and not words_only:
            self.lead_to_reference(tidy(query))
        found = self.found(query, filters, words_only=words_only)
        chosen = filters | {"q": found.asked.said, "words": "1" if words_only else ""}
        groups = filter_groups(found.counts, chosen, self.publishers)
        frames = FRAMES.get(self.state, self.frames)
        return answered(frames, found, groups, chosen, self.change).encode()

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
