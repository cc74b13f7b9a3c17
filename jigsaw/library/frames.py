"""A page that is the same for everyone but for a few gaps: its layout is made once, its gaps are filled each time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """A page cut at its gaps: `pieces` stand round them, `gaps` are their names in the order of the page."""

    pieces: tuple[str, ...]
    gaps: tuple[str, ...]

    @classmethod
    def of(cls, page: str, *gaps: str, often: Sequence[str] = ()) -> Frame:
        """The page cut where the mark of each gap stands, and of those that may stand there `often`.

        A page is cut before anything of a reader is in it, so that no reader can write a mark. Raises ValueError for a
        gap whose mark does not stand in the page, or stands there twice and is none of `often`.
        """
        for gap in (*gaps, *often):
            count = page.count(mark(gap))
            if not count or (count > 1 and gap not in often):
                raise ValueError(f"The page has {count} marks for the gap {gap!r}, not one")
        known = {mark(gap): gap for gap in (*gaps, *often)}
        cut = re.split(f"({'|'.join(map(re.escape, known))})", page)
        return cls(tuple(cut[::2]), tuple(known[each] for each in cut[1::2]))

    def filled(self, words: Mapping[str, str]) -> str:
        """The page with what each gap holds, which is markup already. Raises KeyError for a gap without."""
        held = [self.pieces[0]]
        for gap, piece in zip(self.gaps, self.pieces[1:], strict=True):
            held += [words[gap], piece]
        return "".join(held)


def mark(gap: str) -> str:
    """What stands in a page where a gap will be."""
    return f"gap-in-this-page-for-{gap}"
