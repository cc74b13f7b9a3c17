"""CSV and pasted text: whatever the encoding, the line ends and the separator."""

from __future__ import annotations

import codecs
import csv
import io
import re

from jigsaw.agency_returns.chronology.columns import COLUMNS, folded
from jigsaw.agency_returns.spreadsheets.limits import WRONG_TYPE, FileRefused, Limits

BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
HEADINGS = {folded(column.heading) for column in COLUMNS}
SEPARATORS = ",;\t|"
GUARDED = re.compile(r"'+[=+\-@\t\r]")  # as we write text that a spreadsheet would take for a formula
LOOKED_AT = 20  # first lines that may hold the headings


def decode(content: bytes) -> str:
    """The text of a CSV. Raises FileRefused for what is no text at all."""
    if content.startswith(codecs.BOM_UTF8):
        encodings = ["utf-8-sig"]
    elif content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif content[1:200:2].count(0) > len(content[1:200:2]) // 2:
        encodings = ["utf-16-le"]
    elif content[0:200:2].count(0) > len(content[0:200:2]) // 2:
        encodings = ["utf-16-be"]
    else:
        encodings = ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if BINARY.search(text):
            break
        return text
    raise FileRefused(WRONG_TYPE)


def rows_of(text: str, limits: Limits) -> list[list[str]]:
    """The cells of every line, all lines as long as the longest. Raises FileRefused when they break a limit."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    rows: list[list[str]] = []
    csv.field_size_limit(max(csv.field_size_limit(), limits.bytes))
    widest = 0
    try:
        for line in lines:
            rows.append(
                [cell[1:] if GUARDED.match(cell) else cell for cell in line] if "'" in "".join(line) else line
            )
            widest = max(widest, len(line))
            if widest * len(rows) > limits.cells:
                raise FileRefused(WRONG_TYPE)
    except csv.Error:
        raise FileRefused(WRONG_TYPE) from None
    return [row + [""] * (widest - len(row)) for row in rows]


def _separator(text: str) -> str:
    """The separator that finds most headings of the template in the first lines."""
    first = text[:20_000].splitlines()[:LOOKED_AT]

    def headings(separator: str) -> int:
        return max(
            (
                len(HEADINGS & {folded(cell) for cell in line})
                for line in csv.reader(first, delimiter=separator)
            ),
            default=0,
        )

    return max(SEPARATORS, key=headings)
