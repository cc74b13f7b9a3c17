"""Texts: CSV, plain text, editions. A text holds characters; what pretends to be one is refused, what hides is told."""

from __future__ import annotations

import encodings.cp1252  # noqa: F401  nothing can be imported any more once a text is read
import encodings.utf_8_sig  # noqa: F401
import encodings.utf_16  # noqa: F401
import io
import re
import zipfile

from jigsaw.files.gate import limits
from jigsaw.files.gate.checked import Checked
from jigsaw.files.gate.kinds import Kind
from jigsaw.files.gate.refusals import GateRefused, OtherKind

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", ""),
    (b"\x00\x00\xfe\xff", ""),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What begins like this is no text to any program that opens it: pages, scripts, mails, shortcuts, SYLK, registry files.
PRETENDS = re.compile(
    r"(?is)\s*(?:<\s*(?:!doctype|html|head|body|script|svg|iframe|img|a\s|meta|style|object|embed|xml|\?xml|\?php|%)"
    r"|#!|@echo\b|\[InternetShortcut\]|\[Desktop Entry\]|Windows Registry Editor|MIME-Version:|Content-Type:"
    r"|ID;P|\{\\rtf|%!PS|\+ADw-|BEGIN:VCARD|<!--)"
)
TAG = re.compile(
    r"(?i)<\s*/?\s*(?:script|iframe|img|svg|object|embed|a|div|span|p|br|b|i|html|body|style|link|meta|form)\b[^<>]*>"
)
CONTROLS = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
CELL = re.compile(r'(?:^|[,;\t])"?[=@+\-](?![\d.,\s]*(?:["\r\n,;\t]|$))', re.MULTILINE)
LONGER = f"The selected file has a line of more than {limits.LINE:,} characters"


def check(content: bytes, kind: Kind) -> Checked:
    """A text as it is, with what is told about it. Raises GateRefused."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise GateRefused("unreadable")
    text = decoded(content)
    if not text.strip("\ufeff \t\r\n\x1a"):
        raise GateRefused("empty")
    if kind is not Kind.HTML and PRETENDS.match(text.lstrip("\ufeff")):
        raise OtherKind
    if len(CONTROLS.findall(text)) > max(20, limits.CONTROLS * len(text)):
        raise OtherKind
    if kind not in (Kind.YAML, Kind.JSON, Kind.HTML) and max(map(len, text.splitlines())) > limits.LINE:
        raise GateRefused("too-much", LONGER)
    found = Checked(kind, content)
    found.tell(*_notes(text, kind))
    return found


def decoded(content: bytes) -> str:
    """The characters: UTF-8, UTF-16 with its mark, or Windows-1252. Raises GateRefused for bytes that are none."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _read(content, (encoding,) if encoding else ())
    if b"\0" in content:
        raise OtherKind
    return _read(content, ("utf-8", "cp1252"))


def _read(content: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, ValueError):
            continue
        if "\0" in text:
            raise OtherKind
        return text
    raise GateRefused("unreadable")


def _notes(text: str, kind: Kind) -> list[str]:
    told = []
    if kind is Kind.CSV and (cells := len(CELL.findall(text))):
        said = "1 cell begins" if cells == 1 else f"{cells:,} cells begin"
        told.append(f"{said} like a formula. Jigsaw reads it as text; a spreadsheet program may run it")
    if TURNING.search(text):
        told.append("It has characters that turn the direction of its text")
    if UNSEEN.search(text.lstrip("\ufeff")):
        told.append("It has characters that cannot be seen")
    if CONTROLS.search(text):
        told.append("It has control characters")
    if TAG.search(text):
        told.append("It has marks of web pages. Jigsaw shows them as text")
    return told
