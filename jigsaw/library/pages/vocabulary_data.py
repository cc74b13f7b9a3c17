"""The vocabulary as SKOS: whole or one concept, in Turtle or JSON-LD."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse

from jigsaw.documents.vocabulary import concepts
from jigsaw.library.data_pages import DataPage
from jigsaw.library.exchange import skos
from jigsaw.library.harvesting import whole_address


class VocabularyTurtle(DataPage):
    """In Turtle."""

    public = True
    media = skos.TURTLE

    def made(self) -> bytes:
        """The whole vocabulary, or the concept in the address; 404 for a word that is not there."""
        write = skos.turtle if self.media == skos.TURTLE else skos.json_ld
        base = whole_address(reverse("vocabulary"))
        slug = self.kwargs.get("term")
        if slug is None:
            return write(concepts().values(), base, whole=True)
        concept = concepts().get(slug)
        if concept is None:
            raise Http404
        return write([concept], base, whole=False)


class VocabularyJsonLd(VocabularyTurtle):
    """In JSON-LD."""

    public = True
    media = skos.JSON_LD
