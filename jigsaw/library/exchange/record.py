"""A published review as the forms of exchange take it: plain values, every address whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from jigsaw.library.past_dates import PublicDate

LANGUAGE = "en-GB"


@dataclass(frozen=True)
class PublisherRecord:
    """A partnership: its name, its area, its page here and its own website."""

    slug: str
    name: str
    area: str
    region: str
    address: str
    website: str


@dataclass(frozen=True)
class TermRecord:
    """One word of the vocabulary that a review carries. `address` is empty for a word that the vocabulary lacks."""

    slug: str
    label: str
    list: str
    address: str


@dataclass(frozen=True)
class FileRecord:
    """One document to take away; `size` in bytes."""

    name: str
    format: str
    media_type: str
    address: str
    size: int
    pages: int | None


@dataclass(frozen=True)
class ReviewRecord:
    """One review that stands.

    Its address is its identity in every form: it never changes (docs/publishing-rules.md). `changed_at` is the
    release of the newest version. `published` is as precise as the date is known; `is_past` says that the review was
    published before this library. `edition` is filled where one review is given out whole, and empty in lists.
    """

    slug: str
    address: str
    title: str
    reference: str
    kind: str
    kind_words: str
    learning: str
    lead_reviewer: str
    published: PublicDate
    first_released_at: datetime
    changed_at: datetime
    version: int
    publisher: PublisherRecord
    terms: tuple[TermRecord, ...] = ()
    files: tuple[FileRecord, ...] = ()
    report_address: str = ""
    briefing_address: str = ""
    corrections: tuple[tuple[datetime, str], ...] = ()
    is_past: bool = False
    edition: dict[str, Any] = field(default_factory=dict)

    def labels(self, *lists: str) -> list[str]:
        """The words of these lists as people read them; of all lists when none is named."""
        return [term.label for term in self.terms if not lists or term.list in lists]

    @property
    def rights(self) -> str:
        """Whose words they are."""
        return f"© {self.publisher.name} {self.published.year or ''}".rstrip()


@dataclass(frozen=True)
class Tombstone:
    """A review that was withdrawn: its address, whose it was, when and why."""

    slug: str
    address: str
    publisher: str
    changed_at: datetime
    why: str


def moment(at: datetime) -> str:
    """A moment as every form writes it: in UTC, to the second, 2026-06-30T09:00:00Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
