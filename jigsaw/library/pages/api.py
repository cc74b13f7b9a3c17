"""The JSON interface besides reviews: its document, the partnerships and the vocabulary."""

from __future__ import annotations

from django.urls import reverse

from jigsaw.documents.vocabulary import concepts
from jigsaw.library import queries
from jigsaw.library.data_pages import DataPage, as_json
from jigsaw.library.exchange import api, openapi, skos
from jigsaw.library.harvesting import publisher_record, whole_address


class ApiDocument(DataPage):
    """The interface described by OpenAPI 3.1."""

    public = True

    def made(self) -> bytes:
        """The document, with this site's own address in it."""
        return as_json(openapi.document(whole_address(reverse("api").rstrip("/"))))


class ApiPartnerships(DataPage):
    """The partnerships that have published."""

    public = True

    def made(self) -> bytes:
        """Every one of them, by name."""
        rows = queries.publishers()
        return as_json({"partnerships": [api.partnership(publisher_record(each)) for each in rows]})


class ApiTerms(DataPage):
    """The vocabulary."""

    public = True

    def made(self) -> bytes:
        """Every word, retired ones too."""
        base = whole_address(reverse("vocabulary"))
        return as_json(
            {"terms": [api.term(each, skos.concept_address(base, each.slug)) for each in concepts().values()]}
        )
