"""A kept file, handed out to be saved."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

log = logging.getLogger("jigsaw.partnerships")
OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "html": "text/html; charset=utf-8",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv",
    "txt": "text/plain",
    "png": "image/png",
    "jpg": "image/jpeg",
}


def attachment(row: Any, read: Callable[[Any], bytes], *, sha256: str, filename: str) -> HttpResponse:
    """The file of `row` as an attachment that no browser opens in place and no cache keeps.

    `read` gives the bytes of the row's file, `sha256` is what they were when it was kept; the ending of `filename`
    says their type. Raises Http404 for a file that is gone, or is another one by now.
    """
    try:
        content = read(row)
    except FileNotFoundError as gone:
        raise Http404 from gone
    if hashlib.sha256(content).hexdigest() != sha256:
        log.error("the file of %s %s is not the one that was kept", row._meta.verbose_name, row.pk)
        raise Http404
    kind = TYPES.get(filename.rpartition(".")[2], "application/octet-stream")
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, filename)
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
