"""What a heading of a column or a label before a colon means. Anything else stays unread, and is told."""

from __future__ import annotations

import re

REFERENCE, TITLE, PUBLISHED, DATE, KIND, WHOSE = (
    "reference",
    "title",
    "published",
    "date",
    "kind",
    "partnership",
)
SUMMARY, ALIAS, NSPCC, DOCUMENTS, OTHER_TITLE = "summary", "alias", "nspcc", "documents", "other title"
DOCUMENT_FIELDS = ("report", "press statement", "briefing", "slides", "easy read", "response")

_OF = r"(?:date of (?:the )?{0}|{0}(?: date)?|date {0})"
FIELDS: list[tuple[str, str]] = [
    (NSPCC, r"nspcc.*|accession(?: no| number)?|repository (?:number|id|reference|ref)|copy ?no"),
    (
        REFERENCE,
        r"(?:(?:case|review|our|scr|l?cspr|lscpr) )?(?:reference|ref)(?: ?(?:no|nos|number|code))?"
        r"|case (?:no|number|id)",
    ),
    (
        PUBLISHED,
        r"(?:date of )?publication(?: date)?|date (?:of )?publish(?:ed|ing)|(?:first )?publish(?:ed)?(?: on| date)?",
    ),
    ("date of the incident", _OF.format(
        r"(?:serious )?(?:incident|harm|death|injury|notification|birth|referral)"
    )),
    ("date of a meeting", _OF.format(
        r"(?:panel|meeting|(?:rapid review|panel|board|partnership) meeting|rapid review|sign off|signed off"
        r"|commissioned|started|completed|submitted)"
    )),
    ("date of the sentence", _OF.format(
        r"(?:sentence[d]?|sentencing|trial|conviction|verdict|inquest|court|criminal proceedings)"
    )),
    ("date of an event", _OF.format(r"(?:webinar|awareness(?: day| week)?|launch|event|training)")),
    (
        "date of a change",
        r"(?:last )?(?:updated|modified|reviewed|amended)(?: on)?|date (?:added|updated|uploaded|removed)"
        r"|remove(?:d)?(?: on| date)?|next review(?: date)?|review date",
    ),
    (DATE, r"date|dated|year|month"),
    (OTHER_TITLE, r"(?:other|also|second|briefing|alternative) (?:title|name)s?|also known as|aka|previous title"),
    (
        TITLE,
        r"(?:review |report )?title(?: of (?:the )?(?:review|report))?|(?:review|report) name"
        r"|name of (?:the )?(?:review|report)|name|review",
    ),
    (KIND, r"(?:review )?(?:type|kind)(?: of review)?|category"),
    (
        WHOSE,
        r"partnership|area|local authority|lscb|lscp|safeguarding (?:board|partnership)|published by|publisher"
        r"|authority|board",
    ),
    (
        SUMMARY,
        r"(?:brief )?(?:summary|description|synopsis|overview|abstract|background)(?: of (?:the )?(?:case|review))?"
        r"|details|about",
    ),
    (ALIAS, r"child(?:ren)?|pseudonym|alias|subject|known as|child's name|name of child"),
    ("easy read", r"easy[ -]?read(?: version)?"),
    ("press statement", r"(?:press|media|partnership) (?:statement|release|notice)|statement"),
    (
        "briefing",
        r"(?:(?:practitioner|learning|one[ -]page|[7s][a-z]*[ -]minute|learning lessons) )*briefings?"
        r"(?: notes?| papers?)?",
    ),
    ("slides", r"(?:power ?point|slides?|slide ?deck|presentation)(?: presentation| slides)?"),
    ("response", r"(?:(?:partnership|board|agency|lscb|local) )?response(?: to (?:the )?review)?"),
    ("report", r"(?:full |final |overview |link to )?report(?: link| url| file)?|link to (?:full )?report"),
    (DOCUMENTS, r"documents?|links?|url|downloads?|files?|resources|attachments?"),
]  # fmt: skip
PATTERNS = [(name, re.compile(pattern)) for name, pattern in FIELDS]
LABEL = re.compile(r"\s*([A-Za-z][A-Za-z'’ /()-]{1,40}?)\s*(?::|\s[-–—]\s)\s*(.*)", re.DOTALL)


def folded(heading: str) -> str:
    """A heading as it is compared: small letters, one space, no signs around it."""
    text = re.sub(r"\(.*?\)|[.:*#?_]", " ", heading.casefold())
    return " ".join(text.split())


def field_of(heading: str) -> str:
    """The field that a heading names; "" for one that says nothing to us."""
    text = folded(heading)
    return next((name for name, pattern in PATTERNS if pattern.fullmatch(text)), "") if text else ""


def is_date_field(name: str) -> bool:
    """Whether the field is a date that is not the one of publication."""
    return name.startswith("date of ")


def label_of(line: str) -> tuple[str, str]:
    """The field and the value of a line like ‘Publication date: 17.12.2024’; ("", "") for any other line."""
    found = LABEL.fullmatch(line)
    if found and (name := field_of(found[1])) and name not in (ALIAS, TITLE + "s"):
        dashed = ":" not in line[: found.start(2)]
        if dashed and name not in (REFERENCE, PUBLISHED, DATE) and not is_date_field(name):
            return "", ""
        return name, found[2].strip()
    return "", ""
