"""How wide the columns of a table are, alike in the PDF and in Word: a date stays narrow, no word is broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TEXT_WIDTH = 453.5  # points between the margins of the page: 160 mm
LETTER = 0.56  # width of a letter over the type size, a little more than the average of both typefaces
SAMPLE = 40  # rows that are looked at to choose the widths
LEAST, MOST = 4, 30  # bounds of a column's claim on the room that is left
# Type size in points and the space at both sides of a cell, by the number of columns.
SIZES = ((5, 10, 6), (8, 9, 4), (12, 8, 3))
BREAKS = re.compile(r"[\s/-]+")


@dataclass(frozen=True)
class Columns:
    """The columns of one table.

    shares add up to 1; size and inset are points; letters say how many letters of one word a column holds,
    or 0 where it holds each of its words.
    """

    shares: tuple[float, ...]
    size: int
    inset: int
    letters: tuple[int, ...]


def columns_of(cells: Sequence[Sequence[str]]) -> Columns:
    """The columns of a table from the words of its cells, row by row, the heading row first."""
    count = len(cells[0])
    size, inset = next((size, inset) for most, size, inset in SIZES if count <= most or most == SIZES[-1][0])
    longest = [max((longest_word(row[place]) for row in cells), default=0) for place in range(count)]
    needed = [letters * LETTER * size + 2 * inset for letters in longest]
    claims = [claim([row[place] for row in cells[: SAMPLE + 1]]) for place in range(count)]
    room = TEXT_WIDTH - sum(needed)
    if room >= 0:
        widths = [least + room * one / sum(claims) for least, one in zip(needed, claims, strict=True)]
        widest = [max(len(row[place]) for row in cells) * LETTER * size + 2 * inset for place in range(count)]
        widths = without_waste(widths, widest, claims)
        return Columns(tuple(width / TEXT_WIDTH for width in widths), size, inset, (0,) * count)
    shares = [one / sum(claims) for one in claims]
    held = [max(1, int((TEXT_WIDTH * share - 2 * inset) / (LETTER * size))) for share in shares]
    broken = [most if letters > most else 0 for letters, most in zip(longest, held, strict=True)]
    return Columns(tuple(shares), size, inset, tuple(broken))


def without_waste(widths: list[float], widest: list[float], claims: list[float]) -> list[float]:
    """Widths in which no column is wider than its longest text while another one breaks its lines."""
    spare = sum(max(0.0, width - most) for width, most in zip(widths, widest, strict=True))
    wanting = sum(one for one, width, most in zip(claims, widths, widest, strict=True) if width < most)
    if not wanting:
        return widths
    return [
        width + spare * one / wanting if width < most else most
        for one, width, most in zip(claims, widths, widest, strict=True)
    ]


def longest_word(text: str) -> int:
    """The letters of the longest word of a text; lines are also broken at hyphens and strokes."""
    return max(map(len, BREAKS.split(text)))


def claim(texts: Sequence[str]) -> float:
    """What a column asks of the room that is left: less than in proportion to its longest text."""
    return min(max(max(map(len, texts)) ** 0.75, LEAST), MOST)
