"""A presentation while it is made: slides from layouts, with titles that stand once and notes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from jigsaw.documents.look import Look
from jigsaw.documents.office import deck_template as place
from jigsaw.documents.office.cleaning import reads_right_to_left
from jigsaw.documents.office.filling import Words
from jigsaw.documents.office.measure import height
from jigsaw.documents.office.properties import LANGUAGE

TITLE_SIZES = (32, 28, 24, 22, 20, 18)
COVER_TITLE_SIZES = (54, 48, 40, 34, 28, 24)


def title_size(text: str, sizes: Sequence[int], box: place.Box) -> int:
    """The largest of `sizes` in points at which `text` stands within `box`; the smallest when none does."""
    standing = (size for size in sizes if height(text, size, box.width, bold=True) <= box.height)
    return next(standing, sizes[-1])


class Deck:
    """The slides of one edition, added one after the other."""

    def __init__(self, look: Look, footer: str) -> None:
        self.file = Presentation(io.BytesIO(place.slides_template(look)))
        self.footer = footer
        self.titles: dict[str, int] = {}

    def unique(self, title: str) -> str:
        """`title`, with (2), (3) … when it already stands on a slide."""
        times = self.titles[title] = self.titles.get(title, 0) + 1
        return title if times == 1 else self.unique(f"{title} ({times})")

    def add(self, layout: int, title: str, section: str, notes: str) -> Any:
        """A new slide with its title, the name of its part above the title, and its speaker notes."""
        chosen = self.file.slide_layouts[layout]
        slide = self.file.slides.add_slide(chosen)
        whole = self.unique(title)
        cover = layout == place.COVER
        box, sizes = (place.COVER_TITLE_BOX, COVER_TITLE_SIZES) if cover else (place.TITLE_BOX, TITLE_SIZES)
        write(slide.shapes.title, [Words(whole)], size=title_size(whole, sizes, box))
        write(slide.placeholders[place.SECTION], [Words(section)])
        if not cover:
            self._copy_feet(slide, chosen)
        slide.notes_slide.notes_text_frame.text = notes
        return slide

    def _copy_feet(self, slide: Any, layout: Any) -> None:
        """Footer and slide number, which python-pptx leaves behind in the layout."""
        for shape in layout.placeholders:
            index = shape.placeholder_format.idx
            if index not in (place.FOOTER, place.NUMBER):
                continue
            tag = shape.element.find(qn("p:nvSpPr")).find(qn("p:cNvPr"))
            kind = "ftr" if index == place.FOOTER else "sldNum"
            number = max(int(found.get("id")) for found in slide.shapes._spTree.iter(qn("p:cNvPr"))) + 1
            text = "<a:r><a:rPr/><a:t/></a:r>" if index == place.FOOTER else place.NUMBER_FIELD
            slide.shapes._spTree.append(
                parse_xml(
                    f'<p:sp {place.NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{tag.get("name")}"/>'
                    '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
                    f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/>'
                    f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{text}</a:p></p:txBody></p:sp>"
                )
            )
            if index == place.FOOTER:
                slide.shapes[-1].text_frame.paragraphs[0].runs[0].text = self.footer

    def finish(self) -> bytes:
        """The presentation as a file; every run is marked as English (United Kingdom)."""
        for slide in self.file.slides:
            for part in (slide.element, slide.notes_slide.element):
                mark_language(part)
        mark_language(self.file.notes_master.element)
        target = io.BytesIO()
        self.file.save(target)
        return target.getvalue()


def mark_language(element: Any) -> None:
    """Set the language of every run below `element`, so that it is read aloud and checked as English."""
    for run in element.iter(qn("a:r"), qn("a:fld")):
        properties = run.find(qn("a:rPr"))
        if properties is None:
            properties = parse_xml(f"<a:rPr {place.NAMESPACES}/>")
            run.insert(0, properties)
    for properties in element.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
        properties.set("lang", LANGUAGE)


def write(shape: Any, words: Sequence[Words], *, size: float | None = None) -> None:
    """Fill a placeholder with paragraphs; `size` in points only where it differs from the layout's."""
    frame = shape.text_frame
    for number, entry in enumerate(words):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if entry.bullet:
            paragraph.level = 1
        if reads_right_to_left(entry.text):
            paragraph._p.get_or_add_pPr().set("rtl", "1")
            paragraph._p.get_or_add_pPr().set("algn", "r")
        run = paragraph.add_run()
        run.text = entry.text
        if size is not None:
            run.font.size = Pt(size)
        if entry.bold:
            run.font.bold = True
        if entry.link:
            run.hyperlink.address = entry.link


def describe(frame: Any, name: str, alternative: str) -> None:
    """Name and text alternative of a table or chart; both are read aloud."""
    tag = frame._element.nvGraphicFramePr.cNvPr
    tag.set("name", name)
    tag.set("descr", alternative)
