"""DOCX, PPTX and XLSX (ECMA-376): every part is known, every relationship leads inside, nothing in them runs."""

from __future__ import annotations

import posixpath
import re

from jigsaw.files.gate import fields_of_word, workbooks
from jigsaw.files.gate.archives import Archive
from jigsaw.files.gate.checked import Checked
from jigsaw.files.gate.formulas import must_stay_inside
from jigsaw.files.gate.kinds import OFFICE, Kind, family
from jigsaw.files.gate.references import FOLLOWED, leads_away, must_stay
from jigsaw.files.gate.refusals import GateRefused, OtherKind
from jigsaw.files.gate.xml_parts import Budget, Walk

TYPES, RELATIONS = "[Content_Types].xml", "_rels/.rels"
MAIN = {
    f"{OFFICE}.wordprocessingml.document.main+xml": Kind.DOCX,
    f"{OFFICE}.presentationml.presentation.main+xml": Kind.PPTX,
    f"{OFFICE}.presentationml.slideshow.main+xml": Kind.PPTX,
    f"{OFFICE}.spreadsheetml.sheet.main+xml": Kind.XLSX,
}
XML_ENDINGS = {"xml", "rels", "vml", "svg", "psmdcp"}
OTHER_ENDINGS = {
    "png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "dib", "tif", "tiff", "emf", "wmf", "wdp", "jxr", "webp",
    "fntdata", "odttf", "ttf", "mp3", "mp4", "m4a", "m4v", "mov", "wav", "wma", "wmv", "avi", "mpg", "mpeg", "sigs",
}  # fmt: skip
VML, SVG = "urn:schemas-microsoft-com:vml", "http://www.w3.org/2000/svg"
EMBEDDED = re.compile(r"(?i)^(?:word|ppt|xl)/embeddings/[^/]+\.xlsx$")
PRINTER = re.compile(r"(?i)^(?:xl|ppt|word)/printerSettings/[^/]+\.bin$")
# Parts by name: they are refused whatever the types and relationships say of them.
REFUSED_NAMES = (
    (re.compile(r"(?i)vbaProject|vbaData|macrosheets?/|dialogsheets/|customUI|attachedToolbars"), "macros"),
    (
        re.compile(r"(?i)externalLinks/|connections\.xml|queryTables?/|webextension|xl/model/|customData/"),
        "external",
    ),
    (re.compile(r"(?i)activeX|oleObject|afchunk"), "objects"),
)
REFUSED_TYPES = (
    (re.compile(r"(?i)macro|vba|ui/extensibility|customUI|attachedToolbars|dialogsheet"), "macros"),
    (
        re.compile(
            r"(?i)externalLink|connections|queryTable|attachedTemplate|mailMerge|recipientData|/frame$|subDocument"
            r"|webextension|powerPivot|htmlPub|externalReference"
        ),
        "external",
    ),
    (re.compile(r"(?i)activeX|oleObject|afchunk|/control$|ms-office\.classic"), "objects"),
)
REFUSED_ELEMENTS = {
    "oleObject": "objects", "OLEObject": "objects", "oleObj": "objects", "control": "objects", "altChunk": "objects",
    "externalReference": "external", "ddeLink": "external", "externalBook": "external",
}  # fmt: skip
PROGRAM = re.compile(r"(?i)ppaction://(?:program|macro|ole|hlinkfile|hlinkpres)")


def check(archive: Archive, *, inside: bool = False) -> Checked:
    """An Office file. `inside` says that it lies in another one, as the numbers of a chart do. Raises GateRefused."""
    return _Office(archive, inside).checked()


