"""Our own check of a PDF: the gate before publication.

It follows PDF/UA-1 (ISO 14289-1) and the Matterhorn Protocol where a program can judge, and adds what a
validator lets pass: pictures described by a file name, tables without headings, headings that are not
the edition's. The real validator, veraPDF, runs in the tests.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

from jigsaw.documents.made import Check
from jigsaw.documents.terms import SCHEMES

STANDARD_ROLES = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L "
    "LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby "
    "Warichu Figure Formula Form RB RT RP WT WP".split()
)
FILE_NAME = re.compile(r"\.(png|jpe?g|gif|svg|webp|tiff?|bmp|pdf|emf|wmf)\s*$", re.IGNORECASE)
# Strings first, so that no operator is seen inside one; then marks and painting operators.
OPERATORS = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|/[^\s/<>\[\]()]+"
    rb"|(?<![A-Za-z*'])(BDC|BMC|EMC|f\*?|F|S|s|B\*?|b\*?|Tj|TJ|Do|sh)(?![A-Za-z*'])",
    re.DOTALL,
)
RULES: list[tuple[str, Callable[[Inspected], bool]]] = []


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree: its type, the types above it, its dictionary."""

    kind: str
    parents: tuple[str, ...]
    node: Any


class Inspected:
    """A PDF under inspection, with what the rules read more than once."""

    def __init__(self, pdf: pikepdf.Pdf, headings: list[str], one_page: bool) -> None:
        self.pdf, self.root = pdf, pdf.Root
        self.headings, self.one_page = headings, one_page
        # The marked contents of each page in the order of the tree: page object -> marks.
        self.marks: dict[Any, list[int]] = {}

    @cached_property
    def tags(self) -> list[Tag]:
        tree = self.root.get("/StructTreeRoot")
        return [] if tree is None or "/K" not in tree else list(self.walk(tree.K, (), None))

    def walk(self, kid: Any, parents: tuple[str, ...], page: Any) -> Iterator[Tag]:
        """Every element under a kid, in reading order; marks are noted on the way."""
        stack = [(kid, parents, page)]
        while stack:
            kid, parents, page = stack.pop()
            if isinstance(kid, int):
                self.marks.setdefault(page, []).append(kid)
            elif isinstance(kid, pikepdf.Array):
                stack.extend((inner, parents, page) for inner in reversed(list(kid)))
            elif isinstance(kid, pikepdf.Dictionary):
                page = kid["/Pg"].objgen if "/Pg" in kid else page
                if "/MCID" in kid:
                    self.marks.setdefault(page, []).append(int(kid["/MCID"]))
                elif "/S" in kid:
                    kind = str(kid["/S"])[1:]
                    yield Tag(kind, parents, kid)
                    if "/K" in kid:
                        stack.append((kid["/K"], (*parents, kind), page))

    def of(self, *kinds: str) -> list[Tag]:
        return [tag for tag in self.tags if tag.kind in kinds]

    @cached_property
    def levels(self) -> list[tuple[int, str]]:
        """The headings of the tree: level and words."""
        found = self.of("H1", "H2", "H3", "H4", "H5", "H6")
        return [(int(tag.kind[1]), " ".join(str(tag.node.get("/T", "")).split())) for tag in found]

    @cached_property
    def metadata(self) -> dict[str, str]:
        with self.pdf.open_metadata(update_docinfo=False) as xmp:
            names = ("dc:title", "pdfuaid:part", "pdfaid:part", "pdfaid:conformance")
            return {name: str(xmp.get(name) or "") for name in names}

    @cached_property
    def annotations(self) -> list[tuple[Any, Any]]:
        """Each annotation with its page."""
        return [(page, note) for page in self.pdf.pages for note in page.obj.get("/Annots", [])]

    @cached_property
    def fonts(self) -> list[Any]:
        """Each font that a page uses, once."""
        found: dict[Any, Any] = {}
        for page in self.pdf.pages:
            resources: Any = page.obj.get("/Resources", {})
            for font in dict(resources.get("/Font", {})).values():
                found[font.objgen] = font
        return list(found.values())


def rule(name: str) -> Callable[[Callable[[Inspected], bool]], Callable[[Inspected], bool]]:
    """Adds a rule under the name that people read."""

    def add(holds: Callable[[Inspected], bool]) -> Callable[[Inspected], bool]:
        RULES.append((name, holds))
        return holds

    return add


