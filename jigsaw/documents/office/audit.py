"""Our own audit of a Word or PowerPoint file before it may be published.

It reads the finished file, not the writer's intentions. `openxml-audit` in the tests asks whether Office
would open the file; this asks whether the file is fit for the public: titled, accessible, and without
anything that people do not see at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from jigsaw.documents.edition import Edition
from jigsaw.documents.made import Check
from jigsaw.documents.office.audit_slides import SLIDE_CHECKS
from jigsaw.documents.office.audit_word import WORD_CHECKS
from jigsaw.documents.office.cleaning import cleaned
from jigsaw.documents.office.package_reading import PackageParts, UnreadableFile
from jigsaw.documents.office.properties import LANGUAGE, Properties, properties_of
from jigsaw.documents.words import REPORT, SLIDES, STATEMENT

Kind = Literal["docx", "pptx"]
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
SCHEMES = re.compile(r"(https?://|mailto:|tel:)", re.IGNORECASE)
# Names of parts that carry programs, and of parts that carry what editors said to one another.
PROGRAMS = re.compile(r"vba|macro|activex|oleobject|customui|\.bin$|\.exe$|\.dll$", re.IGNORECASE)
REMARKS = re.compile(r"comment|people\.xml$|revision|persons/|tags/|customXml/|handout", re.IGNORECASE)
EMBEDDED = re.compile(r"ppt/embeddings/[^/]+\.xlsx")


def audit_office(content: bytes, kind: Kind, edition: Edition) -> list[Check]:
    """What was checked in a finished Word or PowerPoint file of `edition`, and whether it passed.

    A file that cannot be read gives one check that did not pass. Raises ValueError for another kind.
    """
    if kind not in ("docx", "pptx"):
        raise ValueError(f"An Office file must be docx or pptx, not {kind}")
    names = (REPORT, STATEMENT) if kind == "docx" else (SLIDES,)
    edition = cleaned(edition)
    return _audit(content, kind, [properties_of(edition, name) for name in names], EDITION_WORDS)


def audit_word(content: bytes, said: Properties) -> list[Check]:
    """What was checked in a Word file that is no document of an edition; `said` are the properties it must have."""
    return _audit(content, "docx", [said], RECORD_WORDS)


# What the checks of the properties are called: whose they are, and what day the dates are.
EDITION_WORDS = ("edition's", "the day of publication", "Subject and keywords are the edition's themes")
RECORD_WORDS = ("record's", "the day of its version", "Subject and keywords say nothing")


def _audit(content: bytes, kind: Kind, allowed: list[Properties], words: tuple[str, str, str]) -> list[Check]:
    try:
        package = PackageParts(content)
        own = WORD_CHECKS if kind == "docx" else SLIDE_CHECKS
        return [
            Check("The file can be read", True),
            *_properties(package, allowed, *words),
            *(Check(name, passes(package)) for name, passes in {**SHARED_CHECKS, **own}.items()),
        ]
    except UnreadableFile:
        return [Check("The file can be read", False)]


def _properties(
    package: PackageParts, allowed: list[Properties], whose: str, dates: str, themes: str
) -> list[Check]:
    """The properties that travel inside the file, beside those that it must have (of one of several documents)."""
    tree = package.tree("docProps/core.xml")

    def value(tag: str) -> str:
        found = tree.find(tag)
        return "" if found is None or found.text is None else found.text

    app = package.tree("docProps/app.xml")
    company = {(child.tag.removeprefix(EXTENDED), child.text) for child in app}
    first = allowed[0]
    shown = first.author if len(first.author) <= 255 else value(f"{DUBLIN}creator")
    day = f"{first.day.isoformat()}T00:00:00Z"
    return [
        Check(
            f"The title property is the {whose} title",
            value(f"{DUBLIN}title") in {each.title for each in allowed},
        ),
        Check(f"The reference property is the {whose}", value(f"{DUBLIN}identifier") == first.identifier),
        Check(
            f"Both date properties are {dates}",
            value(f"{TERMS}created") == day and value(f"{TERMS}modified") == day,
        ),
        Check(
            themes,
            (value(f"{DUBLIN}subject"), value(f"{CORE}keywords")) == (first.subject, first.keywords),
        ),
        Check(
            "The partnership is the author; no person is named",
            value(f"{DUBLIN}creator") == value(f"{CORE}lastModifiedBy") == shown
            and not value(f"{DUBLIN}description")
            and company == {("Application", "Jigsaw"), ("Company", first.author)},
        ),
        Check("The language property is English (United Kingdom)", value(f"{DUBLIN}language") == LANGUAGE),
    ]


def _no_programs(package: PackageParts) -> bool:
    types = package.bytes.get("[Content_Types].xml", b"").lower()
    named = [name for name in package.bytes if PROGRAMS.search(name)]
    embedded = [name for name in package.bytes if "/embeddings/" in name and not EMBEDDED.fullmatch(name)]
    return not named and not embedded and b"macroenabled" not in types and b"vbaproject" not in types


def _no_remarks(package: PackageParts) -> bool:
    return not any(REMARKS.search(name) for name in package.bytes)


def _only_links_leave(package: PackageParts) -> bool:
    outside = [relation for relation in package.relations if relation.external]
    return all(found.kind == "hyperlink" and SCHEMES.match(found.target) for found in outside)


def _no_thumbnail(package: PackageParts) -> bool:
    return not any("thumbnail" in name.lower() for name in package.bytes)


SHARED_CHECKS: dict[str, Callable[[PackageParts], bool]] = {
    "No macros and no embedded programs": _no_programs,
    "No comments and no editors' remarks": _no_remarks,
    "Nothing is fetched from outside; links lead to web, mail or telephone": _only_links_leave,
    "No leftover preview picture": _no_thumbnail,
}
