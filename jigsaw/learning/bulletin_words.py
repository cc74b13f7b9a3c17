"""The words of the mails to people who asked for updates. Plain text; no picture, no counter, no hidden address."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jigsaw.calendar.words import count_words
from jigsaw.documents.words import term_in_words
from jigsaw.learning.bulletin_items import ARTICLE, EVENT, REVIEW, Item, Part, told_once

WIDTH = 76
NOUNS = {REVIEW: "new review", ARTICLE: "news item", EVENT: "webinar"}
SECTIONS = (("New reviews", REVIEW), ("News and guidance", ARTICLE), ("Webinars", EVENT))
DAYS_TO_CONFIRM = 7


@dataclass(frozen=True)
class Letter:
    """The subject and the text of a mail."""

    subject: str
    body: str


def bulletin_letter(parts: Sequence[Part], *, of: str, month: date, change: str, end: str) -> Letter | None:
    """The bulletin of a month as a mail; None where there is nothing to tell: then no mail is written.

    `of` is whose bulletin it is; where it is the region's, each partnership's part has a heading.
    `change` and `end` are the addresses at which the reader changes or ends it.
    """
    told = told_once(parts)
    if not told:
        return None
    said = _counted([each for part in told for each in part.items])
    blocks = [filled(f"{of}, {month_words(month)}: {said}.")]
    for part in told:
        if part.of != of:
            late = f", {month_words(part.month)}" if part.month != month else ""
            blocks.append(_heading(f"{part.of}{late}", "="))
        blocks += [filled(each) for each in _paragraphs(part.introduction)]
        for heading, kind in SECTIONS:
            found = [each for each in part.items if each.kind == kind]
            blocks += [_heading(heading, "-"), *map(_entry, found)] if found else []
    body = "\n\n".join([*blocks, _foot(change, end)]) + "\n"
    return Letter(f"Learning from reviews in {month_words(month)}: {said}", body)


def month_words(month: date) -> str:
    """A month as people say it: June 2026."""
    return f"{month:%B %Y}"


def _counted(items: Sequence[Item]) -> str:
    """What there is, in words: 2 new reviews, 1 webinar."""
    counts = [(sum(each.kind == kind for each in items), noun) for kind, noun in NOUNS.items()]
    return ", ".join(count_words(count, noun) for count, noun in counts if count)


def _heading(words: str, line: str) -> str:
    return f"{filled(words)}\n{line * min(len(words), WIDTH)}"


def _paragraphs(words: str) -> list[str]:
    parts = re.split(r"\n\s*\n", words.strip())
    return [each for each in parts if each.strip()]


def search_letter(name: str, reviews: Sequence[Item], *, all_found: str, change: str, end: str) -> Letter:
    """What a saved search found that is new. `all_found` is the address of the search itself."""
    name = " ".join(name.split())  # the subject is one line, or the mail of nobody after it would be written
    plural, verb = ("", "matches") if len(reviews) == 1 else ("s", "match")
    counted = f"{len(reviews)} new review{plural}"
    blocks = [filled(f"{counted} {verb} your search: {name}.")]
    blocks += [_entry(each) for each in reviews]
    blocks += [f"All that the search finds:\n{all_found}", _foot(change, end)]
    return Letter(f"{counted}: {name}", "\n\n".join(blocks) + "\n")


def confirm_letter(*, of: str, what: str, address: str) -> Letter:
    """What is sent to an address that somebody asked updates for. `what` is a sentence: what is sent, and when."""
    asked = f"Somebody asked for updates by email to be sent to this address: {of}."
    blocks = [
        filled(f"{asked} {what}"),
        f"If it was you, confirm it on this page within {DAYS_TO_CONFIRM} days:\n{address}",
        filled(
            "If it was not you, do nothing. You will not be sent any updates, and the address is forgotten."
        ),
    ]
    return Letter("Confirm your email updates", "\n\n".join(blocks) + "\n")


def what_is_sent(themes: Sequence[str]) -> str:
    """What a subscription brings, in a sentence."""
    when = "One email a month, only when something new was published"
    if not themes:
        return f"{when}."
    return f"{when} on: {', '.join(term_in_words(each) for each in themes)}."


def what_a_search_sends(words: str) -> str:
    """What a saved search brings, in a sentence. `words` say what is searched for."""
    return f"One email a day at most, when a new review matches: {words}."


def filled(text: str) -> str:
    """A paragraph in lines that every mail program shows whole; addresses are never broken."""
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _entry(each: Item) -> str:
    return "\n".join([filled(each.title), filled(each.text), filled(each.when), each.address])


def _foot(change: str, end: str) -> str:
    return f"You asked for this email.\nChange what you are sent:\n{change}\nStop these emails:\n{end}"
