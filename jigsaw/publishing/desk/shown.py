"""Rows of this room as the set pieces show them: documents, signatures, readiness, changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jigsaw.calendar import london
from jigsaw.calendar.words import count_words
from jigsaw.documents.words import BRIEFING, REPORT, SLIDES, STATEMENT, size_words
from jigsaw.publishing.models import Document, Publication, Signature, Version
from jigsaw.publishing.queries import Change, Line, SignOff, Word

ORDER = (REPORT, STATEMENT, BRIEFING, SLIDES)
FORMATS = {"html": "Web page", "pdf": "PDF", "docx": "Word", "pptx": "PowerPoint"}
SHADES = {"Done": "done", "Not done": "soon", "Not needed": "quiet"}
# Who may open the pages to which readiness leads.
OPENS = {
    "make_version": "edit_publication",
    "record_copies_sent": "release_publication",
    "schedule_release": "release_publication",
}
# A run of unchanged words longer than this is shortened to its ends, in characters.
LONG_RUN, ENDS = 320, 120


def document_cards(version: Version) -> list[dict[str, Any]]:
    """The documents of a version, one card each, in the order in which people read them: the web page first."""
    rank = {format: place for place, format in enumerate(FORMATS)}
    found: dict[str, list[Document]] = {}
    for document in version.documents.all():
        found.setdefault(document.name, []).append(document)
    cards = []
    for name in sorted(found, key=lambda each: ORDER.index(each) if each in ORDER else len(ORDER)):
        copies = sorted(found[name], key=lambda document: rank.get(document.format, len(rank)))
        checks = [check for document in copies for check in document.checks]
        cards.append(
            {
                "kind": name,
                "copies": [_copy(document) for document in copies],
                "checks": f"{count_words(sum(check['passed'] for check in checks), 'check')} passed",
                "failed": [check["name"] for check in checks if not check["passed"]],
            }
        )
    return cards


def _copy(document: Document) -> dict[str, str]:
    noun = "slide" if document.format == "pptx" else "page"
    counted = count_words(document.pages, noun) if document.pages and document.format != "html" else ""
    return {
        "format": FORMATS.get(document.format, document.format.upper()),
        "facts": ", ".join(filter(None, (size_words(document.size), counted))),
        "href": reverse("download_document", args=[document.pk]),
    }


def signature_cards(state: SignOff) -> list[dict[str, str]]:
    """Who signed, who asked for a change, who waits, as options of `signature_card`."""
    role = "Co-chair"
    cards = [{"name": s.person.full_name, "role": role, "signed": london.words(s.at)} for s in state.signed]
    for waiting in state.waiting:
        days = count_words(waiting.working_days, "working day")
        since = "since today" if not waiting.working_days else f"for {days}"
        cards.append({"name": waiting.person.full_name, "role": role, "waits": f"Waiting {since}"})
    return [*cards, *(_other(s) for s in [*state.changes, *state.conflicts])]


def _other(signature: Signature) -> dict[str, str]:
    said = "Declared a conflict of interest" if signature.decision == "conflict" else "Asked for a change"
    return {"name": signature.person.full_name, "role": "Co-chair", "said": said, "note": signature.note}


def cleared_lines(state: SignOff) -> list[dict[str, str]]:
    """What was cleared and why, newest first."""
    lines = [
        {
            "name": s.person.full_name,
            "what": {"sign": "Signature on", "change": "Request for a change of", "conflict": "Conflict on"}[
                s.decision
            ],
            "version": str(s.version.number),
            "why": s.cleared_why,
        }
        for s in state.cleared
    ]
    return lines[::-1]


def readiness_lines(
    publication: Publication, lines: list[Line], may: Callable[[str], bool]
) -> list[dict[str, str]]:
    """The readiness board as `readiness` shows it: what to do stands with the line, as a link where there is a page.

    `may` says whether the person holds a permission: nobody is led to a page that is not there for them.
    """
    shown = []
    for line in lines:
        needed = OPENS.get(line.url_name)
        here = line.url_name == "view_publication" or not line.url_name or needed and not may(needed)
        href = "" if here else reverse(line.url_name, kwargs={"publication_id": publication.pk})
        told = line.to_do if line.link or not href else ""
        what = f"{line.what}. {told}" if told else line.what
        shown.append(
            {
                "state": line.state,
                "shade": SHADES.get(line.state, "quiet"),
                "what": what,
                "href": href,
                "link": line.link or line.to_do,
            }
        )
    return shown


@dataclass(frozen=True)
class ShownChange:
    """One changed field: its label and its runs of words, long unchanged runs shortened."""

    label: str
    words: list[Word]


def shown_changes(changes: list[Change]) -> list[ShownChange]:
    """Changes as pages tell them."""
    return [ShownChange(change.label, [_shortened(word) for word in change.words]) for change in changes]


def _shortened(word: Word) -> Word:
    if word.kind != "same" or len(word.text) <= LONG_RUN:
        return word
    return Word("same", f"{word.text[:ENDS].rstrip()} […] {word.text[-ENDS:].lstrip()}")
