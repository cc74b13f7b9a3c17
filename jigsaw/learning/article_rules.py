"""The rules of articles: where each kind stands, what may be public, which versions stay, how texts are set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from jigsaw.learning import article_details as kinds
from jigsaw.library import rules as library_rules

# Articles on one page of a list, and in the parts that other pages show.
PAGE_SIZE = 20
NEWEST_SHOWN = 3
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_NOTE, LONGEST_VERSION_WORDS, LONGEST_SLUG = 160, 2_000, 1_000, 80, 100
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FILENAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,100}\.(pdf|docx|pptx|xlsx)")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTENT_TYPES = {**library_rules.CONTENT_TYPES, "xlsx": XLSX}
FORMAT_WORDS = {**library_rules.FORMAT_WORDS, "xlsx": "Excel"}
KIND_WORDS = {
    kinds.NEWS: "News",
    kinds.CAMPAIGN: "Campaign",
    kinds.STRATEGY: "Strategy",
    kinds.GUIDANCE: "Guidance",
    kinds.FRAMEWORK: "Regional framework",
    kinds.NATIONAL_REVIEW: "National review",
}
# Documents that people follow: they have versions, and it must stay possible to see what held at an earlier time.
VERSIONED = (kinds.GUIDANCE, kinds.FRAMEWORK)


class NotAnArticle(ValueError):
    """Something that must not reach the public side. The message says what to do."""


@dataclass(frozen=True)
class Section:
    """One list of articles: its part of the address, its words, the kinds that stand in it, how they are counted."""

    name: str
    title: str
    lead: str
    kinds: tuple[str, ...]
    counted: tuple[str, str]
    empty: str


SECTIONS = {
    each.name: each
    for each in (
        Section(
            "news",
            "News",
            "What the partnerships have published, changed and asked of everyone who works with children.",
            (kinds.NEWS,),
            ("item of news", "items of news"),
            "No news has been published yet. It will stand here, the newest first.",
        ),
        Section(
            "campaigns",
            "Campaigns and strategies",
            "What partnerships are doing about what reviews have found, and how to take part.",
            (kinds.CAMPAIGN, kinds.STRATEGY),
            ("campaign or strategy", "campaigns and strategies"),
            "No campaign or strategy has been published yet. Each will stand here with the reviews it answers.",
        ),
        Section(
            "guidance",
            "Guidance and regional framework",
            "Guidance to follow, and the documents and templates of the region’s framework, each with its version.",
            (kinds.GUIDANCE, kinds.FRAMEWORK),
            ("document", "documents"),
            "No guidance has been published yet. Each document will stand here with its version.",
        ),
        Section(
            "national",
            "National reviews",
            "Reviews published by national bodies, and what the partnerships here are doing about them.",
            (kinds.NATIONAL_REVIEW,),
            ("review", "reviews"),
            "No response to a national review has been published yet. Each will stand here.",
        ),
    )
}


def section_of(kind: str) -> Section:
    """The list in which articles of a kind stand."""
    return next(each for each in SECTIONS.values() if kind in each.kinds)


def earlier_stays(kind: str, correction_note: str) -> bool:
    """Whether the version that is replaced stays to be read, marked as replaced.

    Guidance and framework documents keep theirs. What a correction takes the place of was wrong: it goes.
    [local practice]
    """
    return kind in VERSIONED and not correction_note.strip()


def text_parts(text: str) -> Iterator[tuple[bool, list[str]]]:
    """A text in paragraphs and lists: whether it is a list, and its lines. A paragraph has one.

    Empty lines part paragraphs; lines that begin with "- " are a list, also directly below a paragraph.
    """
    for chunk in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        for is_list, found in groupby(lines, key=lambda line: line.startswith("- ")):
            held = list(found)
            yield is_list, [line[2:].strip() for line in held] if is_list else [" ".join(held)]
