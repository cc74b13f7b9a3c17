"""Which file may stand as the copy of a notice: judged by what is in it, never by its name."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from jigsaw.partnerships.rules import Refused

MOST_BYTES = 10_000_000
PNG, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND"
JPEG, JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
WRONG_KIND = "The selected file must be a PDF, PNG or JPEG"


def must_fit(size: int) -> None:
    """A copy has less than 10MB. Asked before the file is read. Raises Refused."""
    if size >= MOST_BYTES:
        raise Refused("The selected file must be smaller than 10MB", "copy")


def kind_of(content: bytes) -> str:
    """What a file is: pdf, png or jpg. Raises Refused for an empty, too large, locked or other file."""
    if not content:
        raise Refused("The selected file is empty", "copy")
    must_fit(len(content))
    if content.startswith(PNG) and PNG_END in content[-16:]:
        return "png"
    if content.startswith(JPEG) and JPEG_END in content[-1024:]:
        return "jpg"
    if b"%PDF-" in content[:1024]:
        _opens(content)
        return "pdf"
    raise Refused(WRONG_KIND, "copy")


def _opens(content: bytes) -> None:
    try:
        with pikepdf.open(BytesIO(content)) as document:
            pages = len(document.pages)
    except pikepdf.PasswordError as locked:
        raise Refused("The selected file is password protected", "copy") from locked
    except (pikepdf.PdfError, ValueError, RuntimeError) as broken:
        raise Refused(WRONG_KIND, "copy") from broken
    if not pages:
        raise Refused(WRONG_KIND, "copy")
