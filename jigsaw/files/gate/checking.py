"""From bytes to what they are: runs in the child process, and imports only what the kind needs."""

from __future__ import annotations

from collections.abc import Callable, Collection

from jigsaw.files.gate.checked import Checked
from jigsaw.files.gate.kinds import ENDINGS, PACKED, Kind, family, must_be_wanted, wrong_kind
from jigsaw.files.gate.refusals import GateRefused, OtherKind

CHECK = Callable[[], Checked]
PACKED_KINDS = {Kind.DOCX, Kind.PPTX, Kind.XLSX, Kind.ODS}


def prepared(content: bytes, ending: str, kinds: Collection[Kind]) -> CHECK:
    """Looks at the first bytes and imports what reads such files; the answer then reads this one.

    Raises GateRefused for a kind that is not asked for here.
    """
    try:
        checker = _checker(content, ending, kinds)
    except OtherKind:
        raise wrong_kind(kinds) from None

    def check() -> Checked:
        try:
            found = checker()
        except OtherKind:
            raise wrong_kind(kinds) from None
        must_be_wanted(found.kind, kinds)
        return found

    return check


def _checker(content: bytes, ending: str, kinds: Collection[Kind]) -> CHECK:
    begins = family(content)
    if begins == "ole":
        raise GateRefused("password") if PACKED in content and PACKED_KINDS & set(kinds) else OtherKind
    if begins == "foreign":
        raise OtherKind
    if begins == "pdf":
        must_be_wanted(Kind.PDF, kinds)
        from jigsaw.files.gate import pdfs

        return lambda: pdfs.check(content)
    if begins in ("png", "jpeg"):
        kind = Kind.PNG if begins == "png" else Kind.JPEG
        must_be_wanted(kind, kinds)
        from jigsaw.files.gate import images

        return lambda: images.check(content, kind)
    if begins == "archive":
        return _archive(content, kinds)
    return _text(content, ending, kinds)


def _archive(content: bytes, kinds: Collection[Kind]) -> CHECK:
    if not PACKED_KINDS & set(kinds):
        raise OtherKind
    from jigsaw.files.gate import office, open_document
    from jigsaw.files.gate.archives import Archive

    def check() -> Checked:
        archive = Archive(content)
        if office.TYPES in archive:
            return office.check(archive)
        if open_document.MIMETYPE in archive and open_document.MANIFEST in archive:
            return open_document.check(archive)
        raise OtherKind

    return check


def _text(content: bytes, ending: str, kinds: Collection[Kind]) -> CHECK:
    """Texts look alike: the ending says which one is meant, and without one it is the first that is asked for."""
    asked = [kind for kind in (Kind.TXT, Kind.CSV, Kind.YAML, Kind.JSON, Kind.HTML) if kind in kinds]
    kind = next((kind for kind in asked if not ending or ending in ENDINGS[kind]), None)
    if kind is None:
        raise OtherKind
    from jigsaw.files.gate import texts as plain

    return lambda: plain.check(content, kind)
