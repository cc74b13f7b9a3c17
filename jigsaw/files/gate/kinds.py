"""What a file is, told by its first bytes and its parts; its name must only agree."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from jigsaw.files.gate.refusals import GateRefused


class Kind(StrEnum):
    """What Jigsaw takes. The value is the ending of a kept file's name."""

    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    ODS = "ods"
    PNG = "png"
    JPEG = "jpg"
    CSV = "csv"
    TXT = "txt"
    YAML = "yaml"
    JSON = "json"
    HTML = "html"


EVIDENCE = frozenset(set(Kind) - {Kind.YAML, Kind.JSON, Kind.HTML})
SPREADSHEETS = frozenset({Kind.XLSX, Kind.ODS, Kind.CSV})
PICTURES_AND_PDF = frozenset({Kind.PDF, Kind.PNG, Kind.JPEG})
EDITIONS = frozenset({Kind.YAML, Kind.JSON})
# Lists of reviews that were published before; a saved web page is read for its words and never shown as a page.
PAST_REVIEWS = frozenset({Kind.PDF, Kind.XLSX, Kind.CSV, Kind.TXT, Kind.HTML})

ENDINGS: dict[Kind, tuple[str, ...]] = {kind: (kind.value,) for kind in Kind} | {
    Kind.JPEG: ("jpg", "jpeg", "jpe", "jfif"),
    Kind.YAML: ("yaml", "yml"),
    Kind.TXT: ("txt", "text"),
    Kind.HTML: ("html", "htm"),
}
OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES: dict[Kind, str] = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: f"{OFFICE}.wordprocessingml.document",
    Kind.PPTX: f"{OFFICE}.presentationml.presentation",
    Kind.XLSX: f"{OFFICE}.spreadsheetml.sheet",
    Kind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.CSV: "text/csv",
    Kind.TXT: "text/plain",
    Kind.YAML: "application/yaml",
    Kind.JSON: "application/json",
    Kind.HTML: "text/html",
}
SAID: dict[Kind, str] = {kind: kind.value.upper() for kind in Kind} | {Kind.JPEG: "JPEG"}
WITH_AN = {"XLSX", "ODS", "HTML"}

# Two files that begin like this are told by their parts; the others are none of ours.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"PK\x03\x04", "archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
)
FOREIGN: tuple[bytes, ...] = (
    b"PK\x05\x06", b"PK\x07\x08", b"Rar!\x1a", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh9", b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd", b"MZ\x90\x00", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\x00asm", b"dex\n",
    b"L\x00\x00\x00\x01\x14\x02\x00", b"MSCF", b"ITSF", b"!<arch>", b"GIF87a", b"GIF89a", b"{\\rtf", b"%!PS",
    b"\x01\xda", b"\x00\x00\x01\x00", b"SQLite format 3",
)  # fmt: skip
PACKED = "EncryptedPackage".encode("utf-16-le")


def family(content: bytes) -> str:
    """What the first bytes say: pdf, png, jpeg, archive, ole, foreign, or text for everything else."""
    for begins, found in SIGNATURES:
        if content.startswith(begins):
            return found
    return "foreign" if content.startswith(FOREIGN) else "text"


def wrong_kind(kinds: Iterable[Kind]) -> GateRefused:
    """Says what the file must be, like "an XLSX, ODS or CSV"."""
    wanted = [SAID[kind] for kind in Kind if kind in set(kinds)]
    said = wanted[0] if len(wanted) == 1 else f"{', '.join(wanted[:-1])} or {wanted[-1]}"
    return GateRefused("kind", f"The selected file must be {_article(wanted[0])} {said}")


def must_be_wanted(kind: Kind, kinds: Iterable[Kind]) -> None:
    """Raises GateRefused for a kind that is not asked for here."""
    if kind not in kinds:
        raise wrong_kind(kinds)


def must_agree(kind: Kind, ending: str) -> None:
    """The name must end as the content says; a name without an ending says nothing. Raises GateRefused."""
    if not ending or ending in ENDINGS[kind]:
        return
    said = SAID[kind]
    named = f"ends in .{ending}" if ending.isascii() and ending.isalnum() and len(ending) <= 8 else "says not"
    raise GateRefused(
        "name",
        f"The selected file is {_article(said)} {said}, but its name {named}. "
        f"Rename it to end in .{kind.value}, and select it again",
    )


def _article(said: str) -> str:
    return "an" if said in WITH_AN else "a"
