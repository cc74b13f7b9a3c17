"""Which characters the documents' typeface can draw, and cleaning of those that nobody can see.

Typst refuses a whole document for one missing character and does not say where it stands; so every text is
read here first.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jigsaw.documents.look import FACES, font_folder
from jigsaw.documents.made import Fault

# Most characters named for one field; the rest are counted.
MOST_NAMED = 5
# Controls, soft hyphen, zero-width and direction marks, line separators, variation selectors, tags.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
BREAKS = {"\u2028": "\n", "\u2029": "\n\n", "\x85": "\n", "\x0b": "\n", "\x0c": "\n", "\r": "\n"}


def clean(text: str) -> str:
    """The text without characters that nobody sees, composed (NFC), with line breaks as one newline."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", UNSEEN.sub(lambda found: BREAKS.get(found[0], ""), text))


def cleaned(value: Any) -> Any:
    """A plain value with every text in it cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(item) for item in value]
    if isinstance(value, dict):
        return {key: cleaned(item) for key, item in value.items()}
    return value


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a plain value with its path: recommendations[1].text."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from texts(item, f"{path}[{place}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, f"{path}.{key}" if path else str(key))


@functools.cache
def drawable(folder: Path) -> frozenset[str]:
    """The characters that every face in use can draw. Raises FileNotFoundError where a face is missing."""
    from fontTools.ttLib import TTFont

    found: set[int] | None = None
    for face in FACES:
        with TTFont(folder / f"SourceSans3-{face}.ttf", lazy=True) as font:
            covered = set(font.getBestCmap())
        found = covered if found is None else found & covered
    return frozenset(chr(code) for code in found or ()) | {"\n"}


def glyph_faults(value: Any, folder: Path | None = None) -> list[Fault]:
    """Every character of a plain value that the typeface cannot draw: path, place from 1, name."""
    known = drawable(folder or font_folder())
    return [
        Fault(path, undrawable(text, known))
        for path, text in texts(value)
        if not (text.isascii() and text.isprintable()) and not known.issuperset(text)
    ]


def undrawable(text: str, known: frozenset[str]) -> str:
    """The message about a text with characters that are not known."""
    strange = [ch for ch in dict.fromkeys(text) if ch not in known]
    named = ", ".join(f"{described(ch)} at character {text.index(ch) + 1:,}" for ch in strange[:MOST_NAMED])
    more = f" and {len(strange) - MOST_NAMED} more" if len(strange) > MOST_NAMED else ""
    noun = "a character" if len(strange) == 1 else "characters"
    return f"has {noun} that the documents' typeface cannot draw: {named}{more}; write it in other letters"


def described(ch: str) -> str:
    """A character as people and programs name it: "א" (U+05D0, Hebrew letter alef)."""
    name = unicodedata.name(ch, "no name").capitalize()
    shown = f'"{ch}" ' if ch.isprintable() and not unicodedata.combining(ch) else ""
    return f"{shown}(U+{ord(ch):04X}, {name})"
