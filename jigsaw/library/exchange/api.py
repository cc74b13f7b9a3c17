"""Reviews as plain values for the JSON interface, and as rows of tables. openapi.py says the same as a schema."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jigsaw.documents.vocabulary import Concept
from jigsaw.library.exchange.csvw import Column
from jigsaw.library.exchange.record import PublisherRecord, ReviewRecord, Tombstone, moment
from jigsaw.library.past_dates import Precision
from jigsaw.library.rules import links_of

TABLE_TITLE = "Published child safeguarding practice reviews"
SEPARATOR = "; "
REVIEW_COLUMNS = (
    Column("address", "The permanent address of the review", "anyURI", required=True),
    Column("reference", "Its reference, where it has one"),
    Column("title", "Its title", required=True),
    Column("kind", "Its kind", required=True),
    Column("partnership", "Who published it", required=True),
    Column("published_on", "The day of publication, where it is known", "date"),
    Column("published", "The date as far as it is known: 2021-09-14, 2021-09, 2021 or words", required=True),
    Column("learning", "What was learned, in a sentence"),
    Column("themes", "Its themes, with semicolons between them"),
    Column("harm_types", "Kinds of harm, with semicolons between them"),
    Column("agencies", "Agencies, with semicolons between them"),
    Column("changed_at", "The release of the newest version, in UTC", "dateTime", required=True),
)
RECOMMENDATION_COLUMNS = (
    Column("number", "The number of the recommendation", "integer", required=True),
    Column("text", "What must be done", required=True),
    Column("addressed_to", "Who must do it", required=True),
    Column("owner_role", "The role that leads it", required=True),
    Column("due", "By when", "date", required=True),
    Column("outcome_for_children", "What will be different for children", required=True),
    Column("how_we_will_know", "The measure", required=True),
    Column("strength", "How far it reaches: one of four kinds", required=True),
    Column("review", "The permanent address of the review", "anyURI", required=True),
)
RECOMMENDATION_FIELDS = tuple(c.name for c in RECOMMENDATION_COLUMNS if c.name != "review")
FINDING_FIELDS = ("title", "practice", "what_happened", "why")
DEVELOPMENT_FIELDS = ("title", "text", "link")


def partnership(publisher: PublisherRecord) -> dict[str, Any]:
    """A partnership."""
    return {
        "slug": publisher.slug,
        "name": publisher.name,
        "area": publisher.area,
        "region": publisher.region,
        "address": publisher.address,
        "website": publisher.website,
    }


def summary(record: ReviewRecord) -> dict[str, Any]:
    """A review in a list."""
    return {
        "slug": record.slug,
        "address": record.address,
        "reference": record.reference or None,
        "title": record.title,
        "kind": record.kind,
        "learning": record.learning,
        "published_on": day(record) or None,
        "published": record.published.iso or record.published.shown,
        "published_before_this_library": record.is_past,
        "first_released_at": moment(record.first_released_at),
        "changed_at": moment(record.changed_at),
        "version": record.version,
        "partnership": {"slug": record.publisher.slug, "name": record.publisher.name},
        "themes": _terms(record, "themes"),
        "harm_types": _terms(record, "harm_types"),
        "agencies": _terms(record, "agencies"),
        "documents": [
            {
                "name": file.name,
                "media_type": file.media_type,
                "address": file.address,
                "bytes": file.size,
                "pages": file.pages,
            }
            for file in record.files
        ],
        "web_pages": {"report": record.report_address or None, "briefing": record.briefing_address or None},
    }


def day(record: ReviewRecord) -> str:
    """The day of publication; "" where it is not known to the day, for no day is invented."""
    return record.published.iso if record.published.precision is Precision.DAY else ""


def whole(record: ReviewRecord, citation: str) -> dict[str, Any]:
    """One review with what its page says: never more, so that no form of it tells what the page does not."""
    plain = record.edition
    briefing = plain.get("briefing") or {}
    return summary(record) | {
        "partnership": partnership(record.publisher),
        "lead_reviewer": record.lead_reviewer or None,
        "summary": plain.get("summary") or "",
        "findings": [_only(FINDING_FIELDS, each) for each in plain.get("findings") or []],
        "recommendations": [
            _only(RECOMMENDATION_FIELDS, each) for each in plain.get("recommendations") or []
        ],
        "developments": [_only(DEVELOPMENT_FIELDS, each) for each in plain.get("developments") or []],
        "questions": list(briefing.get("questions") or []),
        "links": [
            {"kind": each["kind"], "title": each.get("title"), "address": each["link"]}
            for each in links_of(plain)
        ],
        "corrections": [{"at": moment(at), "note": note} for at, note in record.corrections],
        "citation": citation,
        "rights": record.rights,
    }


def withdrawn(tombstone: Tombstone) -> dict[str, Any]:
    """What stands in the place of a withdrawn review."""
    return {
        "title": "This review has been withdrawn",
        "status": 410,
        "address": tombstone.address,
        "reason": tombstone.why,
        "changed_at": moment(tombstone.changed_at),
    }


def listing(
    records: Sequence[ReviewRecord], *, number: int, last: int, total: int, links: dict[str, str | None]
) -> dict[str, Any]:
    """One page of a list; `links` are the whole addresses of the next and the previous page."""
    return {
        "reviews": [summary(each) for each in records],
        "page": number,
        "pages": last,
        "total": total,
        "next": links.get("next"),
        "previous": links.get("previous"),
    }


def term(concept: Concept, address: str) -> dict[str, Any]:
    """A word of the vocabulary."""
    return {
        "slug": concept.slug,
        "address": address,
        "label": concept.label,
        "list": concept.list or None,
        "note": concept.note,
        "also": list(concept.also),
        "broader": list(concept.broader),
        "related": list(concept.related),
        "replaced_by": list(concept.replaced_by),
    }


def review_row(record: ReviewRecord) -> dict[str, Any]:
    """A review as a row of the table of reviews."""
    return {
        "address": record.address,
        "reference": record.reference,
        "title": record.title,
        "kind": record.kind_words,
        "partnership": record.publisher.name,
        "published_on": day(record),
        "published": record.published.iso or record.published.shown,
        "learning": record.learning,
        "themes": SEPARATOR.join(record.labels("themes")),
        "harm_types": SEPARATOR.join(record.labels("harm_types")),
        "agencies": SEPARATOR.join(record.labels("agencies")),
        "changed_at": moment(record.changed_at),
    }


def recommendation_rows(record: ReviewRecord) -> list[dict[str, Any]]:
    """The recommendations of a review as rows."""
    found = record.edition.get("recommendations") or []
    return [_only(RECOMMENDATION_FIELDS, each) | {"review": record.address} for each in found]


def _terms(record: ReviewRecord, name: str) -> list[dict[str, Any]]:
    return [
        {"slug": each.slug, "label": each.label, "address": each.address or None}
        for each in record.terms
        if each.list == name
    ]


def _only(names: Sequence[str], values: dict[str, Any]) -> dict[str, Any]:
    return {name: values.get(name) for name in names}
