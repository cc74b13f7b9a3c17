"""Text as Office files can hold it: no control, direction or zero-width characters."""

from __future__ import annotations

import copy
import unicodedata
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar

T = TypeVar("T")

# Cc, Cf, Cs, Co, Cn: control, format (direction marks, zero width), surrogate, private use, unassigned.
_UNFIT = {"Cc", "Cf", "Cs", "Co", "Cn"}
_BREAKS = {"\t": " ", "\n": "\n", "\r": "", "\u2028": "\n", "\u2029": "\n\n", "\u00ad": ""}
# Zero-width joiner and non-joiner are spelling in Arabic script and Indic scripts, so they stay.
_SPELLING = {"\u200c", "\u200d"}


def clean_text(text: str) -> str:
    """`text` in NFC without the characters that Word or PowerPoint refuse or hide.

    Line breaks stay, tabs become spaces. python-docx raises on a control character and python-pptx
    writes `_x0007_` in its place; direction overrides could turn a reference round.
    """
    if text.isascii() and text.isprintable():
        return text
    whole = unicodedata.normalize("NFC", text)
    return whole.translate({ord(character): _fit(character) for character in set(whole)})


def _fit(character: str) -> str:
    if character in _BREAKS:
        return _BREAKS[character]
    if character in _SPELLING or unicodedata.category(character) not in _UNFIT:
        return character
    return ""


def cleaned(value: T) -> T:
    """A copy of a plain value, list or dataclass in which every text went through `clean_text`."""
    return _cleaned(value)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return clean_text(value)
    if isinstance(value, list | tuple):
        return type(value)(_cleaned(item) for item in value)
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        twin = copy.copy(value)
        for field in fields(value):
            object.__setattr__(twin, field.name, _cleaned(getattr(value, field.name)))
        return twin
    return value


def one_line(text: str) -> str:
    """`text` with all white space as single spaces."""
    return " ".join(text.split())


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is of a right-to-left script."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def by_direction(text: str) -> list[tuple[str, bool]]:
    """`text` cut into runs, each with whether its letters run right to left.

    Spaces and signs between two right-to-left words belong to the run before them.
    """
    starts: list[tuple[int, bool]] = []
    for place, character in enumerate("" if text.isascii() else text):
        direction = unicodedata.bidirectional(character)
        turned = direction in {"R", "AL"}
        if not starts or (turned != starts[-1][1] and direction in {"L", "R", "AL"}):
            starts.append((place, turned))
    if not starts:
        return [(text, False)] if text else []
    ends = [place for place, _ in starts[1:]] + [len(text)]
    return [(text[start:end], turned) for (start, turned), end in zip(starts, ends, strict=True)]
