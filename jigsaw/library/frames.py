"""A page that is the same for everyone but for a few gaps: its layout is made once, its gaps are filled each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """A page cut at its gaps: `pieces` stand round them, `gaps` are their names in the order of the page."""

    pieces: tuple[str, ...]
    gaps: tuple[str, ...]

    @classmethod
    def of(cls, page: str, *gaps: str) -> Frame:
        """The page cut where the mark of each gap stands.

        A page is cut before anything of a reader is in it, so that no reader can write a mark. Raises ValueError for a
        gap whose mark does not stand in the page once.
        """
        for gap in gaps:
            if page.count(mark(gap)) != 1:
                raise ValueError(f"The page has {page.count(mark(gap))} marks for the gap {gap!r}, not one")
        ordered = tuple(sorted(gaps, key=lambda gap: page.index(mark(gap))))
        pieces, rest = [], page
        for gap in ordered:
            piece, rest = rest.split(mark(gap))
            pieces.append(piece)
        return cls((*pieces, rest), ordered)

    def filled(self, words: Mapping[str, str]) -> str:
        """The page with what each gap holds, which is markup already. Raises KeyError for a gap without."""
        held = [self.pieces[0]]
        for gap, piece in zip(self.gaps, self.pieces[1:], strict=True):
            held += [words[gap], piece]
        return "".join(held)


def mark(gap: str) -> str:
    """What stands in a page where a gap will be."""
    return f"gap-in-this-page-for-{gap}"
