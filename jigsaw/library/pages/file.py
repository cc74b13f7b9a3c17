"""One document of a review, to take away: whole or in part."""

from __future__ import annotations

import re

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

RANGE = re.compile(r"bytes=(?P<first>\d{0,18})-(?P<last>\d{0,18})", re.ASCII)


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
        """The bytes, with headers that keep them a download."""
        wanted = part_wanted(request, file.size, etag)
        headers = {
            "ETag": etag,
            "Accept-Ranges": "bytes",
            "Content-Disposition": f'attachment; filename="{file.filename}"',
            "X-Content-Type-Options": "nosniff",
        }
        if wanted == "unsatisfiable":
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
        first, last = wanted if isinstance(wanted, tuple) else (0, file.size - 1)
        if isinstance(wanted, tuple):
            headers["Content-Range"] = f"bytes {first}-{last}/{file.size}"
        headers["Content-Length"] = str(last - first + 1)
        body = b"" if request.method == "HEAD" else bytes_of(file, first, last)
        status = 206 if isinstance(wanted, tuple) else 200
        return HttpResponse(body, status=status, content_type=CONTENT_TYPES[file.format], headers=headers)


def part_wanted(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | str | None:
    """The first and last byte asked for; None for the whole file; "unsatisfiable" for a part beyond its end.

    One range only: a request for several gets the whole file, as RFC 9110 section 14.2 allows.
    """
    asked = RANGE.fullmatch(request.headers.get("Range", "").strip())
    unchanged = request.headers.get("If-Range", etag) == etag
    if asked is None or not unchanged or request.method != "GET" or not (asked["first"] or asked["last"]):
        return None
    if not asked["first"]:
        count = min(int(asked["last"]), size)
        return (size - count, size - 1) if count else "unsatisfiable"
    first, last = int(asked["first"]), min(int(asked["last"] or size), size - 1)
    if asked["last"] and int(asked["last"]) < first:
        return None
    return (first, last) if first < size else "unsatisfiable"


def bytes_of(file: PublishedFile, first: int, last: int) -> bytes:
    """That part of the stored file."""
    with storages[STORAGE].open(file.stored_as) as kept:
        kept.seek(first)
        return kept.read(last - first + 1)
