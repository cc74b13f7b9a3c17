"""The document of the JSON interface: OpenAPI 3.1, written from the same names that api.py gives out."""

from __future__ import annotations

from typing import Any

from jigsaw.documents.terms import Kind, Practice, Strength
from jigsaw.documents.vocabulary import CONCEPT_LISTS

VERSION = "1.0.0"
TEXT = {"type": "string"}
MAY_LACK = {"type": ["string", "null"]}
NUMBER = {"type": "integer", "minimum": 0}
ADDRESS = {"type": "string", "format": "uri"}
MAY_LACK_ADDRESS = {"type": ["string", "null"], "format": "uri"}
MAY_LACK_DAY = {"type": ["string", "null"], "format": "date"}
DAY = {"type": "string", "format": "date"}
MOMENT = {"type": "string", "format": "date-time"}


def record(properties: dict[str, Any], *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """An object with exactly these properties, all there."""
    required = [name for name in properties if name not in without]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def many(of: dict[str, Any]) -> dict[str, Any]:
    """A list of them."""
    return {"type": "array", "items": of}


def named(name: str) -> dict[str, Any]:
    """A schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


SUMMARY = {
    "slug": TEXT,
    "address": ADDRESS,
    "reference": MAY_LACK,
    "title": TEXT,
    "kind": {"type": "string", "description": f"As a rule one of {', '.join(Kind)}"},
    "learning": TEXT,
    "published_on": MAY_LACK_DAY,
    "published": {
        "type": "string",
        "description": "As far as it is known: 2021-09-14, 2021-09, 2021, or words. Never an invented day",
    },
    "published_before_this_library": {"type": "boolean"},
    "first_released_at": MOMENT,
    "changed_at": MOMENT,
    "version": {"type": "integer", "minimum": 1},
    "partnership": record({"slug": TEXT, "name": TEXT}),
    "themes": many(named("TermOfReview")),
    "harm_types": many(named("TermOfReview")),
    "agencies": many(named("TermOfReview")),
    "documents": many(named("Document")),
    "web_pages": record({"report": MAY_LACK_ADDRESS, "briefing": MAY_LACK_ADDRESS}),
}
SCHEMAS = {
    "TermOfReview": record({"slug": TEXT, "label": TEXT, "address": MAY_LACK_ADDRESS}),
    "Document": record(
        {
            "name": TEXT,
            "media_type": TEXT,
            "address": ADDRESS,
            "bytes": NUMBER,
            "pages": {"type": ["integer", "null"]},
        }
    ),
    "Partnership": record(
        {"slug": TEXT, "name": TEXT, "area": TEXT, "region": TEXT, "address": ADDRESS, "website": ADDRESS}
    ),
    "Finding": record(
        {
            "title": TEXT,
            "practice": {"type": "string", "enum": list(Practice)},
            "what_happened": TEXT,
            "why": TEXT,
        }
    ),
    "Recommendation": record(
        {
            "number": {"type": "integer", "minimum": 1},
            "text": TEXT,
            "addressed_to": TEXT,
            "owner_role": TEXT,
            "due": DAY,
            "outcome_for_children": TEXT,
            "how_we_will_know": TEXT,
            "strength": {"type": "string", "enum": list(Strength)},
        }
    ),
    "Development": record({"title": TEXT, "text": TEXT, "link": MAY_LACK_ADDRESS}),
    "Link": record({"kind": TEXT, "title": MAY_LACK, "address": ADDRESS}),
    "Correction": record({"at": MOMENT, "note": TEXT}),
    "ReviewSummary": record(SUMMARY),
    "Review": record(
        SUMMARY
        | {
            "partnership": named("Partnership"),
            "lead_reviewer": MAY_LACK,
            "summary": TEXT,
            "findings": many(named("Finding")),
            "recommendations": many(named("Recommendation")),
            "developments": many(named("Development")),
            "questions": many(TEXT),
            "links": many(named("Link")),
            "corrections": many(named("Correction")),
            "citation": TEXT,
            "rights": TEXT,
        }
    ),
    "Reviews": record(
        {
            "reviews": many(named("ReviewSummary")),
            "page": {"type": "integer", "minimum": 1},
            "pages": {"type": "integer", "minimum": 1},
            "total": NUMBER,
            "next": MAY_LACK_ADDRESS,
            "previous": MAY_LACK_ADDRESS,
        }
    ),
    "Partnerships": record({"partnerships": many(named("Partnership"))}),
    "Term": record(
        {
            "slug": TEXT,
            "address": ADDRESS,
            "label": TEXT,
            "list": {"enum": [*CONCEPT_LISTS, None]},
            "note": TEXT,
            "also": many(TEXT),
            "broader": many(TEXT),
            "related": many(TEXT),
            "replaced_by": many(TEXT),
        }
    ),
    "Terms": record({"terms": many(named("Term"))}),
    "Withdrawn": record(
        {
            "title": TEXT,
            "status": {"const": 410},
            "address": ADDRESS,
            "reason": TEXT,
            "changed_at": MOMENT,
        }
    ),
}


def document(server: str) -> dict[str, Any]:
    """The document, for the interface at this address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Learning from child safeguarding practice reviews",
            "version": VERSION,
            "description": (
                "Published reviews, read only. Nothing is here before its release. Ask with If-None-Match: "
                "what has not changed is answered 304."
            ),
        },
        "servers": [{"url": server}],
        "paths": {
            "/reviews": {"get": _operation("listReviews", "Reviews, newest first", "Reviews", _filters())},
            "/reviews/{slug}": {"get": _one_review()},
            "/partnerships": {
                "get": _operation("listPartnerships", "Partnerships that have published", "Partnerships", [])
            },
            "/terms": {"get": _operation("listTerms", "Every word of the vocabulary", "Terms", [])},
        },
        "components": {"schemas": SCHEMAS},
    }


def _filters() -> list[dict[str, Any]]:
    told = {
        "partnership": ("Of one partnership, by its slug", TEXT),
        "kind": ("Of one kind", TEXT),
        "year": ("Published in one year", {"type": "integer"}),
        "theme": ("With a theme, by its slug in the vocabulary", TEXT),
        "age": ("Of a child of this age, by the slug of the age band", TEXT),
        "harm": ("With a kind of harm, by its slug", TEXT),
        "agency": ("With an agency, by its slug", TEXT),
        "format": ("With this document", {"type": "string", "enum": ["report", "briefing", "slides"]}),
        "practice": ("That show good practice", {"type": "string", "enum": ["good"]}),
        "q": ("That answer a question, best first, as the page of the library understands it", TEXT),
        "words": (
            "1: the question is its words alone, not what they mean in the vocabulary",
            {"type": "string"},
        ),
        "page": ("Which page, from 1", {"type": "integer", "minimum": 1}),
    }
    return [
        {"name": name, "in": "query", "description": words, "schema": schema}
        for name, (words, schema) in told.items()
    ]


def _one_review() -> dict[str, Any]:
    slug = {"name": "slug", "in": "path", "required": True, "schema": TEXT}
    told = _operation("getReview", "One review", "Review", [slug])
    told["responses"]["301"] = {"description": "An old spelling of a reference: the review's own address"}
    told["responses"]["410"] = _json("The review was withdrawn", "Withdrawn")
    return told


def _operation(name: str, summary: str, schema: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": _json(summary, schema),
            "304": {"description": "Nothing has changed since the answer with that ETag"},
            "404": {"description": "Nothing is published there", "content": {"text/html": {}}},
        },
    }


def _json(words: str, schema: str) -> dict[str, Any]:
    return {"description": words, "content": {"application/json": {"schema": named(schema)}}}
