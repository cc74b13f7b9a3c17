"""What crosses from casework to the public side: plain values and bytes, no row of the other side."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class PublisherDetails:
    """A partnership as the public sees it."""

    slug: str
    name: str
    short_name: str
    area: str
    region_slug: str
    region_name: str
    website: str
    helpline_text: str
    helpline_phone: str
    primary_colour: str
    tint_colour: str


@dataclass(frozen=True)
class ReleasedFile:
    """One document: its fixed name, its format, the name readers save it under, and its bytes."""

    name: str
    format: str
    filename: str
    content: bytes
    pages: int | None


@dataclass(frozen=True)
class ReleasedEdition:
    """One version of one edition on its way to the public side.

    `edition` is the plain form of `documents.edition.Edition` (documents.edition.to_plain).
    `correction_note` is given when the version replaces a published one. `document_texts` are the words of attached
    documents that the edition does not hold, by file name: they are searched and stand nowhere else.
    """

    id: str
    version: int
    fingerprint: str
    publisher: PublisherDetails
    edition: dict[str, Any]
    report_html: str
    briefing_html: str
    files: list[ReleasedFile] = field(default_factory=list)
    correction_note: str = ""
    document_texts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Received:
    """What the public side answers: the address of the page, and whether this call changed anything."""

    slug: str
    changed: bool
    released_at: datetime
