"""A Word file while it is written: paragraphs, links, bookmarks, lists, tables, contents.

Paragraphs are built as XML directly: a table of thousands of rows takes seconds through python-docx's cells.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches

from jigsaw.documents.look import Look
from jigsaw.documents.office.cleaning import reads_right_to_left
from jigsaw.documents.office.word_runs import Span, instruction, mark, runs, tag
from jigsaw.documents.office.word_template import NUMBER_LIST, word_template

BULLETS = 1  # the numbering part's own list of bullets


@dataclass(frozen=True)
class Setting:
    """How a paragraph stands beyond its style: a list entry, a rule at its left, an indent, an alignment."""

    list_id: int = 0
    level: int = 0
    rule: str = ""
    indent: int = 0
    align: str = ""
    page_break: bool = False
    keep: bool = False  # on one page with the paragraph below
    before: int = -1  # space above in twentieths of a point, where it is not the style's


PLAIN = Setting()
RULE_INDENT = 284
AFTER_TABLE = 220  # space in twentieths of a point between a table and the text below it


class Paper:
    """The Word file of one document, written from top to bottom."""

    def __init__(self, look: Look, *, compact: bool = False) -> None:
        self.file = Document(io.BytesIO(word_template(look, compact=compact)))
        self.body = self.file.element.body
        self.end = self.body[-1]
        self.bookmarks = 0
        self.lists = BULLETS

    def add(self, style: str, spans: Sequence[Span], setting: Setting = PLAIN) -> Any:
        """A paragraph at the end of the document; below a table it keeps its distance."""
        if self._below_table() and setting.before < 0 and not style.startswith("H"):
            setting = replace(setting, before=AFTER_TABLE)
        paragraph = self.paragraph(style, spans, setting)
        self.end.addprevious(paragraph)
        return paragraph

    def paragraph(self, style: str, spans: Sequence[Span], setting: Setting = PLAIN) -> Any:
        """A paragraph that stands nowhere yet."""
        paragraph = OxmlElement("w:p")
        text = "".join(span if isinstance(span, str) else span["text"] for span in spans)
        paragraph.append(_properties(style, setting, right_to_left=reads_right_to_left(text)))
        for span in spans:
            if isinstance(span, str):
                paragraph.extend(runs(span))
            elif span.get("link"):
                paragraph.append(self.link(span["link"], span["text"], strong=bool(span.get("strong"))))
            else:
                paragraph.extend(
                    runs(span["text"], "Strong" if span.get("strong") else span.get("style", ""))
                )
        return paragraph

    def link(self, address: str, text: str, *, strong: bool = False) -> Any:
        """A link to an address outside the document."""
        element = OxmlElement("w:hyperlink")
        relation = self.file.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        element.set(qn("r:id"), relation)
        element.extend(runs(text, "Hyperlink", strong=strong))
        return element

    def heading(self, level: int, spans: Sequence[Span], setting: Setting = PLAIN) -> str:
        """A heading with a bookmark round it; returns the bookmark's name."""
        self.bookmarks += 1
        name = f"heading_{self.bookmarks}"
        paragraph = self.add(f"Heading{level}", spans, setting)
        start = tag("bookmarkStart", id=self.bookmarks, name=name)
        paragraph.insert(1, start)
        paragraph.append(tag("bookmarkEnd", id=self.bookmarks))
        return name

    def new_list(self, start: int, level: int) -> int:
        """A numbered list of its own that begins at `start`; returns its number."""
        self.lists += 1
        entry = tag("num", numId=self.lists)
        entry.append(tag("abstractNumId", val=NUMBER_LIST))
        override = tag("lvlOverride", ilvl=level)
        override.append(tag("startOverride", val=start))
        entry.append(override)
        self.file.part.numbering_part.element.append(entry)
        return self.lists

    def _below_table(self) -> bool:
        last = self.end.getprevious()
        return last is not None and last.tag == qn("w:tbl")

    def table(self, table: Any, rows: Iterable[Any]) -> None:
        """A table: its frame and its rows (see word_tables). Word joins tables that touch, so none do."""
        if self._below_table():
            self.add("Gap", [])
        table.extend(rows)
        self.end.addprevious(table)

    def picture(self, content: bytes, alternative: str, inches: float) -> None:
        """A picture as wide as `inches`, with what is read aloud in its place."""
        inline = self.file.part.new_pic_inline(io.BytesIO(content), width=Inches(inches))
        for properties in inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):
            properties.set("name", "Chart")
            properties.set("descr", alternative)
        run, drawing = OxmlElement("w:r"), OxmlElement("w:drawing")
        drawing.append(inline)
        run.append(drawing)
        self.add("Picture", []).append(run)

    def save(self) -> bytes:
        """The finished file."""
        target = io.BytesIO()
        self.file.save(target)
        return target.getvalue()


def _properties(style: str, setting: Setting, *, right_to_left: bool) -> Any:
    """Paragraph properties, in the order that the schema asks for."""
    properties = OxmlElement("w:pPr")
    if style != "Normal":
        properties.append(tag("pStyle", val=style))
    if setting.keep:
        properties.append(tag("keepNext"))
        properties.append(tag("keepLines"))
    if setting.page_break:
        properties.append(tag("pageBreakBefore"))
    if setting.list_id:
        numbering = OxmlElement("w:numPr")
        numbering.append(tag("ilvl", val=setting.level))
        numbering.append(tag("numId", val=setting.list_id))
        properties.append(numbering)
    if setting.rule:
        borders = OxmlElement("w:pBdr")
        borders.append(tag("left", val="single", sz=20, space=10, color=setting.rule))
        properties.append(borders)
    if right_to_left:
        properties.append(tag("bidi"))
    if setting.before >= 0:
        properties.append(tag("spacing", before=setting.before))
    indent = setting.indent or (RULE_INDENT if setting.rule else 0)
    if indent:
        properties.append(tag("ind", left=indent))
    if setting.align:
        properties.append(tag("jc", val=setting.align))
    return properties


def contents(paper: Paper, entries: Sequence[tuple[int, str, str]], before: Any, depth: int) -> None:
    """A contents list as a field that reads well before Word updates it: level, text and bookmark.

    `depth` is the lowest level that stands in it. The switch n leaves page numbers out, so the list is whole
    and true as written.
    """
    places = []
    for level, text, name in (entry for entry in entries if entry[0] <= depth):
        paragraph = paper.paragraph(f"TOC{level}", [])
        element = OxmlElement("w:hyperlink")
        element.set(qn("w:anchor"), name)
        element.extend(runs(text))
        paragraph.append(element)
        before.addprevious(paragraph)
        places.append(paragraph)
    if places:
        opening = [mark("begin"), instruction(f'TOC \\o "1-{depth}" \\h \\z \\n'), mark("separate")]
        for offset, run in enumerate(opening, 1):
            places[0].insert(offset, run)
        places[-1].append(mark("end"))
