"""Atom feeds (RFC 4287): the newest reviews, summaries only, and tombstones (RFC 6721) for withdrawn ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from jigsaw.library.exchange.markup import document, element, leaf
from jigsaw.library.exchange.record import LANGUAGE, PublisherRecord, ReviewRecord, Tombstone, moment

MEDIA_TYPE = "application/atom+xml"
NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
    "xml:lang": LANGUAGE,
}


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself: its own address is its identity, `page` is what people read in its place."""

    title: str
    address: str
    page: str
    author: str
    updated: datetime


@dataclass(frozen=True)
class Entry:
    """One entry: its address is its identity. `categories` are slugs and words of the vocabulary."""

    address: str
    title: str
    published: datetime
    updated: datetime
    author: PublisherRecord
    categories: Sequence[tuple[str, str]]
    rights: str
    summary: str


def feed(about: Feed, records: Sequence[ReviewRecord], tombstones: Sequence[Tombstone]) -> bytes:
    """The feed of reviews, its newest change first."""
    return feed_of(about, [_review(each) for each in records], tombstones)


def feed_of(about: Feed, entries: Sequence[Entry], tombstones: Sequence[Tombstone]) -> bytes:
    """A feed of anything, its newest change first."""
    links = [
        element("link", attributes={"rel": "self", "type": MEDIA_TYPE, "href": about.address}),
        element("link", attributes={"rel": "alternate", "type": "text/html", "href": about.page}),
    ]
    parts = [
        leaf("id", about.address),
        leaf("title", about.title),
        leaf("updated", moment(about.updated)),
        element("author", leaf("name", about.author)),
        leaf("generator", "Jigsaw"),
        *links,
        *(_entry(each) for each in entries),
        *(_deleted(each) for each in tombstones),
    ]
    return document(element("feed", "\n".join(["", *parts, ""]), NAMESPACES))


def _review(record: ReviewRecord) -> Entry:
    return Entry(
        address=record.address,
        title=record.title,
        published=record.first_released_at,
        updated=record.changed_at,
        author=record.publisher,
        categories=[(term.slug, term.label) for term in record.terms if term.address],
        rights=record.rights,
        summary=_summary(record),
    )


def _entry(entry: Entry) -> str:
    parts = [
        leaf("id", entry.address),
        leaf("title", entry.title),
        leaf("published", moment(entry.published)),
        leaf("updated", moment(entry.updated)),
        element("author", leaf("name", entry.author.name) + leaf("uri", entry.author.address)),
        element("link", attributes={"rel": "alternate", "type": "text/html", "href": entry.address}),
        *(element("category", attributes={"term": slug, "label": label}) for slug, label in entry.categories),
        leaf("rights", entry.rights),
        leaf("summary", entry.summary, {"type": "text"}),
    ]
    return element("entry", "\n".join(parts))


def _summary(record: ReviewRecord) -> str:
    """What was learned; of a past review first when it was published, for `published` is when it came here."""
    if not record.is_past:
        return record.learning
    return f"Published before this library: {record.published.shown}. {record.learning}".rstrip()


def _deleted(tombstone: Tombstone) -> str:
    inside = leaf("at:comment", tombstone.why)
    return element(
        "at:deleted-entry", inside, {"ref": tombstone.address, "when": moment(tombstone.changed_at)}
    )
