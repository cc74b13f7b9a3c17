"""Who knew what, when, in a Word file: the same dates and days as in the PDF, as pictures and tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jigsaw.documents.look import Look
from jigsaw.documents.office.drawing import MOST_LANES, draw_lanes_png
from jigsaw.documents.office.word import Paper, Setting
from jigsaw.documents.office.word_styles import TEXT_WIDTH
from jigsaw.documents.office.word_tables import add_table

OVERVIEW_SHARES = (0.34, 0.27, 0.16, 0.23)
TWENTIETHS_PER_INCH = 1440
FACT_SHARES = (0.2, 0.15, 0.21, 0.15, 0.17, 0.12)


def write_key_facts(
    paper: Paper,
    data: dict[str, Any] | None,
    head: Callable[[int, str], object],
    *,
    level: int = 1,
    width: int = TEXT_WIDTH,
    look: Look | None = None,
) -> None:
    """Adds the section of `key_facts_data`; nothing where there is none.

    `head(level, text)` writes a heading of the document; `width` is that of the text in twentieths of a point.
    """
    if not data:
        return
    head(level, data["heading"])
    paper.add("Normal", [data["intro"]])
    _table(paper, data["overview"], OVERVIEW_SHARES, data["heading"], width)
    for fact in data["facts"]:
        head(level + 1, fact["title"])
        paper.add("Normal", [{"text": fact["finding"], "strong": True}], Setting(keep=True))
        if fact["why"]:
            paper.add("Normal", [fact["why"]])
        if len(fact["picture"]["lanes"]) <= MOST_LANES:
            inches = width / TWENTIETHS_PER_INCH
            png = draw_lanes_png(fact["picture"], look or Look(), inches)
            paper.picture(png, fact["picture"]["alt"], inches)
        _table(paper, fact["table"], FACT_SHARES, fact["title"], width)
        paper.add("Quiet", [fact["knew"]])


def _table(paper: Paper, block: dict[str, Any], shares: Sequence[float], caption: str, width: int) -> None:
    add_table(
        paper,
        block["header"],
        [[[[cell]] for cell in row] for row in block["rows"]],
        widths=widths_of(shares, width),
        caption=caption,
    )


def widths_of(shares: Sequence[float], width: int) -> list[int]:
    """Whole twentieths of a point from shares that add up to 1."""
    widths = [int(width * share) for share in shares]
    widths[-1] += width - sum(widths)
    return widths
