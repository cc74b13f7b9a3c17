"""What crosses to the public side: gathered from a signed version, sealed until its time, opened then."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict

from jigsaw.documents.edition import fingerprint
from jigsaw.documents.page import briefing_html, report_html
from jigsaw.documents.reading import edition_from
from jigsaw.files import storing
from jigsaw.files.sealing import SealBroken, open_seal, seal
from jigsaw.library.release import PublisherDetails, ReleasedEdition, ReleasedFile
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing.models import Document, Publication, Release, Version
from jigsaw.publishing.rules import NotAllowed

FOLDER = "sealed"
# What readers take away; the web page is made of the HTML of report and briefing.
FILES = ("pdf", "docx", "pptx")
CHANGED_FILE = (
    "{} ({}): the file is not the one that was checked and signed. Tell whoever looks after Jigsaw at your "
    "partnership, then change the draft and make another version."
)


def gather(version: Version, publication: Publication, *, correction_note: str) -> ReleasedEdition:
    """The plain values and bytes that the public side receives for a version.

    Raises NotAllowed when a file is not, byte for byte, the one that was checked before it was signed.
    """
    edition = edition_from(version.edition)
    return ReleasedEdition(
        id=str(publication.pk),
        version=version.number,
        fingerprint=version.fingerprint,
        publisher=publisher_details(publication.partnership),
        edition=version.edition,
        report_html=report_html(edition),
        briefing_html=briefing_html(edition),
        files=[
            ReleasedFile(d.name, d.format, d.filename, _as_checked(d), d.pages)
            for d in version.documents.filter(format__in=FILES)
        ],
        correction_note=correction_note,
    )


def _as_checked(document: Document) -> bytes:
    try:
        content = storing.read(document.stored_as)
    except FileNotFoundError:
        content = b""
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise NotAllowed(CHANGED_FILE.format(document.name, document.format.upper()))
    return content


def publisher_details(partnership: Partnership) -> PublisherDetails:
    """The partnership as the public sees it."""
    return PublisherDetails(
        slug=partnership.slug,
        name=partnership.name,
        short_name=partnership.short_name,
        area=partnership.area,
        region_slug=partnership.region.slug,
        region_name=partnership.region.name,
        website=partnership.website,
        helpline_text=partnership.helpline_text,
        helpline_phone=partnership.helpline_phone,
        primary_colour=partnership.primary_colour,
        tint_colour=partnership.tint_colour,
    )


def seal_for(release: Release, edition: ReleasedEdition) -> str:
    """Seal an edition for one release. Returns the name under which it lies."""
    return storing.store(seal(to_bytes(edition), place=place_of(release)), folder=FOLDER)


def open_for(release: Release) -> ReleasedEdition:
    """Open what was sealed for a release. Raises SealBroken when it is not what was signed."""
    opened = from_bytes(open_seal(storing.read(release.sealed_as), place=place_of(release)))
    signed = release.version.fingerprint
    if opened.fingerprint != signed or fingerprint(edition_from(opened.edition)) != signed:
        raise SealBroken("What was sealed is not what was signed")
    return opened


def place_of(release: Release) -> str:
    return f"release {release.pk}"


def to_bytes(edition: ReleasedEdition) -> bytes:
    """The edition as JSON; the bytes of files in base 64."""
    plain = asdict(edition)
    for file in plain["files"]:
        file["content"] = base64.b64encode(file["content"]).decode()
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(content: bytes) -> ReleasedEdition:
    """The edition that `to_bytes` wrote."""
    plain = json.loads(content)
    files = [ReleasedFile(**{**f, "content": base64.b64decode(f["content"])}) for f in plain.pop("files")]
    return ReleasedEdition(publisher=PublisherDetails(**plain.pop("publisher")), files=files, **plain)
