"""Pasted text: whatever its encoding, as lines with their numbers."""

from __future__ import annotations

from jigsaw.agency_returns.spreadsheets.limits import FileRefused
from jigsaw.agency_returns.spreadsheets.texts import decode
from jigsaw.publishing.past.found import FileUnread, Place
from jigsaw.publishing.past.lines import Line, RawLine, styled

NO_TEXT = "The selected file must be an XLSX, a CSV, a saved web page, a text file or a PDF"
EMPTY = "The selected file is empty"


def decoded(content: bytes) -> str:
    """The text of a file's bytes. Raises FileUnread for what is no text, or empty."""
    try:
        text = decode(content)
    except FileRefused:
        raise FileUnread(NO_TEXT) from None
    if not text.strip():
        raise FileUnread(EMPTY)
    return text


def lines_of_text(text: str, file: str) -> list[Line]:
    """The lines of a plain text, wrapped ones put together, each with the number of its first line."""
    return styled(
        [
            RawLine(line, Place(file, f"line {number}", number))
            for number, line in enumerate(text.splitlines(), 1)
        ]
    )
