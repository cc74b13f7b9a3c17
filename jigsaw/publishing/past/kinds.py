"""Kinds of review and of document, and whose review it is, by the words that say so and by no others."""

from __future__ import annotations

import re

from jigsaw.documents.terms import Kind
from jigsaw.publishing.past.found import Whose

DOCUMENT_KINDS = [
    ("easy read", r"easy[ -]?read(?: version| summary| report)?"),
    (
        "response",
        r"(?:partnership|board|agency|lscb|scp|multi-agency)?\s*response(?: (?:to|report|statement).*)?",
    ),
    ("press statement", r"(?:press|media|partnership) (?:statement|release|notice)|statement"),
    (
        "briefing",
        r"(?:(?:practitioner|learning(?: lessons)?|one[ -]page|(?:7|seven)[ -]min(?:ute)?)\s+)*briefing(?:s)?"
        r"(?: notes?| papers?| sheets?)?|learning summary",
    ),
    ("slides", r"power ?point(?: presentation| slides)?|(?:slide ?(?:s|deck|pack))|presentation(?: slides)?"),
    (
        "report",
        r"(?:full |final |overview |review |scr |l?cspr |lscpr )*report|(?:full|overview) review(?: report)?",
    ),
]
PATTERNS = [(kind, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for kind, pattern in DOCUMENT_KINDS]
ENDINGS = {".pptx": "slides", ".ppt": "slides"}
FILE_NOTE = re.compile(
    r"\((?:[^()]*\b(?:pdf|docx?|pptx?|word|kb|mb|opens)\b[^()]*)\)|\b(?:pdf|docx|pptx)\b|\.(?:pdf|docx?|pptx?)\b"
    r"|\b[0-9.]+ ?[km]b\b|^(?:download|read|view|open|see)(?: the)?\b|\(opens [^)]*\)",
    re.IGNORECASE,
)

REVIEW_KINDS = [
    (Kind.NATIONAL_REVIEW, r"national (?:child safeguarding practice )?review|national (?:thematic )?review"),
    (
        Kind.THEMATIC_REVIEW,
        r"thematic(?: (?:serious case|safeguarding|learning|(?:local )?child safeguarding practice))?"
        r" (?:review|scr|l?cspr|lscpr|analysis)",
    ),
    (
        Kind.LEARNING_REVIEW,
        r"(?:partnership|learning(?: lessons)?|multi[ -]agency(?: learning)?|appreciative|practice learning) review",
    ),
    (
        Kind.LOCAL_REVIEW,
        r"serious case review|scr|(?:local )?child(?:ren)?(?:’s|'s)? safeguarding practice review|lcspr|lscpr|cspr|spr"
        r"|local (?:child )?safeguarding (?:child )?practice review|safeguarding practice review",
    ),
]  # fmt: skip
REVIEW_PATTERNS = [
    (kind, re.compile(rf"\b(?:{pattern})(s)?\b", re.IGNORECASE)) for kind, pattern in REVIEW_KINDS
]
LONE_KINDS = {str(kind).removesuffix("-review"): kind for kind in Kind}
PUBLISHER = re.compile(
    r"((?:[A-Z][\w’'&-]*|and|upon|on|the|of|with)(?:\s+(?:[A-Z][\w’'&-]*|and|upon|on|the|of|with)){0,6}?)\s+"
    r"(?:Local\s+)?Safeguarding\s+(?:Children(?:['’]?s)?|Child)\s+(?:Partnership|Board)"
)
NATIONAL_PANEL = re.compile(r"(?:child safeguarding practice review|national) panel", re.IGNORECASE)


def document_kind(label: str, link: str = "") -> tuple[str, str]:
    """The kind of a document and what else its label says (a title); ("", label) where no kind is named."""
    text = " ".join(FILE_NOTE.sub(" ", label).split()).strip(" -–—:|,.")
    if re.search(r"\b(?:webinar|recording|video|podcast)\b", text, re.IGNORECASE):
        return "", text
    for kind, pattern in PATTERNS:
        if found := pattern.search(text):
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            rest = re.sub(
                r"\s+(?:for|of|to|on|the|and)$|^(?:for|of|to|on|the|and)\s+", " ", " ".join(rest.split())
            )
            return kind, rest.strip(" -–—:|,.()")
    ending = next(
        (kind for ending, kind in ENDINGS.items() if link.lower().split("?")[0].endswith(ending)), ""
    )
    return ending, text


def kinds_named(text: str) -> list[str]:
    """Every kind of document that a text names, in the order of the text."""
    starts = [(found.start(), kind) for kind, pattern in PATTERNS if (found := pattern.search(text))]
    return [kind for _, kind in sorted(starts)]


def review_kind(text: str, *, plural: bool = False) -> Kind | None:
    """The kind of review that a text names, the most telling first. `plural` asks for texts about many reviews."""
    if not plural and (lone := LONE_KINDS.get(text.strip(" .").casefold())):
        return lone
    for kind, pattern in REVIEW_PATTERNS:
        for found in pattern.finditer(text):
            if bool(found[1]) == plural and not _of_the_panel(text, found):
                return kind
    return None


def _of_the_panel(text: str, found: re.Match[str]) -> bool:
    """The Child Safeguarding Practice Review Panel is no review."""
    return text[found.end() :].lstrip()[:5].casefold() == "panel"


def lone_type(text: str) -> bool:
    """Whether the text is nothing but the name of a type of review, perhaps with a, the or learning from."""
    bare = re.sub(
        r"^(?:publication of|learning from|a|an|the|our)\s+", "", text.strip(" :.-–"), flags=re.IGNORECASE
    )
    bare = re.sub(r"^(?:learning from|a|an|the)\s+", "", bare, flags=re.IGNORECASE)
    bare = re.sub(r"^(?:a|an|the)\s+|\s+(?:report|\(l?cspr\)|\(scr\))$", "", bare, flags=re.IGNORECASE)
    return any(pattern.fullmatch(bare) for _, pattern in REVIEW_PATTERNS)


def publisher_named(text: str) -> str:
    """The safeguarding partnership or board that a text names, as written; "" where it names none."""
    found = PUBLISHER.search(text)
    return (
        re.sub(r"^(?:the|of|and|by)\s+", "", " ".join(found[0].split()), flags=re.IGNORECASE) if found else ""
    )


def area_key(name: str) -> str:
    """What counts when names of areas are compared: the place, without the words for the partnership."""
    text = re.sub(r"[^\w\s&]", " ", name.casefold()).replace("&", " and ")
    text = re.sub(
        r"\b(?:local|safeguarding|childrens?|child|s|partnership|board|the|council|city|of|lscb|lscp|scp)\b",
        " ",
        text,
    )
    return " ".join(text.split())


def whose_is(publisher: str, own: str) -> Whose:
    """Whose review it is by the publisher's name."""
    if NATIONAL_PANEL.search(publisher) or area_key(publisher) in ("national", "england"):
        return Whose.NATIONAL
    return Whose.OWN if area_key(publisher) in ("", area_key(own)) else Whose.NEIGHBOUR
