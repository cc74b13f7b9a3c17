"""The fifteen elements of Dublin Core (ISO 15836-1), for the head of a page and for harvesters."""

from __future__ import annotations

from jigsaw.library.exchange.markup import element, leaf
from jigsaw.library.exchange.record import LANGUAGE, ReviewRecord

SCHEMA = "http://purl.org/dc/elements/1.1/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
OAI_DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
ELEMENTS = (
    "title",
    "creator",
    "subject",
    "description",
    "publisher",
    "contributor",
    "date",
    "type",
    "format",
    "identifier",
    "source",
    "language",
    "relation",
    "coverage",
    "rights",
)


def elements(record: ReviewRecord) -> list[tuple[str, str]]:
    """The elements of a review with their values, in the order of the standard; an element may stand several times."""
    owner = record.publisher
    formats = ["text/html", *dict.fromkeys(file.media_type for file in record.files)]
    values = {
        "title": [record.title],
        "creator": [owner.name],
        "subject": record.labels("themes", "harm_types", "agencies"),
        "description": [record.learning],
        "publisher": [owner.name],
        "contributor": [record.lead_reviewer],
        "date": [record.published.iso],
        "type": ["Text", record.kind_words],
        "format": formats,
        "identifier": [record.address, record.reference],
        "source": [owner.website],
        "language": [LANGUAGE],
        "relation": [owner.address, *(file.address for file in record.files)],
        "coverage": [owner.area],
        "rights": [record.rights],
    }
    return [(name, value) for name in ELEMENTS for value in values[name] if value]


def head(record: ReviewRecord) -> str:
    """The elements as the head of a page has them (DCMI, expressing Dublin Core in HTML)."""
    lines = [element("link", attributes={"rel": "schema.DC", "href": SCHEMA})]
    lines += [
        element("meta", attributes={"name": f"DC.{name}", "content": value})
        for name, value in elements(record)
    ]
    return "\n".join(lines)


def oai_dc(record: ReviewRecord) -> str:
    """The elements as OAI-PMH carries them."""
    spaces = {
        "xmlns:oai_dc": OAI_DC,
        "xmlns:dc": SCHEMA,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{OAI_DC} {OAI_DC_SCHEMA}",
    }
    return element("oai_dc:dc", "".join(leaf(f"dc:{n}", value) for n, value in elements(record)), spaces)
