"""PDF (ISO 32000-2), object by object: nothing in it runs, fetches, sends, is locked, or carries another file."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

import pikepdf

from jigsaw.files.gate import limits
from jigsaw.files.gate.checked import Checked
from jigsaw.files.gate.kinds import Kind
from jigsaw.files.gate.references import BY_HAND, FOLLOWED
from jigsaw.files.gate.refusals import GateRefused

ENDS = re.compile(rb"%%EOF[\x00\t\n\x0c\r ]*\Z")
# Keys, types and actions that make a document do something by itself, or hold a file (ISO 32000-2, 7.11, 12.5, 12.6).
KEYS = {"/JS", "/JavaScript", "/XFA", "/EF", "/EmbeddedFiles", "/RichMediaContent", "/RichMediaSettings", "/Collection",
        "/Ref", "/OPI", "/Data3D", "/3DD", "/NeedsRendering"}  # fmt: skip
ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE", "/Rendition",
           "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView", "/Thread"}  # fmt: skip
SUBTYPES = {"/RichMedia", "/3D", "/Screen", "/Movie", "/Sound", "/FileAttachment", "/PS"}
TYPES = {"/EmbeddedFile", "/Filespec"}
ORDINARY = {"/GoTo", "/URI", "/Named"}
PICTURES = {"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"}


def check(content: bytes) -> Checked:
    """A PDF as it is. Raises GateRefused."""
    if not ENDS.search(content) or zipfile.is_zipfile(io.BytesIO(content)):
        raise GateRefused("unreadable")  # something follows the end, or it is an archive at the same time
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as document:
            return _Document(document, content).checked()
    except pikepdf.PasswordError:
        raise GateRefused("password") from None
    except (pikepdf.PdfError, zlib.error, ValueError, RuntimeError, TypeError, KeyError, OverflowError):
        # A lock that cannot be opened here, without the system's cryptography, is a lock all the same.
        raise GateRefused("password" if b"/Encrypt" in content else "unreadable") from None


class _Document:
    def __init__(self, document: pikepdf.Pdf, content: bytes) -> None:
        self.document, self.content = document, content
        self.values, self.links, self.unpacked = 0, 0, 0

    def checked(self) -> Checked:
        if self.document.is_encrypted:
            raise GateRefused("password")
        if len(self.document.objects) > limits.OBJECTS or len(self.document.pages) > limits.PAGES:
            raise GateRefused("too-much")
        if not len(self.document.pages):
            raise GateRefused("unreadable")
        self._opening(self.document.Root.get("/OpenAction"))
        for each in [*self.document.objects, self.document.trailer]:
            self._value(each, 0)
        found = Checked(Kind.PDF, self.content)
        found.tell(FOLLOWED if self.links else "")
        return found

    def _opening(self, action: Any) -> None:
        """What happens when it is opened: a page is shown, and nothing else."""
        if isinstance(action, pikepdf.Dictionary) and action.get("/S") not in ("/GoTo", None):
            raise GateRefused("active")

    def _value(self, value: Any, depth: int) -> None:
        """A value and all that it holds directly; what it refers to is an object of its own."""
        if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            self._count(depth)
            entries = {key: value.get(key) for key in list(value.keys())}
            self._dictionary(entries)
            if isinstance(value, pikepdf.Stream):
                self._stream(value, entries)
            inside = list(entries.values())
        elif isinstance(value, pikepdf.Array):
            self._count(depth)
            inside = list(value)
            self.values += len(inside)
        else:
            return
        for each in inside:
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                self._value(each, depth + 1)

    def _count(self, depth: int) -> None:
        self.values += 1
        if depth > limits.NESTED or self.values > limits.VALUES:
            raise GateRefused("too-much")

    def _dictionary(self, entries: dict[str, Any]) -> None:
        if KEYS & entries.keys():
            raise GateRefused("active")
        action, subtype, kind = (_name(entries.get(key)) for key in ("/S", "/Subtype", "/Type"))
        if action in ACTIONS or subtype in SUBTYPES or kind == "/EmbeddedFile":
            raise GateRefused("active")
        if kind == "/Filespec" or _name(entries.get("/FS")) == "/URL":
            raise GateRefused("active")
        if kind == "/Action" and action not in ORDINARY | {"/Hide", "/SetOCGState", "/Trans", ""}:
            raise GateRefused("active")
        if "/URI" in entries and action == "/URI":
            self._link(entries["/URI"])
        if kind == "/Catalog" and "/AA" in entries:
            raise GateRefused("active")

    def _link(self, target: Any) -> None:
        if not BY_HAND.match(str(target)):
            raise GateRefused("active")
        self.links += 1

    def _stream(self, stream: Any, entries: dict[str, Any]) -> None:
        """Its data lie in the file, and unpack to no more than can be taken. Pictures are bounded by their size."""
        if "/F" in entries or "/FFilter" in entries:
            raise GateRefused("external")
        filters = _filters(entries.get("/Filter"))
        if len(filters) > limits.FILTERS:
            raise GateRefused("too-much")
        if _name(entries.get("/Subtype")) == "/Image":
            if _number(entries.get("/Width")) * _number(entries.get("/Height")) > limits.PICTURE:
                raise GateRefused("too-much")
        elif filters.count("/FlateDecode") and not PICTURES & set(filters):
            self._inflate(stream.read_raw_bytes(), filters)

    def _inflate(self, packed: bytes, filters: list[str]) -> None:
        if filters[0] != "/FlateDecode":
            return
        if filters.count("/FlateDecode") > 1:
            raise GateRefused("too-much")
        unpacking = zlib.decompressobj()
        while packed and not unpacking.eof:
            try:
                self.unpacked += len(unpacking.decompress(packed, 1 << 20))
            except zlib.error:
                return  # a reader shows what came before the fault; no more is unpacked
            if self.unpacked > limits.STREAM:
                raise GateRefused("too-much")
            packed = unpacking.unconsumed_tail


def _name(value: Any) -> str:
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _number(value: Any) -> int:
    return int(value) if isinstance(value, (int, float)) or hasattr(value, "__int__") else 0


def _filters(value: Any) -> list[str]:
    if isinstance(value, pikepdf.Array):
        return [str(each) for each in value]
    return [str(value)] if isinstance(value, pikepdf.Name) else []
