"""A past review as it crosses to the public library: a smaller form than an edition, with what is known."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_jsonable_python

from jigsaw.publishing.past.dates import Precision
from jigsaw.publishing.past.records import PastReview

# Seasons and financial years lie in two years or tell less than a month: their words are shown, no year is said.
AS_WORDS = (Precision.SEASON, Precision.FINANCIAL_YEAR)


def past_edition(past: PastReview) -> dict[str, Any]:
    """The plain form that `library.actions.receive` takes. What children are called stays in casework.

    Raises ValueError, with what is missing, for one that no list could show.
    """
    if not past.title:
        raise ValueError("no title is known: enter one")
    if not past.kind:
        raise ValueError("the kind of review is not known: enter it")
    plain: dict[str, Any] = {
        "is_past": True,
        "kind": str(past.kind),
        "title": past.title,
        "other_titles": list(past.other_titles),
        "documents": [
            {"kind": one.kind, "title": one.title, "link": one.link} for one in past.documents if one.link
        ],
    }
    if past.reference:
        plain["reference"] = past.reference
    if past.summary:
        plain["summary"] = past.summary
    if past.published_on:
        plain["published_on"] = past.published_on.isoformat()
    elif past.published:
        told = past.published
        plain["published"] = {
            "words": told.words[:80],
            "precision": "other" if told.precision in AS_WORDS else str(told.precision),
            "earliest": told.earliest.isoformat(),
        }
    return to_jsonable_python(plain)
