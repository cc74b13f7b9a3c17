"""Texts as Typst can set them: cleaned, and with a name in place of what the typeface cannot draw."""

from __future__ import annotations

from typing import Any

from jigsaw.documents.glyphs import cleaned, drawable, texts
from jigsaw.documents.look import font_folder
from jigsaw.documents.made import EditionFaults, Fault
from jigsaw.documents.reading import LONGEST_WORD, UNBROKEN


def settable(plain: dict[str, Any]) -> dict[str, Any]:
    """Values that Typst can set. A character that the typeface lacks stands as [U+1F600]: an agency's record is never
    refused for one. `undrawn` says how many there were.

    Raises EditionFaults, with the path, for a word that no line holds.
    """
    plain = cleaned(plain)
    faults = [
        Fault(path, f"has a word of {len(found[0]):,} characters; put spaces in it")
        for path, text in texts(plain)
        if len(text) > LONGEST_WORD and (found := UNBROKEN.search(text))
    ]
    if faults:
        raise EditionFaults(faults)
    known = drawable(font_folder())
    strange = {ch for _, text in texts(plain) if not text.isascii() for ch in text if ch not in known}
    count = sum(text.count(ch) for _, text in texts(plain) for ch in strange if not text.isascii())
    table = {ord(ch): f"[U+{ord(ch):04X}]" for ch in strange}
    named = _named(plain, table) if table else plain
    return named | {"undrawn": undrawn_words(count)}


def _named(value: Any, table: dict[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, list):
        return [_named(item, table) for item in value]
    return {key: _named(item, table) for key, item in value.items()} if isinstance(value, dict) else value


def undrawn_words(count: int) -> str:
    """The line that says so, where a text has such characters."""
    if not count:
        return ""
    noun = (
        "character that this document’s typeface cannot draw stands"
        if count == 1
        else ("characters that this document’s typeface cannot draw stand")
    )
    return f"{count:,} {noun} by number, like [U+1F600]. The Word file has what was written."
