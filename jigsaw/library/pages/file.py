"""One document of a review, to take away: whole or in part."""

from __future__ import annotations

from django.core.files.storage import storages
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.generic import View

from jigsaw.library import queries
from jigsaw.library.actions import STORAGE
from jigsaw.library.models import PublishedFile
from jigsaw.library.reading import Moved, gone_answer, raise_moved_or_missing, told_to_keep
from jigsaw.library.rules import CONTENT_TYPES
from jigsaw.library.taking_away import handed_over


class File(View):
    """A file is always an attachment: nothing that people wrote opens inside the site's own address."""

    public = True
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, slug: str, filename: str) -> HttpResponseBase:
        """The file; the part of it that a Range header asks for; 304 for a reader who has it already."""
        file = queries.file_of(slug, filename)
        if file is None:
            return self.absent(slug, filename)
        etag = f'"{file.sha256}"'
        at = file.edition.released_at.timestamp()
        known = get_conditional_response(request, etag=etag, last_modified=int(at))
        if known is not None:
            return told_to_keep(known)
        return told_to_keep(self.handed_over(request, file, etag))

    def absent(self, slug: str, filename: str) -> HttpResponseBase:
        """410 for a withdrawn review, the new address for an old spelling, else 404."""
        tombstone = queries.tombstone(slug)
        if tombstone is not None:
            return gone_answer(tombstone)
        try:
            raise_moved_or_missing(slug, "review")
        except Moved as moved:
            return told_to_keep(HttpResponsePermanentRedirect(f"{moved.address}files/{filename}"))

    def handed_over(self, request: HttpRequest, file: PublishedFile, etag: str) -> HttpResponse:
        """The bytes, as a download."""
        return handed_over(
            request,
            file.filename,
            CONTENT_TYPES[file.format],
            file.size,
            etag,
            lambda first, last: bytes_of(file, first, last),
        )


def bytes_of(file: PublishedFile, first: int, last: int) -> bytes:
    """That part of the stored file."""
    with storages[STORAGE].open(file.stored_as) as kept:
        kept.seek(first)
        return kept.read(last - first + 1)