def check_pdf(content: bytes, headings: list[str], one_page: bool = False) -> tuple[int, tuple[Check, ...]]:
    """The number of pages of a PDF and the outcome of every rule.

    headings are the heading texts that the document must show, in order; one_page asks for exactly one page.
    A file that cannot be read, or a rule that cannot be judged, fails; nothing is raised.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return 0, (Check("The file opens", False),)
    with pdf:
        inspected = Inspected(pdf, headings, one_page)
        found = tuple(Check(name, holds_for(holds, inspected)) for name, holds in RULES)
        return len(pdf.pages), (Check("The file opens", True), *found)


def holds_for(holds: Callable[[Inspected], bool], inspected: Inspected) -> bool:
    """Whether a rule holds; a file too odd for the rule to be judged does not pass it."""
    try:
        return bool(holds(inspected))
    except (AttributeError, KeyError, TypeError, ValueError, IndexError, RuntimeError, pikepdf.PdfError):
        return False


@rule("Marked as tagged")
def marked(it: Inspected) -> bool:
    return it.root.MarkInfo.Marked is True and not it.root.MarkInfo.get("/Suspects", False)


@rule("Has a structure tree under one document")
def structured(it: Inspected) -> bool:
    return bool(it.tags) and it.tags[0].kind == "Document" and all(tag.parents for tag in it.tags[1:])


@rule("Names its language")
def language(it: Inspected) -> bool:
    return str(it.root.Lang).lower().startswith("en")


@rule("Has a title")
def titled(it: Inspected) -> bool:
    return bool(it.metadata["dc:title"].strip())


@rule("Shows its title in the window")
def title_shown(it: Inspected) -> bool:
    return it.root.ViewerPreferences.DisplayDocTitle is True


@rule("Declares PDF/UA-1")
def declares_ua(it: Inspected) -> bool:
    return it.metadata["pdfuaid:part"] == "1"


@rule("Declares PDF/A-2a")
def declares_a(it: Inspected) -> bool:
    return (it.metadata["pdfaid:part"], it.metadata["pdfaid:conformance"]) == ("2", "A")


@rule("Headings follow in order")
def headings_in_order(it: Inspected) -> bool:
    levels = [level for level, _ in it.levels]
    return levels[0] == 1 and all(
        after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)
    )


@rule("Headings are those of the edition")
def headings_as_written(it: Inspected) -> bool:
    return [words for _, words in it.levels] == [" ".join(words.split()) for words in it.headings]


@rule("Tables have headings")
def tables_headed(it: Inspected) -> bool:
    for start in [place for place, tag in enumerate(it.tags) if tag.kind == "Table"]:
        depth = len(it.tags[start].parents)
        inside = [t.kind for t in takewhile_inside(it.tags, start + 1, depth)]
        if "TH" not in inside or ("TD" in inside and inside.index("TH") > inside.index("TD")):
            return False
    return True


def takewhile_inside(tags: list[Tag], start: int, depth: int) -> Iterator[Tag]:
    """The tags from start that lie deeper than depth, up to the first that does not."""
    for place in range(start, len(tags)):
        if len(tags[place].parents) <= depth:
            return
        yield tags[place]


@rule("Pictures are described")
def pictures_described(it: Inspected) -> bool:
    described = [str(tag.node.get("/Alt", "")).strip() for tag in it.of("Figure", "Formula")]
    return all(words and not FILE_NAME.search(words) for words in described)


@rule("Notes have their own marks")
def notes_identified(it: Inspected) -> bool:
    found = [str(tag.node.get("/ID", "")) for tag in it.of("Note")]
    return all(found) and len(set(found)) == len(found)


@rule("Lists are made of items")
def lists_whole(it: Inspected) -> bool:
    inside = [tag.kind for tag in it.tags if tag.parents and tag.parents[-1] == "L"]
    return all(kind in ("LI", "Caption", "L") for kind in inside) and all(
        tag.parents[-1] == "L" for tag in it.of("LI")
    )


@rule("Every tag is a known one")
def roles_known(it: Inspected) -> bool:
    mapped = {
        str(key)[1:]: str(value)[1:]
        for key, value in dict(it.root.StructTreeRoot.get("/RoleMap", {})).items()
    }
    if STANDARD_ROLES.intersection(mapped):
        return False
    return all(mapped.get(kind, kind) in STANDARD_ROLES for kind in {tag.kind for tag in it.tags})


@rule("The tab key follows the reading order")
def tabs_follow(it: Inspected) -> bool:
    return all(str(page.obj.get("/Tabs", "")) == "/S" for page, _ in it.annotations)


@rule("Links are tagged and described")
def links_described(it: Inspected) -> bool:
    links = [note for _, note in it.annotations if str(note.get("/Subtype")) == "/Link"]
    described = all("/StructParent" in note and str(note.get("/Contents", "")).strip() for note in links)
    return described and (not links or bool(it.of("Link")))


@rule("Links lead to allowed addresses")
def links_allowed(it: Inspected) -> bool:
    actions = [note.get("/A") for _, note in it.annotations if note.get("/A") is not None]
    for action in actions:
        scheme = str(action.get("/URI", "")).split(":")[0].lower()
        if str(action.S) not in ("/URI", "/GoTo") or (str(action.S) == "/URI" and scheme not in SCHEMES):
            return False
    return True


@rule("Fonts are embedded")
def fonts_embedded(it: Inspected) -> bool:
    for font in it.fonts:
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        if not {"/FontFile", "/FontFile2", "/FontFile3"}.intersection(inner.FontDescriptor.keys()):
            return False
    return bool(it.fonts)


@rule("Letters can be copied and read aloud")
def letters_mapped(it: Inspected) -> bool:
    return all("/ToUnicode" in font for font in it.fonts)


@rule("All content is tagged or marked as decoration")
def content_tagged(it: Inspected) -> bool:
    for page in it.pdf.pages:
        depth = 0
        contents: Any = page.obj.get("/Contents", [])
        streams: list[Any] = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        for found in OPERATORS.finditer(b"\n".join(stream.read_bytes() for stream in streams)):
            operator = found[1]
            if operator in (b"BDC", b"BMC"):
                depth += 1
            elif operator == b"EMC":
                depth -= 1
            elif operator and depth == 0:
                return False
    return True


@rule("Content is read in the order in which it stands")
def read_in_order(it: Inspected) -> bool:
    return bool(it.tags) and all(marks == sorted(marks) for marks in it.marks.values())


@rule("Nothing runs and nothing is attached")
def inert(it: Inspected) -> bool:
    names: Any = it.root.get("/Names", {})
    return not {"/OpenAction", "/AA", "/AF", "/AcroForm"}.intersection(it.root.keys()) and not {
        "/JavaScript",
        "/EmbeddedFiles",
    }.intersection(names.keys())


@rule("Is not locked")
def unlocked(it: Inspected) -> bool:
    return not it.pdf.is_encrypted


@rule("Is one page where it must be")
def one_page(it: Inspected) -> bool:
    return not it.one_page or len(it.pdf.pages) == 1
