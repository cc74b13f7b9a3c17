"""The rules of the public library: what replaces what, how long a review is listed, what things are called.

docs/publishing-rules.md says the same in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from jigsaw.documents.terms import Kind
from jigsaw.documents.vocabulary import current
from jigsaw.documents.words import KIND_WORDS, STRENGTH_WORDS

# "The last three years" of the page Learning from reviews; older ones stand in the archive. [local practice]
YEARS_LISTED = 3
# Seconds for which anybody's cache may keep a page or a file: a withdrawal holds everywhere within a minute.
CACHE_SECONDS = 60
PAGE_SIZE = 25
NEWEST_SHOWN = 6
LONGEST_SLUG = 120
FILENAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,100}\.(pdf|docx|pptx)")

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
FORMAT_WORDS = {"pdf": "PDF", "docx": "Word", "pptx": "PowerPoint"}
WEB_ADDRESS = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_ABBREVIATIONS = ("e.g.", "i.e.", "Dr.", "Mr.", "Mrs.", "Ms.", "St.", "No.", "vs.")


class NotReleasable(ValueError):
    """What was handed over cannot stand on a public page. The message names what is wrong with it."""


def replaces(offered: int, held: int) -> bool:
    """Only a newer version changes what stands: the same again changes nothing, an older one never wins.

    `held` is the version that stands, or that stood before the review was withdrawn.
    """
    return offered > held


def first_day_listed(today: date) -> date:
    """The first day of the last three years, counted back from `today`; 29 February becomes 28 February."""
    try:
        return today.replace(year=today.year - YEARS_LISTED)
    except ValueError:
        return today.replace(year=today.year - YEARS_LISTED, day=28)


def slug_among(wanted: str, publisher: str, taken: Callable[[str], bool]) -> str:
    """A free address for a new review, made of published things only.

    The wanted one; where another review has it already, the publisher's name after it; then a number that
    counts published reviews of that very address, so that no gap says anything about unpublished ones.
    """
    for slug in _slugs(wanted, publisher):
        if not taken(slug):
            return slug
    raise AssertionError("unreachable: the numbers do not end")


def _slugs(wanted: str, publisher: str) -> Iterator[str]:
    yield wanted[:LONGEST_SLUG].strip("-")
    tail = f"-{publisher}"
    yield wanted[: LONGEST_SLUG - len(tail)].strip("-") + tail
    for number in count(2):
        more = f"{tail}-{number}"
        yield wanted[: LONGEST_SLUG - len(more)].strip("-") + more


def learning_sentence(edition: Mapping[str, Any]) -> str:
    """The learning in one sentence: the first of the statement's learning, else the first of the summary."""
    statement = edition.get("statement") or {}
    return first_sentence(statement.get("learning") or edition.get("summary") or "")


def first_sentence(text: str) -> str:
    """The first sentence of a text, on one line. A text without a full stop is a sentence."""
    line = " ".join(text.split())
    for stop in re.finditer(r"[.?!][’”\"')\]]*(?=\s+[^a-z\s])", line):
        said = line[: stop.end()]
        if not said.endswith(_ABBREVIATIONS):
            return said
    return line


def kind_words(kind: str) -> str:
    """The kind of a review as people read it; Local review for one from before the present list."""
    return KIND_WORDS.get(kind) or kind.replace("-", " ").capitalize()  # type: ignore[call-overload]


def kind_short(kind: str) -> str:
    """The kind in two words, for marks in lists: National review."""
    return "Local review" if kind == Kind.LOCAL_REVIEW else kind.replace("-", " ").capitalize()


def terms_of(edition: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The words of the vocabulary that a review carries: the list of each and its slug, each slug once.

    Themes of the review lead those of its findings. A retired word counts as what replaced it.
    """
    findings = edition.get("findings") or []
    held = {
        "themes": [
            *(edition.get("themes") or []),
            *(t for each in findings for t in each.get("themes") or []),
        ],
        "harm_types": edition.get("harm_types") or [],
        "agencies": edition.get("agencies") or [],
        "age_bands": [each["age_band"] for each in edition.get("subjects") or []],
    }
    found: dict[str, str] = {}
    for name, slugs in held.items():
        for slug in current(slugs):
            found.setdefault(slug, name)
    return [(name, slug) for slug, name in found.items()]


def links_of(edition: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The documents of a past review that stand elsewhere on the web: kind, title, link. Nothing is fetched."""
    return [each for each in edition.get("documents") or [] if WEB_ADDRESS.match(each.get("link") or "")]


@dataclass(frozen=True)
class StrengthRow:
    """How many recommendations have one strength."""

    label: str
    count: int


def strength_rows(edition: Mapping[str, Any]) -> list[StrengthRow]:
    """The recommendations counted by strength, weakest first; strengths without any count 0."""
    found = [item["strength"] for item in edition.get("recommendations") or []]
    return [StrengthRow(words, found.count(str(strength))) for strength, words in STRENGTH_WORDS.items()]


def strength_headline(rows: Sequence[StrengthRow]) -> str:
    """What the chart of strengths shows, in a sentence: how many change more than what people know or are told.

    The two strongest of the four kinds count (documents.words.STRENGTH_MEANINGS).
    """
    total, strong = sum(row.count for row in rows), sum(row.count for row in rows[2:])
    noun = "recommendation" if total == 1 else "recommendations"
    verb = "changes" if strong == 1 else "change"
    return f"{strong} of {total} {noun} {verb} a process, a tool or how the work is set up"


def pages_words(pages: int | None, format: str) -> str:
    """How long a document is: 1 page, 40 pages, 12 slides; nothing where it is not known."""
    if not pages:
        return ""
    noun = "slide" if format == "pptx" else "page"
    return f"{pages} {noun}" if pages == 1 else f"{pages} {noun}s"


def citation(*, publisher: str, year: int | str, title: str, kind: str, reference: str, address: str) -> str:
    """How to cite a review, author and year first (Harvard)."""
    named = f"{title}: {kind_words(kind).lower()}" + (f" {reference}" if reference else "")
    return f"{publisher} ({year}) {named}. Available at: {address}"
