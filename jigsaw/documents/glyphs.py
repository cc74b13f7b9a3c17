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
from struct import unpack_from
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
    found = [covered((folder / f"SourceSans3-{face}.ttf").read_bytes()) for face in FACES]
    return frozenset(map(chr, set.intersection(*found))) | {"\n"}


def covered(font: bytes) -> set[int]:
    """The code points of a TrueType file: its character map for Unicode, format 4 or 12 (OpenType, cmap).

    Read here, for each pack needs it and a library for all of a font takes longer to load than to use.
    """
    tables = {
        font[at : at + 4]: unpack_from(">I", font, at + 8)[0]
        for at in range(12, 12 + 16 * unpack_from(">H", font, 4)[0], 16)
    }
    start = tables[b"cmap"]
    found: set[int] = set()
    for number in range(unpack_from(">H", font, start + 2)[0]):
        platform, _, offset = unpack_from(">HHI", font, start + 4 + 8 * number)
        if platform in (0, 3):
            found |= mapped(font, start + offset)
    return found


def mapped(font: bytes, at: int) -> set[int]:
    """The code points of one character map; none for a format that Source Sans 3 does not need."""
    form = unpack_from(">H", font, at)[0]
    found: set[int] = set()
    if form == 12:
        for group in range(unpack_from(">I", font, at + 12)[0]):
            first, last, _ = unpack_from(">III", font, at + 16 + 12 * group)
            found.update(range(first, last + 1))
    elif form == 4:
        count = unpack_from(">H", font, at + 6)[0] // 2
        ends, starts, deltas, places = (
            unpack_from(f">{count}H", font, at + 14 + shift)
            for shift in (0, 2 * count + 2, 4 * count + 2, 6 * count + 2)
        )
        for n in range(count):
            for code in range(starts[n], min(ends[n], 0xFFFE) + 1):
                glyph = at + 14 + 6 * count + 2 + 2 * n + places[n] + 2 * (code - starts[n])
                drawn = unpack_from(">H", font, glyph)[0] if places[n] else (code + deltas[n]) % 65536
                if drawn:
                    found.add(code)
    return found


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
