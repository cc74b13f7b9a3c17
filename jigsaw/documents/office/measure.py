"""How wide and how high text in Arial stands, so that slides are filled by measure and never overflow.

PowerPoint shrinks text only when somebody edits it, so a slide must fit as written. The widths are the
advance widths of Arial (and of Liberation Sans, which has the same), in thousandths of the type size.
A character that is not listed counts as wide: the estimate errs towards more room.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from math import ceil

POINTS_PER_INCH = 72
LINE = 1.2  # line height over type size; Arial's own is 1.15
UNKNOWN = 850
FULL_WIDTH = 1050
NO_WIDTH = {"Mn", "Me", "Cf"}

_REGULAR = {
    191: "'",
    222: "ijl‘’",
    278: " !,./:;I[\\]ft\u00a0·ÌÍÎÏìíîï",
    333: "()-`r¡´¸“”‐‑",
    355: '"•|{}',
    500: "Jcksvxyzçýÿ*^°",
    556: "#$0123456789?L_abdeghnopqu£§«»àáâãäåèéêëñòóôõöùúûü–€",
    611: "+<=>~×FTZß",
    667: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝ",
    722: "CDHNRUwÇÑÙÚÛÜŵ",
    778: "GOQÒÓÔÕÖØ©",
    833: "Mm½",
    944: "%æWœŴ",
    1015: "@ÆŒ—…→←",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl\u00a0·‘’",
    333: "!()-:;[]`ft‐‑",
    400: "*r{}°•",
    474: '"',
    500: "z“”",
    556: "#$0123456789J_aceksvxy£§«»àáâãäåçèéêëýÿ–€",
    611: "+<=>~×?FLTZbdghnopquñòóôõöùúûüß",
    667: "EPSVXYÈÉÊËÝ",
    722: "&ABCDHKNRUÀÁÂÃÄÅÇÑÙÚÛÜ",
    778: "GOQwÒÓÔÕÖØŵ©",
    889: "%mæM½",
    1000: "W@ÆŒ—…→←Ŵ",
}
_WIDTHS = {
    bold: {character: width for width, characters in table.items() for character in characters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}


@lru_cache(maxsize=4096)
def _character_width(character: str, bold: bool) -> int:
    known = _WIDTHS[bold].get(character)
    if known is not None:
        return known
    if unicodedata.category(character) in NO_WIDTH:
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return FULL_WIDTH
    return UNKNOWN


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line of `text` in inches at `size` points."""
    return sum(_character_width(character, bold) for character in text) * size / 1000 / POINTS_PER_INCH


def lines(text: str, size: float, inches: float, *, bold: bool = False) -> int:
    """How many lines `text` takes in a column of `inches`. A word longer than the column is broken."""
    count, room = 1, inches
    space = width(" ", size, bold=bold)
    for word in text.split():
        need = width(word, size, bold=bold)
        if need > inches:
            # It begins a line of its own and is broken where that ends.
            whole = ceil(need / inches)
            count += whole - (room == inches)
            room = max(0, whole * inches - need - space)
            continue
        if need > room:
            count, room = count + 1, inches
        room -= need + space
    return count


def height(text: str, size: float, inches: float, *, bold: bool = False, after: float = 0) -> float:
    """Height of a paragraph in inches; `after` is the space below it in points."""
    return (lines(text, size, inches, bold=bold) * size * LINE + after) / POINTS_PER_INCH


def sentences(text: str) -> list[str]:
    """`text` cut after full stops, question marks and semicolons; never loses a character but spaces."""
    found: list[str] = []
    start = 0
    words = text.split()
    for index, word in enumerate(words):
        if word.rstrip("”\"')").endswith((".", "?", "!", ";")):
            found.append(" ".join(words[start : index + 1]))
            start = index + 1
    if start < len(words):
        found.append(" ".join(words[start:]))
    return found
