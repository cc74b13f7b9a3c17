"""A file as an answer: whole or in part, and always a download."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

RANGE = re.compile(r"bytes=(?P<first>\d{0,18})-(?P<last>\d{0,18})", re.ASCII)


def handed_over(
    request: HttpRequest,
    filename: str,
    content_type: str,
    size: int,
    etag: str,
    read: Callable[[int, int], bytes],
) -> HttpResponse:
    """The bytes that the request asks for, with headers that keep them a download.

    `read(first, last)` gives a part of the file, both ends included; it is not called for a HEAD.
    """
    wanted = part_wanted(request, size, etag)
    headers = {
        "ETag": etag,
        "Accept-Ranges": "bytes",
        "Content-Disposition": f'attachment; filename="{filename}"',
        "X-Content-Type-Options": "nosniff",
    }
    if wanted == "unsatisfiable":
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = wanted if isinstance(wanted, tuple) else (0, size - 1)
    if isinstance(wanted, tuple):
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    headers["Content-Length"] = str(last - first + 1)
    body = b"" if request.method == "HEAD" else read(first, last)
    status = 206 if isinstance(wanted, tuple) else 200
    return HttpResponse(body, status=status, content_type=content_type, headers=headers)


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
