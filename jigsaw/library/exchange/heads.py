"""What stands in the head of a review's page for machines, whole."""

from __future__ import annotations

from collections.abc import Sequence

from jigsaw.library.exchange import citing, dublin_core, schema_org
from jigsaw.library.exchange.markup import element
from jigsaw.library.exchange.record import ReviewRecord

# What a search engine shows of a description.
LONGEST_DESCRIPTION = 300


def review_head(
    record: ReviewRecord, *, steps: Sequence[tuple[str, str]], copies: Sequence[tuple[str, str, str]]
) -> str:
    """The head of a review's page, as markup.

    `steps` lead to the page (words and addresses); `copies` are its other forms (media type, words, address).
    """
    links = [element("link", attributes={"rel": "canonical", "href": record.address})]
    links += [
        element("link", attributes={"rel": "alternate", "type": form, "title": words, "href": address})
        for form, words, address in copies
    ]
    told = shortened(record.learning or f"{record.kind_words}, {record.publisher.name}")
    described = element("meta", attributes={"name": "description", "content": told})
    graph = (
        schema_org.report(record),
        schema_org.organization(record.publisher),
        schema_org.breadcrumbs(steps),
    )
    return "\n".join(
        [
            *links,
            described,
            open_graph(record),
            dublin_core.head(record),
            citing.head(record),
            schema_org.script(*graph),
        ]
    )


def open_graph(record: ReviewRecord) -> str:
    """The card that chats and social media show: words only. A case has no picture."""
    tags = [
        ("og:type", "article"),
        ("og:title", record.title),
        ("og:description", shortened(record.learning)),
        ("og:url", record.address),
        ("og:site_name", record.publisher.name),
        ("og:locale", "en_GB"),
        ("article:published_time", record.published.iso),
    ]
    lines = [
        element("meta", attributes={"property": name, "content": value}) for name, value in tags if value
    ]
    return "\n".join([*lines, element("meta", attributes={"name": "twitter:card", "content": "summary"})])


def shortened(words: str) -> str:
    """Words cut at the end of one, with a mark where something is left out."""
    if len(words) <= LONGEST_DESCRIPTION:
        return words
    return words[: LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"
