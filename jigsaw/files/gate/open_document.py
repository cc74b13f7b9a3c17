"""ODS (OASIS OpenDocument 1.3): the parts that its manifest may name, links by hand alone, nothing that runs."""

from __future__ import annotations

import re

from jigsaw.files.gate.archives import STORED, Archive
from jigsaw.files.gate.checked import Checked
from jigsaw.files.gate.formulas import must_stay_inside, words_for
from jigsaw.files.gate.kinds import MEDIA_TYPES, Kind, family
from jigsaw.files.gate.references import FOLLOWED, leads_away, must_stay
from jigsaw.files.gate.refusals import GateRefused, OtherKind
from jigsaw.files.gate.workbooks import words_for_hidden
from jigsaw.files.gate.xml_parts import Budget, Walk

MIMETYPE, MANIFEST, CONTENT = "mimetype", "META-INF/manifest.xml", "content.xml"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
HREF = "http://www.w3.org/1999/xlink href"
MACROS = re.compile(r"(?i)^(?:Basic|Scripts|Dialogs)/|\.(?:xba|xdl|py|bsh|js|jar|class)$")
KNOWN = re.compile(
    r"(?i)\.(?:xml|rdf|png|jpe?g|gif|bmp|svg|svm|emf|wmf|tiff?|webp|ttf|otf|ods)$|^mimetype$|^layout-cache$"
    r"|^(?:\./)?ObjectReplacements/[^/]+$"
)
OBJECTS = {"object-ole", "plugin", "applet", "floating-frame"}
REMOTE = {
    "dde-source", "dde-link", "dde-links", "dde-connection-decl", "table-source", "cell-range-source",
    "database-source-sql", "database-source-query", "database-source-table", "template",
}  # fmt: skip
RUNS = {"script", "event-listener"}
SVG = "http://www.w3.org/2000/svg"
SCRIPT_SPACES = (f"{ODF}script:1.0", f"{ODF}office:1.0", SVG)


def check(archive: Archive) -> Checked:
    """A spreadsheet of LibreOffice. Raises GateRefused."""
    first = archive.parts[MIMETYPE]
    if first.offset or first.method != STORED:
        raise GateRefused("unreadable")
    if archive.read(MIMETYPE) != MEDIA_TYPES[Kind.ODS].encode():
        raise OtherKind
    return _Sheets(archive).checked()


class _Sheets:
    def __init__(self, archive: Archive) -> None:
        self.archive, self.budget = archive, Budget()
        self.styles_that_hide: set[str] = set()
        self.style = ""
        self.hidden: list[str] = []
        self.formulas = self.links = 0

    def checked(self) -> Checked:
        Walk(self.budget, start=self._listed).over(self.archive.read(MANIFEST))
        if CONTENT not in self.archive:
            raise GateRefused("unreadable")
        for name in self.archive.names:
            self._part(name)
        found = Checked(Kind.ODS, self.archive.content)
        found.tell(*words_for_hidden(self.hidden), *words_for(self.formulas), FOLLOWED if self.links else "")
        return found

    def _listed(self, space: str, local: str, attributes: dict[str, str]) -> None:
        if local in ("encryption-data", "encrypted-key", "algorithm", "keyinfo"):
            raise GateRefused("password")
        kind = attributes.get(f"{ODF}manifest:1.0 media-type", "")
        if "oleobject" in kind.lower() or "macro" in kind.lower():
            raise GateRefused("objects")

    def _part(self, name: str) -> None:
        if MACROS.search(name):
            raise GateRefused("macros")
        data = self.archive.read(name)
        begins = family(data)
        if begins in ("ole", "archive", "pdf") or (begins == "foreign" and not name.lower().endswith(".gif")):
            raise GateRefused("objects")
        if not KNOWN.search(name):
            raise GateRefused("objects")
        if name.lower().endswith((".xml", ".rdf", ".svg")) or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(
            b"<"
        ):
            Walk(self.budget, start=self._element).over(data)

    def _element(self, space: str, local: str, attributes: dict[str, str]) -> None:
        if local in OBJECTS:
            raise GateRefused("objects")
        if local in RUNS and space in SCRIPT_SPACES:
            raise GateRefused("macros")
        if space != SVG:
            self._place(local, attributes)
        if formula := attributes.get(f"{ODF}table:1.0 formula"):
            must_stay_inside(formula)
            self.formulas += 1
        self._hiding(local, attributes)

    def _place(self, local: str, attributes: dict[str, str]) -> None:
        target = attributes.get(HREF)
        if local in REMOTE and (target or local.startswith(("dde", "database"))):
            raise GateRefused("external")
        if target is None:
            return
        if local == "a":
            self.links += leads_away(target)
            return
        must_stay(target)
        if ".." in target:
            raise GateRefused("external")

    def _hiding(self, local: str, attributes: dict[str, str]) -> None:
        if local == "style":
            self.style = attributes.get(f"{ODF}style:1.0 name", "")
        elif local == "table-properties" and attributes.get(f"{ODF}table:1.0 display") == "false":
            self.styles_that_hide.add(self.style)
        elif local == "table" and attributes.get(f"{ODF}table:1.0 style-name") in self.styles_that_hide:
            self.hidden.append(attributes.get(f"{ODF}table:1.0 name", ""))
