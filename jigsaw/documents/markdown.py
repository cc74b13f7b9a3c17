"""The Markdown that a report section may hold, read into a small tree that every writer walks.

Allowed: paragraphs, headings ### and ####, bold, emphasis, links, lists, tables and block quotes.
All else is refused with its line, so that nothing an author wrote is dropped in silence.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic_core import PydanticCustomError

from jigsaw.documents.fields import link as check_link

MOST_ROWS = 10_000
MOST_COLUMNS = 12
DEEPEST = 6


@dataclass(frozen=True)
class Span:
    """A run of text in one style. The text of a forced line break is one newline."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None


@dataclass(frozen=True)
class Heading:
    """A heading inside a section; level 3 or 4 (the section's own heading is level 2)."""

    level: int
    spans: tuple[Span, ...]
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    spans: tuple[Span, ...]
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Items:
    """A list; each item is a sequence of blocks. start is the first number of an ordered list."""

    ordered: bool
    start: int
    items: tuple[tuple[Block, ...], ...]
    kind: Literal["items"] = "items"


@dataclass(frozen=True)
class Table:
    """A table with one heading row; every row has as many cells as the heading row."""

    header: tuple[tuple[Span, ...], ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    aligns: tuple[str, ...]  # left, center or right, one a column
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Quote:
    """A block quote."""

    blocks: tuple[Block, ...]
    kind: Literal["quote"] = "quote"


Block: TypeAlias = "Heading | Paragraph | Items | Table | Quote"


@dataclass(frozen=True)
class Reading:
    """What a Markdown text holds, and what must be put right in it (each message names its line)."""

    blocks: tuple[Block, ...]
    problems: tuple[str, ...]


@functools.cache
def parser() -> MarkdownIt:
    """CommonMark with tables; HTML is recognised only to be refused; code marks stay literal text."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table").disable(["code", "fence", "backticks"])
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    return reader


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text field: blank lines part them, single line breaks are spaces."""
    return [" ".join(part.split("\n")) for part in re.split(r"\n[ \t]*\n\s*", text.strip()) if part.strip()]


@functools.lru_cache(maxsize=64)
def read_markdown(text: str) -> Reading:
    """The blocks of a Markdown text and every problem in it. Never raises."""
    reader = SectionReader(parser().parse(text))
    blocks = tuple(reader.blocks(0))
    return Reading(blocks, tuple(dict.fromkeys(reader.problems)))


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text. Raises ValueError with every problem where there is one."""
    reading = read_markdown(text)
    if reading.problems:
        raise ValueError("; ".join(reading.problems))
    return reading.blocks


class SectionReader:
    """Walks markdown-it's flat tokens once, front to back, and keeps what must be put right."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self.line = 1
        self.last_level = 2
        self.problems: list[str] = []

    def refuse(self, message: str) -> None:
        self.problems.append(f"line {self.line} {message}")

    def next(self) -> Token:
        token = self.tokens[self.place]
        self.place += 1
        if token.map:
            self.line = token.map[0] + 1
        return token

    def blocks(self, depth: int) -> Iterator[Block]:
        """The blocks up to the closing token that belongs to whoever asked."""
        if depth == DEEPEST + 1:
            self.refuse(f"is nested deeper than {DEEPEST} levels; write it flatter")
        while self.place < len(self.tokens):
            token = self.next()
            if token.type.endswith("_close"):
                return
            if (block := self.block(token, depth)) is not None:
                yield block

    def block(self, token: Token, depth: int) -> Block | None:
        match token.type:
            case "paragraph_open":
                return Paragraph(self.inline())
            case "heading_open":
                return self.heading(token, depth)
            case "bullet_list_open" | "ordered_list_open":
                return self.items(token, depth)
            case "blockquote_open":
                return Quote(tuple(self.blocks(depth + 1)))
            case "table_open":
                return self.table(depth)
            case "html_block":
                self.refuse(f"has raw HTML ({shortened(token.content)}); write it in Markdown")
            case "hr":
                self.refuse("has a line across the page (---); use a heading")
        return None

    def heading(self, token: Token, depth: int) -> Heading:
        level = int(token.tag[1:])
        if level < 3:
            self.refuse(
                "has a heading of the report itself (# or ##, or a line under text); begin it with ###"
            )
        elif level > 4:
            self.refuse("has a heading deeper than ####; use ### or ####")
        elif level > self.last_level + 1:
            self.refuse("has a #### heading with no ### heading before it; begin it with ###")
        elif depth:
            self.refuse("has a heading inside a list or quotation; begin it at the start of a line")
        self.last_level = level
        spans = self.inline()
        if not any(span.text.strip() for span in spans):
            self.refuse("has an empty heading; give it words or take it out")
        return Heading(level, spans)

    def items(self, token: Token, depth: int) -> Items:
        found: list[tuple[Block, ...]] = []
        while self.next().type == "list_item_open":
            found.append(tuple(self.blocks(depth + 1)))
        start = token.attrGet("start")
        return Items(token.type.startswith("ordered"), int(1 if start is None else start), tuple(found))

    def table(self, depth: int) -> Table:
        if depth:
            self.refuse("has a table inside a list or quotation; begin it at the start of a line")
        top, aligns = self.line, []
        rows: list[tuple[tuple[Span, ...], ...]] = []
        cells: list[tuple[Span, ...]] = []
        while (token := self.next()).type != "table_close":
            if token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    aligns.append(
                        str(token.attrGet("style") or "text-align:left").removeprefix("text-align:")
                    )
                cells.append(self.inline())
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        self.line = top
        if not any(span.text.strip() for cell in rows[0] for span in cell):
            self.refuse("has a table without words in its heading row; name its columns")
        if len(rows) - 1 > MOST_ROWS or len(aligns) > MOST_COLUMNS:
            self.refuse(
                f"has a table of {len(rows) - 1:,} rows and {len(aligns)} columns; "
                f"a table may have {MOST_ROWS:,} rows and {MOST_COLUMNS} columns"
            )
        return Table(rows[0], tuple(rows[1:]), tuple(aligns))

    def inline(self) -> tuple[Span, ...]:
        """The spans of an inline token; its closing token is taken too."""
        children = self.next().children or []
        self.place += 1
        top, spans = self.line, list(self.spans(children))
        self.line = top
        return tuple(merged(spans))

    def spans(self, children: list[Token]) -> Iterator[Span]:
        strong = emphasis = 0
        target: str | None = None
        for child in children:
            match child.type:
                case "text" | "text_special":
                    if child.content:
                        yield Span(child.content, strong > 0, emphasis > 0, target)
                case "softbreak" | "hardbreak":
                    self.line += 1
                    yield Span(" " if child.type == "softbreak" else "\n", strong > 0, emphasis > 0, target)
                case "strong_open" | "strong_close":
                    strong += child.nesting
                case "em_open" | "em_close":
                    emphasis += child.nesting
                case "link_open":
                    target = self.target(str(child.attrGet("href") or ""))
                case "link_close":
                    target = None
                case "html_inline":
                    self.refuse(f"has raw HTML ({shortened(child.content)}); write it in Markdown")
                case "image":
                    self.refuse("has a picture; a report section holds text and tables only")

    def target(self, href: str) -> str:
        try:
            return check_link(href)
        except PydanticCustomError as refused:
            self.refuse(f"has a link ({shortened(href)}) that {refused.message()}")
            return ""


def merged(spans: list[Span]) -> Iterator[Span]:
    """Neighbouring spans of one style as one span."""
    held: list[Span] = []
    for span in spans:
        if held and (span.strong, span.emphasis, span.link) != (
            held[0].strong,
            held[0].emphasis,
            held[0].link,
        ):
            yield Span("".join(s.text for s in held), held[0].strong, held[0].emphasis, held[0].link)
            held = []
        held.append(span)
    if held:
        yield Span("".join(s.text for s in held), held[0].strong, held[0].emphasis, held[0].link)


def shortened(text: str) -> str:
    """The first forty characters of a text on one line, for a message."""
    words = " ".join(text.split())
    return words if len(words) <= 40 else words[:39] + "…"


def words_of(spans: tuple[Span, ...]) -> str:
    """The bare text of spans."""
    return "".join(span.text for span in spans)