class _Office:
    def __init__(self, archive: Archive, inside: bool) -> None:
        self.archive, self.inside, self.budget = archive, inside, Budget()
        self.defaults: dict[str, str] = {}
        self.overrides: dict[str, str] = {}
        self.main = ""
        self.links = 0
        self.embedded: set[str] = set()

    def checked(self) -> Checked:
        for name in self.archive.names:
            _must_be_known(name)
        Walk(self.budget, start=self._types).over(self.archive.read(TYPES))
        for stated in [*self.defaults.values(), *self.overrides.values()]:
            _must_not_be(stated, REFUSED_TYPES)
        relations = [name for name in self.archive.names if name.endswith(".rels")]
        for name in [RELATIONS, *(each for each in relations if each != RELATIONS)]:
            self._relations_in(name)
        kind = self._kind()
        found = Checked(kind, self.archive.content)
        for name in self.archive.names:
            self._part(name, found)
        if kind is Kind.XLSX:
            found.tell(*workbooks.check(self.archive, self.main, self.budget))
        found.tell(FOLLOWED if self.links else "")
        return found

    def _types(self, space: str, local: str, attributes: dict[str, str]) -> None:
        stated = attributes.get("ContentType", "")
        if "PartName" in attributes:
            self.overrides[attributes["PartName"].lstrip("/").casefold()] = stated
        elif "Extension" in attributes:
            self.defaults[attributes["Extension"].casefold()] = stated

    def _relations_in(self, name: str) -> None:
        folder = posixpath.dirname(posixpath.dirname(name))

        def relation(space: str, local: str, attributes: dict[str, str]) -> None:
            self._relation(name, folder, attributes)

        Walk(self.budget, start=relation, only=frozenset({"Relationship"})).over(self.archive.read(name))

    def _relation(self, name: str, folder: str, attributes: dict[str, str]) -> None:
        kind, target = attributes.get("Type", ""), attributes.get("Target", "")
        if attributes.get("TargetMode", "Internal").lower() != "internal":
            if not kind.endswith("/hyperlink"):
                raise GateRefused("external")
            self.links += leads_away(target)
            return
        _must_not_be(kind, REFUSED_TYPES)
        if target.startswith("#") or target == "NULL":
            return
        must_stay(target)
        place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if kind.endswith("/package") and not EMBEDDED.match(place):
            raise GateRefused("objects")
        if name == RELATIONS and kind.endswith("/officeDocument"):
            if self.main:
                raise GateRefused("unreadable")
            self.main = place

    def _kind(self) -> Kind:
        stated = self.overrides.get(self.main.casefold(), self.defaults.get(_ending(self.main), ""))
        if not self.main or self.main not in self.archive:
            raise GateRefused("unreadable")
        if stated not in MAIN:
            raise OtherKind
        return MAIN[stated]

    def _part(self, name: str, found: Checked) -> None:
        data = self.archive.read(name)
        begins = family(data)
        ending = _ending(name)
        if EMBEDDED.match(name):
            self._embedded(data, found)
        elif begins in ("ole", "archive", "pdf") or (begins == "foreign" and ending not in ("gif",)):
            raise GateRefused("objects")
        elif name == TYPES or name.endswith(".rels") or (found.kind is Kind.XLSX and workbooks.reads(name)):
            return  # read apart
        elif ending in XML_ENDINGS or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            self._xml(data, found.kind)

    def _embedded(self, data: bytes, found: Checked) -> None:
        if self.inside or family(data) != "archive":
            raise GateRefused("objects")
        inner = check(Archive(data), inside=True)
        if inner.kind is not Kind.XLSX:
            raise GateRefused("objects")
        found.tell(*(f"In the numbers of a chart: {note}" for note in inner.notes))

    def _xml(self, data: bytes, kind: Kind) -> None:
        fields = fields_of_word.Fields()

        def start(space: str, local: str, attributes: dict[str, str]) -> None:
            _must_not_reach_out(space, local, attributes)
            fields.start(local, attributes)

        def text(local: str, words: str) -> None:
            if local in fields_of_word.TEXTS:
                fields.text(words)
            else:
                must_stay_inside(words)

        texts_of = fields_of_word.TEXTS | (workbooks.FORMULAS if kind is Kind.XLSX else frozenset())
        Walk(self.budget, start=start, text=text, texts_of=texts_of).over(data)
        fields.end()


def _must_be_known(name: str) -> None:
    _must_not_be(name, REFUSED_NAMES)
    ending = _ending(name)
    known = ending in XML_ENDINGS or ending in OTHER_ENDINGS
    if not known and not EMBEDDED.match(name) and not PRINTER.match(name):
        raise GateRefused("objects")


def _must_not_be(stated: str, refused: tuple[tuple[re.Pattern[str], str], ...]) -> None:
    for pattern, why in refused:
        if pattern.search(stated):
            raise GateRefused(why)


def _must_not_reach_out(space: str, local: str, attributes: dict[str, str]) -> None:
    """Pictures of old drawings, programs started by slides, scripts in pictures."""
    if local in REFUSED_ELEMENTS:
        raise GateRefused(REFUSED_ELEMENTS[local])
    if space == VML:
        for name in ("src", "href"):
            must_stay(attributes.get(name, ""))
    if PROGRAM.search(attributes.get("action", "")):
        raise GateRefused("objects")
    if space == SVG:
        _must_be_a_still_picture(local, attributes)


def _must_be_a_still_picture(local: str, attributes: dict[str, str]) -> None:
    if local in ("script", "foreignObject", "iframe", "handler", "set", "animate"):
        raise GateRefused("objects")
    for name, value in attributes.items():
        plain = name.rpartition(" ")[2]
        if plain.startswith("on"):
            raise GateRefused("objects")
        if plain in ("href", "src") and not value.startswith(("#", "data:image/png", "data:image/jpeg")):
            raise GateRefused("external")


def _ending(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[2].casefold()
