"""Where a review says what was asked for: one passage, with the words marked. One way for both databases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jigsaw.library.search.asking import Wanted
from jigsaw.library.search.passages import folded

# Characters of a passage that are shown.
SHOWN = 260
# Lines of a part, for each word, among which the best is chosen.
MOST_LINES = 30
# In these parts a line that is no sentence is a heading or a row of words, which tells a reader nothing.
LONG, ENDS = {"report", "documents"}, tuple(".?!:;…”’)\"'")
ENDINGS = ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s", "y", "e")
FROM = {
    "title": "",
    "findings": "Findings",
    "recommendations": "Recommendations",
    "summary": "Summary",
    "report": "Report",
    "documents": "Attached document",
}


@dataclass(frozen=True)
class Sought:
    """What passages are looked through for, made once for an answer.

    `pattern` is where any term stands in a folded text; `roots` are pieces of terms that stand wherever they do;
    `terms` is how many different terms there are.
    """

    pattern: re.Pattern[str]
    roots: list[str]
    terms: int

    @classmethod
    def of(cls, wanted: Wanted) -> Sought:
        """What a question looks for."""
        terms = {term for terms in wanted for term in terms}
        return cls(pattern_of(wanted), roots_of(wanted), len(terms))


@dataclass(frozen=True)
class Highlight:
    """A piece of a review: where it stands, and its text cut into pieces that match (True) and that do not."""

    source: str
    pieces: tuple[tuple[str, bool], ...]


def pattern_of(wanted: Wanted) -> re.Pattern[str]:
    """Where any term stands in a folded text, with the endings that a word takes."""
    terms = sorted({term for terms in wanted for term in terms}, key=lambda term: (-len(term), term))
    said = [r"\W+".join(_any_ending(word) for word in term) for term in terms]
    return re.compile(r"\b(?:" + "|".join(said) + r")\b")


def root(word: str) -> str:
    """A word without the ending that English gives it: neglected and neglects are neglect."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word.removesuffix(ending)
    return word


def highlighted(parts: Iterable[tuple[str, str]], sought: Sought) -> Highlight | None:
    """The best passage of the first part, by name and text, in which a term stands; None where no part has one.

    The best has most different terms; of two, the earlier. Of report and documents only sentences are shown.
    """
    pattern = sought.pattern
    for name, text in parts:
        best, most = None, 0
        plain = folded(text)
        for begin, end in lines_with(sought.roots, plain):
            if name in LONG and text[begin:end].rstrip()[-1:] not in ENDS:
                continue
            found = list(pattern.finditer(plain[begin:end]))
            different = len({root(match.group()) for match in found})
            if different > most:
                best, most = (begin, end, found), different
            if most >= sought.terms:
                break
        if best is not None:
            begin, end, matches = best
            return Highlight(FROM[name], cut([match.span() for match in matches], text[begin:end]))
    return None


def roots_of(wanted: Wanted) -> list[str]:
    """A piece of each term that stands wherever the term does."""
    return sorted({root(term[0]) for terms in wanted for term in terms})


def lines_with(roots: Sequence[str], plain: str) -> list[tuple[int, int]]:
    """Where the first lines begin and end in which one of the roots stands, in their order."""
    found: set[tuple[int, int]] = set()
    for each in roots:
        at = plain.find(each)
        for _ in range(MOST_LINES):
            if at < 0:
                break
            begin, end = plain.rfind("\n", 0, at) + 1, plain.find("\n", at)
            end = len(plain) if end < 0 else end
            found.add((begin, end))
            at = plain.find(each, end)
    return sorted(found)


def cut(spans: Sequence[tuple[int, int]], line: str) -> tuple[tuple[str, bool], ...]:
    """The passage round its first matches, cut between words, as pieces."""
    begin = 0 if len(line) <= SHOWN else max(0, spans[0][0] - SHOWN // 3)
    if begin:
        begin = line.find(" ", begin) + 1 or begin
    end = len(line) if len(line) - begin <= SHOWN else line.rfind(" ", begin, begin + SHOWN)
    end = max(end, min(spans[0][1], begin + SHOWN))
    pieces, at = [("… ", False)] if begin else [], begin
    for first, last in spans:
        if first < at or last > end:
            continue
        pieces += [(line[at:first], False), (line[first:last], True)]
        at = last
    pieces.append((line[at:end] + (" …" if end < len(line) else ""), False))
    return tuple((text, marked) for text, marked in pieces if text)


def _any_ending(word: str) -> str:
    return f"{re.escape(root(word))}(?:{'|'.join(ENDINGS)})?"
