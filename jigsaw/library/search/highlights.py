"""Where a review says what was asked for: one passage, with the words marked. One way for both databases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge

from jigsaw.library.search.asking import Term, Wanted
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

    `pattern` is where any term stands in a folded text, if a word begins there; `pieces` are for each term what to look
    for first to find its lines, and then, where that is nowhere; `terms` is how many different terms there are.
    """

    pattern: re.Pattern[str]
    pieces: list[tuple[str, ...]]
    terms: int

    @classmethod
    def of(cls, wanted: Wanted) -> Sought:
        """What a question looks for."""
        terms = {term for terms in wanted for term in terms}
        return cls(pattern_of(wanted), sorted({pieces_of(term) for term in terms}), len(terms))


@dataclass(frozen=True)
class Highlight:
    """A piece of a review: where it stands, and its text cut into pieces that match (True) and that do not."""

    source: str
    pieces: tuple[tuple[str, bool], ...]


def pattern_of(wanted: Wanted) -> re.Pattern[str]:
    """Where any term stands in a folded text, with the endings that a word takes.

    Whether a word begins there it leaves open: so it begins with letters, which are found quickly.
    """
    terms = sorted({term for terms in wanted for term in terms}, key=lambda term: (-len(term), term))
    said = [r"\W+".join(_any_ending(word) for word in term) for term in terms]
    return re.compile(r"(?:" + "|".join(said) + r")\b")


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
    for name, text in parts:
        best, most = None, 0
        plain = folded(text)
        for begin, end in lines_with(sought.pieces, plain):
            if name in LONG and text[begin:end].rstrip()[-1:] not in ENDS:
                continue
            found = [
                at for at in sought.pattern.finditer(plain, begin, end) if begins_word(plain, at.start())
            ]
            different = len({root(match.group()) for match in found})
            if different > most:
                best, most = (begin, end, found), different
            if most >= sought.terms:
                break
        if best is not None:
            begin, end, matches = best
            spans = [(match.start() - begin, match.end() - begin) for match in matches]
            return Highlight(FROM[name], cut(spans, text[begin:end]))
    return None


def begins_word(plain: str, at: int) -> bool:
    """Whether no letter, number or low line stands before this place."""
    return not at or not (plain[at - 1].isalnum() or plain[at - 1] == "_")


def pieces_of(term: Term) -> tuple[str, ...]:
    """What stands wherever the term does; of a phrase first as it is mostly written, then its longest word."""
    longest = root(max(term, key=len))
    return (longest,) if len(term) == 1 else (" ".join((*term[:-1], root(term[-1]))), longest)


def lines_with(pieces: Sequence[tuple[str, ...]], plain: str) -> Iterator[tuple[int, int]]:
    """Where the first lines begin and end in which a piece of one of the terms stands, in their order."""
    if len(pieces) == 1:
        yield from _lines(pieces[0], plain)
        return
    before = None
    for line in merge(*(_lines(each, plain) for each in pieces)):
        if line != before:
            before = line
            yield line


def terms_near(pieces: Iterable[tuple[str, ...]], plain: str, begin: int, end: int) -> int:
    """How many terms may stand in a line: those of which a piece does."""
    return sum(any(plain.find(piece, begin, end) >= 0 for piece in each) for each in pieces)


def _lines(pieces: tuple[str, ...], plain: str) -> Iterator[tuple[int, int]]:
    found = ((piece, plain.find(piece)) for piece in pieces)
    piece, at = next(((piece, at) for piece, at in found if at >= 0), ("", -1))
    for _ in range(MOST_LINES):
        if at < 0:
            return
        begin, end = plain.rfind("\n", 0, at) + 1, plain.find("\n", at)
        end = len(plain) if end < 0 else end
        yield begin, end
        at = plain.find(piece, end)


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
