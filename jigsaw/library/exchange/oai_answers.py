"""OAI-PMH 2.0: the answers, as XML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from jigsaw.library.exchange import dublin_core
from jigsaw.library.exchange.markup import document, element, leaf
from jigsaw.library.exchange.oai import KINDS, PREFIX, OaiFault, identifier
from jigsaw.library.exchange.record import ReviewRecord, Tombstone, moment

NAMESPACES = {
    "xmlns": "http://www.openarchives.org/OAI/2.0/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": (
        "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
    ),
}
Item = ReviewRecord | Tombstone


@dataclass(frozen=True)
class Repository:
    """What the repository says of itself."""

    name: str
    address: str
    host: str
    admin_email: str


@dataclass(frozen=True)
class Token:
    """What stands at the end of a part of a list: the token, "" for the last part; how many there are in all."""

    words: str
    total: int
    given: int


def answer(repository: Repository, *, at: datetime, asked: Mapping[str, str], body: str) -> bytes:
    """The whole answer; `asked` are the verb and its arguments, none when they could not be read."""
    request = leaf("request", repository.address, asked)
    return document(
        element("OAI-PMH", leaf("responseDate", moment(at)) + request + "\n" + body + "\n", NAMESPACES)
    )


def fault(error: OaiFault) -> str:
    """An error of the protocol."""
    return leaf("error", error.message, {"code": error.code})


def identify(repository: Repository, earliest: datetime) -> str:
    """Identify; no record changed before `earliest`."""
    told = [
        ("repositoryName", repository.name),
        ("baseURL", repository.address),
        ("protocolVersion", "2.0"),
        ("adminEmail", repository.admin_email),
        ("earliestDatestamp", moment(earliest)),
        ("deletedRecord", "persistent"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
        ("compression", "gzip"),
    ]
    return element("Identify", "".join(leaf(name, value) for name, value in told))


def list_metadata_formats() -> str:
    """ListMetadataFormats: Dublin Core alone."""
    told = leaf("metadataPrefix", PREFIX) + leaf("schema", dublin_core.OAI_DC_SCHEMA)
    one = element("metadataFormat", told + leaf("metadataNamespace", dublin_core.OAI_DC))
    return element("ListMetadataFormats", one)


def list_sets(sets: Iterable[tuple[str, str]]) -> str:
    """ListSets: the name of each for machines and for people."""
    return element(
        "ListSets",
        "\n".join(element("set", leaf("setSpec", spec) + leaf("setName", name)) for spec, name in sets),
    )


def get_record(item: Item, host: str) -> str:
    """GetRecord."""
    return element("GetRecord", _record(item, host, ""))


def list_of(verb: str, items: Iterable[Item], host: str, *, chosen: str, token: Token | None) -> str:
    """ListRecords or ListIdentifiers: a part of the list, and the token that leads on; no token for a whole list."""
    each = _record if verb == "ListRecords" else _header
    parts = [each(item, host, chosen) for item in items]
    if token is not None:
        counted = {"completeListSize": str(token.total), "cursor": str(token.given)}
        parts.append(leaf("resumptionToken", token.words, counted))
    return element(verb, "\n".join(parts))


def _record(item: Item, host: str, chosen: str) -> str:
    header = _header(item, host, chosen)
    if isinstance(item, Tombstone):
        return element("record", header)
    return element("record", header + element("metadata", dublin_core.oai_dc(item)))


def _header(item: Item, host: str, chosen: str) -> str:
    """A header. A tombstone does not say which themes it had, so it belongs to every set of words: whoever
    harvests one set learns of the withdrawal, and nobody learns what the review was about."""
    told = [leaf("identifier", identifier(host, item.slug)), leaf("datestamp", moment(item.changed_at))]
    told += [leaf("setSpec", each) for each in dict.fromkeys(_sets(item, chosen))]
    deleted = {"status": "deleted"} if isinstance(item, Tombstone) else None
    return element("header", "".join(told), deleted)


def _sets(item: Item, chosen: str) -> list[str]:
    if isinstance(item, Tombstone):
        return [f"partnership.{item.publisher}", *([chosen] if chosen else [])]
    words = [f"{KINDS[term.list]}.{term.slug}" for term in item.terms if term.address and term.list in KINDS]
    return [f"partnership.{item.publisher.slug}", *words]
