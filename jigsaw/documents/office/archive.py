"""Office files are zip archives; this makes the same content always the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

EPOCH = (1980, 1, 1, 0, 0, 0)
FIRST = ("[Content_Types].xml", "_rels/.rels")
DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
THUMBNAIL = re.compile(rb'<Relationship (?=[^>]*relationships/metadata/thumbnail")[^>]*/>')


def same_bytes(content: bytes, published_on: date) -> bytes:
    """Rewrite an Office archive with sorted parts, fixed dates and no thumbnail.

    Workbooks that lie inside (the data of a chart) are rewritten in the same way. `published_on`
    becomes the date of every inner workbook's properties.
    """
    parts = _parts(content, published_on)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name not in FIRST, name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return target.getvalue()


def _parts(content: bytes, published_on: date) -> dict[str, bytes]:
    """Name and bytes of every part that is kept."""
    stamp = f"{published_on.isoformat()}T00:00:00Z".encode()
    kept: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith("docProps/thumbnail"):
                continue
            part = archive.read(name)
            if name.endswith(".xlsx"):
                part = same_bytes(part, published_on)
            elif name == "docProps/core.xml":
                part = DATES.sub(rb"\g<1>" + stamp + rb"\g<3>", part)
            elif name == "_rels/.rels":
                part = THUMBNAIL.sub(b"", part)
            kept[name] = part
    if not any(name.endswith((".jpeg", ".jpg")) for name in kept):
        types = kept["[Content_Types].xml"]
        kept["[Content_Types].xml"] = re.sub(rb'<Default (?=[^>]*Extension="jpe?g")[^>]*/>', b"", types)
    return kept
