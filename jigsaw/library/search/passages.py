"""What of a review is searched, in the order of its worth: names, findings, recommendations, summary, report, files.

Each part is a text of passages, a line each. A highlight is always one passage.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from html import unescape
from typing import Any

# Characters of a report, and of all attached documents together, that are searched: about 60,000 words.
MOST_CHARACTERS = 400_000
BREAKS = re.compile(r"</(?:p|li|h[1-6]|td|th|dd|dt|blockquote|caption)>|<br\s*/?>", re.IGNORECASE)
STRANGE = re.compile(r"[^\x00-\x7f]")
WORD = re.compile(r"[^\W_]+")
SIGNS = {place: " " for place in range(128) if not chr(place).isalnum()}
TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Parts:
    """The searched texts of one review, weightiest first."""

    title: str
    findings: str
    recommendations: str
    summary: str
    report: str
    documents: str


PARTS = tuple(field.name for field in fields(Parts))
# What a word counts for by where it stands.
WORTH = {"title": 12, "findings": 6, "recommendations": 3, "summary": 4, "report": 1, "documents": 1}
# The parts that are short, and are looked at first for a highlight.
SHORT = PARTS[:4]


def parts_of(plain: Mapping[str, Any], report_html: str, document_texts: Mapping[str, str]) -> Parts:
    """The texts of an edition in its plain form, of its report as a web page, and of attached documents by name."""
    findings = plain.get("findings") or []
    learning = (plain.get("statement") or {}).get("learning") or ""
    briefing = plain.get("briefing") or {}
    told = [[each["title"], each.get("why", ""), each.get("what_happened", "")] for each in findings]
    report = TAGS.sub("", BREAKS.sub("\n", report_html))
    return Parts(
        title=lines([plain["title"], *(plain.get("other_titles") or []), plain.get("reference") or ""]),
        findings=lines(
            [
                learning,
                *(text for each in told for text in each),
                *briefing.get("what_we_found", ()),
                *briefing.get("good_practice", ()),
            ]
        ),
        recommendations=lines(
            text
            for each in plain.get("recommendations") or []
            for text in (each["text"], each.get("outcome_for_children", ""))
        ),
        summary=lines([plain.get("summary") or ""]),
        report=lines([unescape(report)])[:MOST_CHARACTERS],
        documents=lines(document_texts.values())[:MOST_CHARACTERS],
    )


def lines(texts: Iterable[str]) -> str:
    """The paragraphs of several texts, one a line, with no empty ones and no null characters."""
    found = (_tidied(line) for text in texts for line in text.splitlines() if line)
    return "\n".join(line for line in found if line)


def _tidied(line: str) -> str:
    """The line with one blank between words; most lines have that already."""
    if line.isprintable() and "  " not in line:
        return line.strip(" ")
    return " ".join(line.replace("\0", " ").split())


def words_in(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    plain = folded(text)
    if not plain.isascii():
        if any(map(str.isalnum, set(STRANGE.findall(plain)))):
            return WORD.findall(plain)
        plain = STRANGE.sub(" ", plain)
    return plain.translate(SIGNS).split()


def folded(text: str) -> str:
    """The text without accents and case, character for character, so that places in it are those of the text."""
    return (text if text.isascii() else STRANGE.sub(_folded_character, text)).lower()


def _folded_character(found: re.Match[str]) -> str:
    return _without_accent(found.group())


@cache
def _without_accent(character: str) -> str:
    plain = unicodedata.normalize("NFD", character)[0].lower()
    return plain if len(plain) == 1 else character
