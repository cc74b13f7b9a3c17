"""An Atom feed: of everything, of one partnership, of one word of the vocabulary."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from jigsaw.documents.vocabulary import concepts
from jigsaw.library import harvesting, queries
from jigsaw.library.data_pages import DataPage
from jigsaw.library.exchange import atom
from jigsaw.library.reading import NEVER, region_site


class Feed(DataPage):
    public = True
    media = atom.MEDIA_TYPE

    def made(self) -> bytes:
        """The newest changes. Before anything is there it is a feed without entries."""
        about = self.about(**self.kwargs)
        records, gone = harvesting.feed_items(**self.kwargs)
        changed = [each.changed_at for each in records] + [each.changed_at for each in gone]
        updated = max(changed, default=self.change.at or NEVER)
        return atom.feed(
            atom.Feed(**about, address=harvesting.whole_address(self.request.path), updated=updated),
            records,
            gone,
        )

    def about(self, publisher: str | None = None, term: str | None = None) -> dict[str, Any]:
        """Title, author and page of the feed; 404 for a partnership or a word that is not there."""
        region = region_site(queries.publishers())["site_name"]
        if publisher is not None:
            owner = queries.publisher(publisher)
            if owner is None:
                raise Http404
            page = reverse("learning_from_reviews", args=[publisher])
            told = {"title": f"Reviews of {owner.name}", "author": owner.name}
        elif term is not None:
            concept = concepts().get(term)
            if concept is None or concept.list not in harvesting.SHOWN:
                raise Http404
            page = reverse("concept", args=[term])
            told = {"title": f"Reviews about: {concept.label}", "author": region}
        else:
            page = reverse("library")
            told = {"title": "All reviews", "author": region}
        return {**told, "page": harvesting.whole_address(page)}
