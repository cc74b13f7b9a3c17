"""Tables of the Word files: a marked header row, rows that stay whole, words that are read aloud first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement

from jigsaw.documents.office.word import Paper, Setting
from jigsaw.documents.office.word_runs import Span, tag
from jigsaw.documents.office.word_styles import TEXT_WIDTH

Cell = Sequence[Span]
LOOK = {"firstRow": 1, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}


def column_widths(shares: Sequence[float]) -> list[int]:
    """Widths in twentieths of a point from shares that add up to 1; together the width of the text."""
    widths = [int(TEXT_WIDTH * share) for share in shares]
    widths[-1] += TEXT_WIDTH - sum(widths)
    return widths


def _text(cell: Cell) -> str:
    return "".join(span if isinstance(span, str) else span["text"] for span in cell)


def table_frame(widths: Sequence[int], caption: str, description: str) -> Any:
    """An empty table: its columns in twentieths of a point, and what is read aloud before it."""
    table = OxmlElement("w:tbl")
    properties = OxmlElement("w:tblPr")
    properties.append(tag("tblStyle", val="HouseTable"))
    properties.append(tag("tblW", w=sum(widths), type="dxa"))
    properties.append(tag("tblLayout", type="fixed"))
    properties.append(tag("tblLook", val="0620", **LOOK))
    properties.append(tag("tblCaption", val=caption))
    properties.append(tag("tblDescription", val=description))
    table.append(properties)
    grid = OxmlElement("w:tblGrid")
    for width in widths:
        grid.append(tag("gridCol", w=width))
    table.append(grid)
    return table


def table_row(
    paper: Paper, cells: Sequence[Sequence[Cell]], aligns: Sequence[str], *, header: bool = False
) -> Any:
    """A row; each cell is a sequence of paragraphs, and `aligns` has left, center or right for each."""
    row = OxmlElement("w:tr")
    properties = OxmlElement("w:trPr")
    properties.append(tag("cantSplit"))
    if header:
        properties.append(tag("tblHeader"))
    row.append(properties)
    style = "TableHeading" if header else "TableText"
    for paragraphs, align in zip(cells, aligns, strict=True):
        box = OxmlElement("w:tc")
        setting = Setting(align="" if align == "left" else align)
        box.extend(paper.paragraph(style, spans, setting) for spans in paragraphs)
        row.append(box)
    return row


def add_table(
    paper: Paper,
    header: Sequence[str | Cell],
    rows: Sequence[Sequence[Sequence[Cell]]],
    *,
    widths: Sequence[int],
    caption: str,
    aligns: Sequence[str] = (),
) -> None:
    """A table below what stands already; `rows` hold cells, and each cell its paragraphs."""
    heads = [[cell] if isinstance(cell, str) else list(cell) for cell in header]
    chosen = aligns or ["left"] * len(header)
    described = f"Columns: {', '.join(_text(head) for head in heads)}."
    paper.table(
        table_frame(widths, caption, described),
        [
            table_row(paper, [[head] for head in heads], chosen, header=True),
            *(table_row(paper, row, chosen) for row in rows),
        ],
    )
