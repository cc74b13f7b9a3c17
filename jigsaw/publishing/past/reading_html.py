"""A saved web page as lines and tables. Nothing is followed, loaded or run; scripts and styles are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree, html

from jigsaw.publishing.past.cleaning import cleaned
from jigsaw.publishing.past.found import FileUnread, Place
from jigsaw.publishing.past.lines import HEADING, ITEM, TEXT, Line
from jigsaw.publishing.past.tables import Cell, Row

DROPPED = ("script", "style", "noscript", "template", "svg", "iframe", "object", "head", "select", "button")
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 summary dt caption legend".split())
BLOCKS = HEADINGS | frozenset(
    (
        "p div li dd section article main header footer nav aside ul ol dl details body table tr td th blockquote form"
        " figure address pre"
    ).split()
)
DEEPEST = 200
CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)


class Page(NamedTuple):
    """What a saved page holds: its lines outside tables that list reviews, and the rows of each table."""

    lines: list[Line]
    tables: list[list[Row]]


def page_of(text: str, file: str, *, is_list: Any) -> Page:
    """Read a page. `is_list` says of the rows of a table whether they list reviews; other tables are lines.

    Raises FileUnread where there is no page to read.
    """
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = html.document_fromstring(
            text, parser=html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise FileUnread("The selected page holds no text") from None
    etree.strip_elements(root, *DROPPED, with_tail=False)
    tables = []
    for number, table in enumerate(root.iter("table"), 1):
        rows = _rows(table, number, file)
        if is_list(rows):
            tables.append(rows)
            for part in list(table):
                table.remove(part)
            table.text = None
    lines = list(_lines(root, file))
    if not lines and not tables:
        raise FileUnread("The selected page holds no text")
    return Page(lines, tables)


def _rows(table: Any, number: int, file: str) -> list[Row]:
    rows = []
    for row_number, row in enumerate((row for row in table.iter("tr") if _table_of(row) is table), 1):
        order = _order(row)
        cells = []
        for column, cell in enumerate((part for part in row if part.tag in ("td", "th")), 1):
            made = cleaned(html.tostring(cell, encoding="unicode", with_tail=False))
            where = f"table {number}, row {row_number}, cell {column} (line {order})"
            links = made.links
            cells.append(Cell(made.text, Place(file, where, order), links, made.reason))
            cells += [Cell("", Place(file, where, order))] * (_span(cell) - 1)
        rows.append(
            Row(row_number, cells, Place(file, f"table {number}, row {row_number} (line {order})", order))
        )
    return rows


def _table_of(row: Any) -> Any:
    return next((part for part in row.iterancestors("table")), None)


def _span(cell: Any) -> int:
    try:
        return max(1, min(50, int(cell.get("colspan", 1))))
    except ValueError:
        return 1


def _order(part: Any) -> int:
    return int(part.sourceline or 0)


def _lines(root: Any, file: str) -> Iterator[Line]:
    """Each block that holds text of its own, in the order of the page."""
    for part in root.iter():
        if part.tag not in BLOCKS:
            continue
        for piece, links in _own_text(part):
            made = cleaned(piece)
            if made.text:
                order = _order(part)
                yield Line(
                    " ".join(made.text.split()),
                    Place(file, f"line {order}", order),
                    _style(part),
                    tuple(links),
                    made.reason,
                )


def _style(part: Any) -> str:
    """What the block is; a paragraph that is bold throughout heads what follows."""
    around = [part, *list(part.iterancestors())[:2]]
    if any(block.tag in HEADINGS for block in around):
        return HEADING
    if any(block.tag == "li" for block in around):
        return ITEM
    inner = [child for child in part if child.tag in ("strong", "b")]
    bold = "".join(text for child in inner for text in child.itertext()).strip()
    return HEADING if bold and bold == "".join(part.itertext()).strip() and len(bold) < 130 else TEXT


def _own_text(block: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """The text of a block without the blocks inside it, cut at line breaks and inner blocks, each with its links."""
    pieces: list[tuple[list[str], list[tuple[str, str]]]] = [([], [])]

    def walk(part: Any, depth: int) -> None:
        pieces[-1][0].append(part.text or "")
        for child in part:
            if child.tag == "br" or child.tag in BLOCKS:
                pieces.append(([], []))
            elif depth < DEEPEST:
                if child.tag == "a" and child.get("href"):
                    pieces[-1][1].append(
                        (" ".join("".join(child.itertext()).split()), str(child.get("href")))
                    )
                walk(child, depth + 1)
            pieces[-1][0].append(child.tail or "")

    walk(block, 0)
    return [("".join(texts), links) for texts, links in pieces if "".join(texts).strip()]
