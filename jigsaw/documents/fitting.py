"""Fitting the briefing on one A4 page, or saying how many words to cut and where.

Runs inside the typesetting child. It knows no Typst: pages(data, step) sets the page and counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

# Type size in points and spacing, from the roomiest; 11pt is the floor (docs/documents.md).
STEPS = (("12", "airy"), ("12", "normal"), ("12", "tight"), ("11.5", "tight"), ("11", "tight"))
LONGEST_NAMED = 3

Pages = Callable[[dict[str, Any], tuple[str, str]], int]


class DoesNotFit(Exception):
    """The briefing is too long at the smallest type. The message says how many words to cut and where."""


@dataclass(frozen=True)
class Part:
    """One text of the briefing: its list, its place in it, and the name people know it by."""

    texts: list[str]
    place: int
    path: str

    @property
    def words(self) -> list[str]:
        return self.texts[self.place].split()


def step_that_fits(data: dict[str, Any], pages: Pages) -> tuple[str, str]:
    """The first step at which the briefing is one page. Raises DoesNotFit."""
    for step in STEPS:
        if pages(data, step) == 1:
            return step
    raise DoesNotFit(how_to_fit(data, pages))


def parts(data: dict[str, Any]) -> Iterator[Part]:
    """Every text of the boxes that an author can shorten."""
    for box in data["boxes"]:
        for key in ("text", "items", "do", "dont"):
            for place in range(len(box.get(key, []))):
                path = box.get("path", f"briefing.{key}")
                yield Part(box[key], place, path if key == "text" else f"{path}[{place}]")


def how_to_fit(data: dict[str, Any], pages: Pages) -> str:
    """Bisects on the number of words taken from the longest texts until one page is enough."""
    counts = [len(part.words) for part in parts(data)]
    total = sum(counts)
    if pages(without(data, counts, total), STEPS[-1]) > 1:
        return (
            "does not fit on one page even without its texts. "
            "Shorten the title, the helpline's text or the links, or use fewer points"
        )
    fits, fails = total, 0
    while fits - fails > 1:
        middle = (fits + fails) // 2
        if pages(without(data, counts, middle), STEPS[-1]) == 1:
            fits = middle
        else:
            fails = middle
    longest = sorted(parts(data), key=lambda part: -len(part.words))[:LONGEST_NAMED]
    named = "; ".join(f"{part.path} ({len(part.words):,} words)" for part in longest)
    size = STEPS[-1][0]
    return (
        f"does not fit on one page at the smallest type size ({size}pt). "
        f"Cut about {fits:,} of {total:,} words. Longest parts: {named}"
    )


def without(data: dict[str, Any], counts: list[int], cut: int) -> dict[str, Any]:
    """The data with cut words taken from the ends of its longest texts, so that the longest become alike."""
    level, more = cutting_level(counts, cut)
    shorter = data | {"boxes": [{key: copied(value) for key, value in box.items()} for box in data["boxes"]]}
    for part in parts(shorter):
        words = part.words
        if len(words) >= level:
            keep = level - 1 if more > 0 else level
            more -= level - keep
            part.texts[part.place] = " ".join(words[:keep])
    return shorter


def copied(value: Any) -> Any:
    return list(value) if isinstance(value, list) else value


def cutting_level(counts: list[int], cut: int) -> tuple[int, int]:
    """The length to which the longest texts fall when cut words go, and how many of them lose one word more."""
    low, high = 0, max(counts, default=0)
    while low < high:
        middle = (low + high) // 2
        if sum(max(0, count - middle) for count in counts) <= cut:
            high = middle
        else:
            low = middle + 1
    return low, 0 if low == 0 else cut - sum(max(0, count - low) for count in counts)
