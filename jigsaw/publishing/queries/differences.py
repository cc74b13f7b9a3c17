"""What changed between two forms of an edition, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from jigsaw.calendar.words import date_words
from jigsaw.documents.terms import Kind, Practice, Strength
from jigsaw.documents.words import KIND_WORDS, PRACTICE_WORDS, STRENGTH_WORDS, term_in_words
from jigsaw.publishing.drafts import tidy
from jigsaw.publishing.models import Publication, Version

# What items of a list are called, and the fields by which one is known again after others came or went.
ITEMS = {
    "findings": "Finding",
    "recommendations": "Recommendation",
    "developments": "Change since",
    "report": "Report section",
    "subjects": "Child or young person",
    "signatories": "Signatory",
    "read_more": "Link",
}
KNOWN_BY = ("title", "heading", "text", "alias", "name", "label")
LABELS = {
    "partnership": "Partnership",
    "media_contact": "Media contact",
    "published_on": "Day of publication",
    "release_at": "Release time",
    "statement": "Press statement",
    "dont": "Do not",
    "addressed_to": "Addressed to",
    "how_we_will_know": "How we will know",
    "lead_reviewer": "Independent reviewer",
}
CLOSED = {
    **{kind.value: words for kind, words in KIND_WORDS.items()},
    **{practice.value: words for practice, words in PRACTICE_WORDS.items()},
    **{strength.value: words for strength, words in STRENGTH_WORDS.items()},
}
CLOSED_FIELDS = {"kind": Kind, "practice": Practice, "strength": Strength}
TERM_FIELDS = {"themes", "agencies", "harm_types", "age_band"}
DAY_FIELDS = {"published_on", "due"}
SENTENCE = re.compile(r"[^.?!\n]*[.?!\n]+\s*|[^.?!\n]+")
WORD = re.compile(r"\S+\s*|\s+")
# A longer run of changed sentences is told whole: a word difference of pages helps nobody.
MOST_CHARACTERS = 3000


@dataclass(frozen=True)
class Word:
    """A run of words of a changed text: kind is "same", "added" or "removed"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One field that differs: its path, its label for people, both texts ("" where there was none).

    `words` tells the change in runs, in reading order, for a page that marks what was added and removed.
    """

    path: str
    label: str
    before: str
    after: str
    words: list[Word] = field(default_factory=list)


def difference(
    before: Version | Publication | dict[str, Any], after: Version | Publication | dict[str, Any]
) -> list[Change]:
    """What differs between two versions, or between a version and a draft (pass the Publication)."""
    return [
        Change(path, label, one, two, word_difference(one, two))
        for path, label, one, two in _walk("", "", "", _plain(before), _plain(after))
    ]


def word_difference(before: str, after: str) -> list[Word]:
    """The runs of words that stayed, went and came, in reading order; without those that went, `after`.

    Sentences are compared first, then words within the sentences that differ, so that the work stays small.
    """
    return [
        word for word in _runs(SENTENCE.findall(before), SENTENCE.findall(after), deeper=True) if word.text
    ]


def _runs(old: list[str], new: list[str], *, deeper: bool) -> Iterator[Word]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        went, came = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal":
            yield Word("same", came)
        elif kind == "replace" and deeper and max(len(went), len(came)) <= MOST_CHARACTERS:
            yield from _runs(WORD.findall(went), WORD.findall(came), deeper=False)
        else:
            yield from (Word("removed", went), Word("added", came))


def _plain(held: Version | Publication | dict[str, Any]) -> dict[str, Any]:
    if isinstance(held, Version):
        return tidy(held.edition)
    return tidy(held.draft if isinstance(held, Publication) else held)


def _walk(path: str, label: str, name: str, one: Any, two: Any) -> Iterator[tuple[str, str, str, str]]:
    """The leaves that differ. A leaf is a text, a number, or a list of texts."""
    if one == two:
        return
    if isinstance(one, dict) or isinstance(two, dict):
        one, two = one or {}, two or {}
        for key in dict.fromkeys([*one, *two]):
            where = f"{path}.{key}" if path else key
            yield from _walk(where, _joined(label, key), key, one.get(key), two.get(key))
    elif _items(one) or _items(two):
        for place, old, new in _paired(one or [], two or []):
            noun = f"{ITEMS.get(name, name.capitalize())} {place + 1}"
            within = noun if "." not in path else f"{label}: {noun[0].lower()}{noun[1:]}"
            yield from _walk(f"{path}[{place}]", within, name, old, new)
    elif (before := _words(name, one)) != (after := _words(name, two)):
        yield path, label, before, after


def _items(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _joined(label: str, key: str) -> str:
    said = LABELS.get(key, key.replace("_", " ").capitalize())
    return f"{label}: {said[0].lower()}{said[1:]}" if label else said


def _known_by(item: Any) -> str:
    names = KNOWN_BY if isinstance(item, dict) else ()
    return next((str(item[name]) for name in names if name in item), "")


def _paired(one: list[Any], two: list[Any]) -> Iterator[tuple[int, Any, Any]]:
    """Items of two lists that are the same item, with where it stands now (or stood, if it went)."""
    old, new = [_known_by(item) for item in one], [_known_by(item) for item in two]
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for step in range(max(b - a, d - c)):
            left = one[a + step] if a + step < b else None
            right = two[c + step] if c + step < d else None
            yield (c + step if c + step < d else a + step), left, right


def _words(name: str, value: Any) -> str:
    """A leaf as people read it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(_words(name, each) for each in value)
    if name in CLOSED_FIELDS:
        return CLOSED.get(value, str(value))
    if name in TERM_FIELDS and isinstance(value, str):
        return term_in_words(value)
    if name in DAY_FIELDS:
        try:
            return date_words(date.fromisoformat(value))
        except (TypeError, ValueError):
            return str(value)
    return str(value)
