"""The base of what the library gives to other machines: made once, known by its tag, open to every site."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse

from jigsaw.library import queries
from jigsaw.library.exchange.api import withdrawn
from jigsaw.library.harvesting import tombstone
from jigsaw.library.models import PublishedEdition
from jigsaw.library.reading import Gone, LibraryPage, raise_moved_or_missing

JSON = "application/json"


class DataPage(LibraryPage):
    """An answer that is no page for people. A form of it names its `media` and makes its bytes in `made()`.

    Scripts of other sites may read it: it is public, and the site knows nobody.
    """

    public = True
    media: ClassVar[str] = JSON

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read the clock once, and know the form."""
        super().setup(request, *args, **kwargs)
        self.content_type = with_charset(self.media)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The answer, or 304 for a reader who has it already."""
        answer = super().get(request, *args, **kwargs)
        answer["Access-Control-Allow-Origin"] = "*"
        return answer


class ReviewDataPage(DataPage):
    """A form of one review: an old spelling of its reference leads to it, a withdrawn one says why."""

    def find_review(self, page: str) -> PublishedEdition:
        """The review in the address. A review under embargo and one that never was answer alike: 404."""
        found = queries.review(self.kwargs["slug"])
        if found is None:
            raise_moved_or_missing(self.kwargs["slug"], page)
        if found.withdrawn_at is not None:
            raise Gone(found)
        return found

    def gone(self, edition: PublishedEdition) -> HttpResponse:
        """410 and the reason, in words that machines read where they asked for such."""
        if self.media != JSON:
            return super().gone(edition)
        return HttpResponse(
            as_json(withdrawn(tombstone(edition))),
            status=410,
            content_type=with_charset(JSON),
            headers={"Cache-Control": "no-store"},
        )


def as_json(values: Any) -> bytes:
    """Plain values as JSON, for people to read too."""
    return json.dumps(values, ensure_ascii=False, indent=1).encode()


def with_charset(media: str) -> str:
    """The type with its encoding, where it is a text."""
    return (
        f"{media}; charset=utf-8" if media.startswith("text/") or media.endswith(("xml", "json")) else media
    )
