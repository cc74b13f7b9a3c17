"""Sitemaps (sitemaps.org, protocol 0.9) and what robots may read (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from jigsaw.library.exchange.markup import document, element, leaf
from jigsaw.library.exchange.record import moment

# The protocol allows 50,000 addresses a file; smaller files can be kept in memory.
MOST_ADDRESSES = 10_000
NAMESPACE = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def urlset(addresses: Iterable[tuple[str, datetime | None]]) -> bytes:
    """One sitemap: each address, and when it last changed where that is known."""
    inside = "\n".join(element("url", _place(*each)) for each in addresses)
    return document(element("urlset", f"\n{inside}\n", NAMESPACE))


def index(parts: Iterable[tuple[str, datetime | None]]) -> bytes:
    """The list of several sitemaps."""
    inside = "\n".join(element("sitemap", _place(*each)) for each in parts)
    return document(element("sitemapindex", f"\n{inside}\n", NAMESPACE))


def _place(address: str, changed_at: datetime | None) -> str:
    return leaf("loc", address) + (leaf("lastmod", moment(changed_at)) if changed_at else "")


def robots(sitemap: str, *, invented: bool) -> bytes:
    """What robots may read: everything, and nothing on a site whose cases are invented."""
    rule = "Disallow: /" if invented else "Disallow:"
    return f"User-agent: *\n{rule}\n\nSitemap: {sitemap}\n".encode()
