"""Header and footer of the Word files, with the page counted by Word itself."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement

from jigsaw.documents.office.measure import width
from jigsaw.documents.office.word import Paper
from jigsaw.documents.office.word_runs import field, runs, tag

WIDEST = 4.4  # inches that the left part of a header may take, so that the right part keeps its line
SIZE = 9


def on_one_line(text: str) -> str:
    """`text` when it stands within the left part of the header, else its beginning and an ellipsis.

    Cut after a word, unless that loses too much of it.
    """
    if width(text, SIZE) <= WIDEST:
        return text
    kept = text
    while width(kept + "…", SIZE) > WIDEST:
        kept = kept[:-1]
    end = kept.rfind(" ")
    return f"{(kept[:end] if end * 2 > len(kept) else kept).rstrip()}…"


def _tabbed(target: Any, style: str, left: str, right: list[Any]) -> None:
    """Fill a header or footer: one line with a left and a right part."""
    paragraph = target.paragraphs[0]._p
    for child in list(paragraph):
        paragraph.remove(child)
    properties = OxmlElement("w:pPr")
    properties.append(tag("pStyle", val=style))
    paragraph.append(properties)
    paragraph.extend(runs(on_one_line(left)))
    gap = OxmlElement("w:r")
    gap.append(tag("tab"))
    paragraph.append(gap)
    paragraph.extend(right)


def page_of_pages() -> list[Any]:
    """Page X of Y, as fields."""
    return [*runs("Page "), *field("PAGE", "1"), *runs(" of "), *field("NUMPAGES", "1")]


def set_header(paper: Paper, left: str, right: str) -> None:
    """The header of every page but a cover."""
    header = paper.file.sections[0].header
    header.is_linked_to_previous = False
    _tabbed(header, "Header", left, runs(right))


def set_footer(paper: Paper, left: str) -> None:
    """The footer of every page but a cover: `left`, and the page's number."""
    footer = paper.file.sections[0].footer
    footer.is_linked_to_previous = False
    _tabbed(footer, "Footer", left, page_of_pages())


def keep_cover_bare(paper: Paper) -> None:
    """A first page without header and footer."""
    paper.file.sections[0].different_first_page_header_footer = True
