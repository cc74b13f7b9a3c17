"""Titles in text: what is quoted as one, what merely heads a page, and when two may be the same."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from jigsaw.documents.references import title_key
from jigsaw.publishing.past.kinds import lone_type

OPENING, CLOSING = "‘“'\"", "’”'\""
QUOTED = rf"[{OPENING}](?P<title>[^‘“”\"\n]{{3,160}}?)[{CLOSING}](?![\w])"
# A title is what a text calls one: ‘titled’, or quoted straight after the name of a type of review.
CALLED = re.compile(rf"\b(?:en)?titled:?\s*,?\s*{QUOTED}", re.IGNORECASE)
REVIEW_THEN_TITLE = re.compile(
    rf"\b(?:review|scr|l?cspr|lscpr)\s*(?:report)?\s*[-–—:,]?\s*{QUOTED}(?=\s*(?:$|[.,;(]|and\b|was\b|is\b|has\b))",
    re.IGNORECASE,
)
NOT_A_REVIEW = re.compile(
    r"\b(?:webinar|event|campaign|programme|strategy|training|conference|session|called|book|film|video)\b[^.]{0,40}$",
    re.IGNORECASE,
)
ADJECTIVES = "practitioner|learning|training|related|useful|further|additional|other|key|team|supporting"
WHICH = "published|recent|previous|archived?|historic\\w*|our|all|local|national|neighbouring|regional"
GENERIC = re.compile(
    rf"(?:(?:{ADJECTIVES})\s+)*"
    r"(?:resources?|documents?|downloads?|links?|reading|information|learning|findings|points|materials|reviews)"
    rf"|learning from (?:our )?.{{0,60}}reviews?|(?:{WHICH}) .{{0,60}}reviews|.{{0,80}}(?:case )?reviews"
    r"|.{0,40}reviews (?:published|and).{0,60}|publications?|archive|more|read more"
    r"|note(?:s)? to editors?|ends|contact(?: us)?|background|introduction|summary|overview|recommendations?|contents"
    r"|menu|home|search|about(?: us| this page| the review)?|date|what happened.*|why it matters|what we found"
    r"|good practice|conclusions?|news|share(?: this)?|back to top|skip to .*|(?:private|confidential|official).*"
    r"|(?:press|media|partnership) (?:statement|release)|.{0,30}briefings?(?: notes?)?|final report.*|version .*"
    r"|(?:[0-9]{4}|[0-9]{4}\s*[-–/]\s*[0-9]{2,4})(?: reviews)?|page [0-9]+(?: of [0-9]+)?"
    r"|.{0,60}safeguarding children (?:partnership|board)|registered .*|copyright.*|©.*"
    r"|lead reviewer.*|(?:independent )?(?:author|reviewer).*",
    re.IGNORECASE,
)
ALSO = re.compile(
    r"\s*[(,;–-]*\s*\b(?:also known as|also published as|aka|formerly|previously(?: titled)?)\b[\s:]*",
    re.IGNORECASE,
)
MAIN_END = re.compile(r"\s*[:–—]\s*|\s+-\s+")
ALIKE = 0.86
COMMON = frozenset(
    "a an and are as at by for from i in is it me my of on or our the their this to was we"
    " what when who with you your".split()
)


def tidy(title: str) -> str:
    """A title without quotation marks around it, outer signs and double spaces."""
    text = " ".join(title.split()).strip(" -–—:;,")
    if len(text) > 2 and text[0] in OPENING and text[-1] in CLOSING and not re.search(r"[‘“”\"]", text[1:-1]):
        return text[1:-1].strip()
    return text


def titles_called(text: str) -> list[str]:
    """The titles that a text calls so or quotes straight after the name of a type of review."""
    found: dict[str, str] = {}
    for pattern in (CALLED, REVIEW_THEN_TITLE):
        for match in pattern.finditer(text):
            if not NOT_A_REVIEW.search(text[: match.start("title") - 1]):
                title = tidy(match["title"])
                found.setdefault(title_key(title), title)
    return list(found.values())


def is_generic(text: str) -> bool:
    """Whether a heading is one of every page (Resources, Note to editors) and no title of a review."""
    bare = tidy(text)
    return not re.search(r"[A-Za-z]", bare) or GENERIC.fullmatch(bare) is not None or lone_type(bare)


def split_titles(text: str) -> tuple[str, list[str]]:
    """A title and the other names that the same cell gives it: ‘X, also known as Y’."""
    first, *others = ALSO.split(text)
    return tidy(first), [tidy(other.rstrip(")")) for other in others if tidy(other.rstrip(")"))]


@lru_cache(maxsize=20_000)
def key_of_title(title: str) -> str:
    return title_key(title)


@lru_cache(maxsize=20_000)
def main_title(title: str) -> str:
    """What stands before a colon or a dash, as it is compared; "" where it is too short to tell anything."""
    first, *rest = MAIN_END.split(tidy(title), maxsplit=1)
    key = title_key(first)
    return key if rest and len(key.split()) >= 2 and set(key.split()) - COMMON else ""


def may_be_same(one: str, other: str) -> str:
    """Why two titles that are not equal may be of one review; "" where nothing says so. Only ever a proposal."""
    first, second = key_of_title(one), key_of_title(other)
    if not first or not second:
        return ""
    if first == second:
        return "the same title"
    mains = {main_title(one) or first, main_title(other) or second}
    if len(mains) == 1:
        return f"both begin with ‘{MAIN_END.split(tidy(one), maxsplit=1)[0]}’"
    words = set(first.split()) - COMMON, set(second.split()) - COMMON
    if min(map(len, words)) >= 3 and words[0] & words[1] and _alike(first, second):
        return "the titles differ by a few letters"
    return ""


def _alike(first: str, second: str) -> bool:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
