"""A saved web page as lines and tables. Nothing is followed, loaded or run; scripts and styles are dropped."""

from __future__ import annotations

import re
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
    lines = _lines(root, file)
    if not lines and not tables:
        raise FileUnread("The selected page holds no text")
    return Page(lines, tables)


def _rows(table: Any, number: int, file: str) -> list[Row]:
    rows = []
    for row_number, row in enumerate((row for row in table.iter("tr") if _table_of(row) is table), 1):
        order = number * 100_000 + row_number
        cells = []
        for column, cell in enumerate((part for part in row if part.tag in ("td", "th")), 1):
            made = cleaned(html.tostring(cell, encoding="unicode", with_tail=False))
            where = f"table {number}, row {row_number}, cell {column} ({_where(cell)})"
            links = made.links
            cells.append(Cell(made.text, Place(file, where, order), links, made.reason))
            cells += [Cell("", Place(file, where, order))] * (_span(cell) - 1)
        rows.append(
            Row(row_number, cells, Place(file, f"table {number}, row {row_number} ({_where(row)})", order))
        )
    return rows


def _table_of(row: Any) -> Any:
    return next((part for part in row.iterancestors("table")), None)


def _span(cell: Any) -> int:
    try:
        return max(1, min(50, int(cell.get("colspan", 1))))
    except ValueError:
        return 1


def _where(part: Any) -> str:
    """The line of the file; saved pages often have one line only, so the place in the page is told too."""
    return f"line {int(part.sourceline or 0)}"


class _Walk:
    """A page walked in its own order; text is cut wherever a block begins or ends."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: list[Line] = []
        self.texts: list[str] = []
        self.links: list[tuple[str, str]] = []

    def take(self, part: Any, block: Any) -> None:
        """Read one element, whose text belongs to `block`. The reader of pages allows 256 levels at most."""
        self.texts.append(part.text or "")
        for child in part:
            if child.tag == "br" or child.tag in BLOCKS:
                self.end(block)
                self.take(child, child)
                self.end(child)
            elif isinstance(child.tag, str):
                if child.tag == "a" and child.get("href"):
                    self.links.append((" ".join("".join(child.itertext()).split()), str(child.get("href"))))
                self.take(child, block)
            self.texts.append(child.tail or "")

    def end(self, block: Any) -> None:
        """What was gathered is a line of that block."""
        made = cleaned("".join(self.texts))
        if made.text:
            order = len(self.lines) + 1
            place = Place(self.file, f"{_where(block)}, block {order}", order)
            self.lines.append(
                Line(" ".join(made.text.split()), place, _style(block), tuple(self.links), made.reason)
            )
        self.texts, self.links = [], []


def _lines(root: Any, file: str) -> list[Line]:
    """Each block that holds text of its own, in the order of the page."""
    walk = _Walk(file)
    walk.take(root, root)
    walk.end(root)
    return walk.lines


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
