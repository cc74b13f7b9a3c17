"""The Markdown blocks of a report section as Word paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jigsaw.documents.office.word import BULLETS, Paper, Setting
from jigsaw.documents.office.word_tables import add_table, column_widths
from jigsaw.documents.office.word_template import LIST_STEP

Block = dict[str, Any]  # the form of documents.setting.block_data


class Section:
    """One section of the report while it is written; its tables are counted for their captions."""

    def __init__(self, paper: Paper, heading: str) -> None:
        self.paper = paper
        self.heading = heading
        self.tables = 0
        self.headings: list[tuple[int, str, str]] = []

    def write(self, blocks: Sequence[Block], *, depth: int = 0, quoted: bool = False) -> None:
        """Blocks in their order; `depth` is how many lists they stand in."""
        for block in blocks:
            match block["kind"]:
                case "heading":
                    self._heading(block)
                case "paragraph":
                    self.paper.add(*_continued(block, depth, quoted=quoted))
                case "items":
                    self._items(block, depth)
                case "table":
                    self._table(block)
                case "quote":
                    self.write(block["blocks"], depth=depth, quoted=True)

    def _heading(self, block: Block) -> None:
        level = block["level"] - 1
        name = self.paper.heading(level, block["spans"])
        text = "".join(span if isinstance(span, str) else span["text"] for span in block["spans"])
        self.headings.append((level, text, name))

    def _items(self, block: Block, depth: int) -> None:
        """A list; a numbered one is a list of its own, so that it begins at its own number."""
        number = self.paper.new_list(block["start"], depth) if block["ordered"] else BULLETS
        style = "ListNumber" if block["ordered"] else "ListBullet"
        for item in block["items"]:
            first, rest = item[:1], item[1:]
            if first and first[0]["kind"] == "paragraph":
                self.paper.add(style, first[0]["spans"], Setting(list_id=number, level=depth))
            else:
                self.paper.add(style, [], Setting(list_id=number, level=depth))
                rest = item
            self.write(rest, depth=depth + 1)

    def _table(self, block: Block) -> None:
        self.tables += 1
        add_table(
            self.paper,
            block["header"],
            [[[cell] for cell in row] for row in block["rows"]],
            widths=column_widths(block["columns"]["shares"]),
            caption=f"{self.heading}: table {self.tables}",
            aligns=block["aligns"],
        )


def _continued(block: Block, depth: int, *, quoted: bool) -> tuple[str, list[Any], Setting]:
    """A paragraph by itself, in a quotation, or below the first one of a list entry."""
    if quoted:
        return "Quote", block["spans"], Setting(indent=LIST_STEP * depth + 284 if depth else 0)
    if depth:
        return "ListContinue", block["spans"], Setting(indent=LIST_STEP * depth)
    return "Normal", block["spans"], Setting()
