"""Making, opening and spoiling Office files in the tests."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

from lxml import etree

from jigsaw.documents.office import write_report_docx, write_slides, write_statement_docx
from jigsaw.documents.tests.office import editions

WRITERS: dict[str, tuple[Callable[..., bytes], str]] = {
    "report": (write_report_docx, "docx"),
    "statement": (write_statement_docx, "docx"),
    "slides": (write_slides, "pptx"),
}
MADE = [
    (name, document)
    for name in ("sample", "large", "awkward", "bare")
    for document in WRITERS
    if (name, document) != ("bare", "statement")
]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@cache
def made(name: str, document: str) -> bytes:
    """A document of one of the editions, made once for all tests."""
    return WRITERS[document][0](getattr(editions, name)())


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(found: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return target.getvalue()


def spoiled(content: bytes, part: str, pattern: str, replacement: str) -> bytes:
    """The file with one fault put into the parts whose name matches; fails when nothing changed."""
    found = parts(content)
    for name in found:
        if re.fullmatch(part, name):
            text, changes = re.subn(pattern, replacement, found[name].decode(), count=1, flags=re.DOTALL)
            if changes:
                found[name] = text.encode()
                return zipped(found)
    raise AssertionError(f"Nothing in {part} is like {pattern}")


def with_part(content: bytes, name: str, body: bytes = b"<x/>") -> bytes:
    """The file with one part more."""
    return zipped({**parts(content), name: body})


def word_texts(content: bytes) -> list[str]:
    """The text of every paragraph of a Word file's body, tabs and line breaks as spaces."""
    tree = etree.fromstring(parts(content)["word/document.xml"])
    found = []
    for paragraph in tree.iter(f"{W}p"):
        pieces = (
            tag.text or "" if tag.tag == f"{W}t" else " "
            for tag in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
        )
        found.append(" ".join("".join(pieces).split()))
    return found
