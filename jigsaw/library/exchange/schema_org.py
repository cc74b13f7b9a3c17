"""What search engines read in a page: JSON-LD with the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from jigsaw.library.exchange.record import LANGUAGE, PublisherRecord, ReviewRecord, moment

CONTEXT = "https://schema.org"


def script(*things: dict[str, Any]) -> str:
    """The data block of a page. It is no script: the policy of the site does not ask for it, nothing runs."""
    told = json.dumps({"@context": CONTEXT, "@graph": list(things)}, ensure_ascii=False)
    safe = told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{safe}</script>'


def organization(publisher: PublisherRecord) -> dict[str, Any]:
    """A partnership."""
    return {
        "@type": "Organization",
        "@id": f"{publisher.address}#organization",
        "name": publisher.name,
        "url": publisher.website,
        "areaServed": publisher.area,
    }


def breadcrumbs(steps: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The way to a page: words and whole addresses, the page itself last."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": words, "item": address}
            for place, (words, address) in enumerate(steps, 1)
        ],
    }


def report(record: ReviewRecord) -> dict[str, Any]:
    """A review. It names its partnership by identifier: give `organization` beside it."""
    owner = {"@id": f"{record.publisher.address}#organization"}
    told = {
        "@type": "Report",
        "@id": record.address,
        "url": record.address,
        "name": record.title,
        "headline": record.title,
        "description": record.learning,
        "genre": record.kind_words,
        "reportNumber": record.reference,
        "datePublished": record.published.iso,
        "dateModified": moment(record.changed_at),
        "version": record.version,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "author": owner,
        "publisher": owner,
        "contributor": {"@type": "Person", "name": record.lead_reviewer} if record.lead_reviewer else None,
        "copyrightNotice": record.rights,
        "spatialCoverage": record.publisher.area,
        "keywords": record.labels("themes", "harm_types", "agencies"),
        "about": [
            {"@type": "DefinedTerm", "@id": term.address, "name": term.label, "termCode": term.slug}
            for term in record.terms
            if term.address and term.list in ("themes", "harm_types")
        ],
        "encoding": [
            {
                "@type": "MediaObject",
                "name": file.name,
                "encodingFormat": file.media_type,
                "contentUrl": file.address,
                "contentSize": str(file.size),
            }
            for file in record.files
        ],
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def dataset(
    *, name: str, description: str, address: str, creator: str, copies: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """The list of all reviews as data; `copies` are media types and whole addresses."""
    return {
        "@type": "Dataset",
        "@id": f"{address}#dataset",
        "name": name,
        "description": description,
        "url": address,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": creator},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": form, "contentUrl": where} for form, where in copies
        ],
    }
