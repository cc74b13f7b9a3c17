"""Charts: rows in, markup out. No library, no script, no style attribute; the table is always in the page.

The pattern for every chart: the finding as heading, the measure below it, the picture, "Show as a table", the
source. The numbers of the picture and of the table come from the same rows. See docs/design-system.md.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from django.utils.safestring import SafeString

from jigsaw.components.markup import element, joined
from jigsaw.components.parts import render
from jigsaw.components.pieces import empty_state, scroll

Rows = Sequence[tuple[str, int]]

# More bars than this are not read; the rest stand together in one, and each by itself in the table.
MOST_BARS = 12
# Letters of a label in one line of the picture, so that it fits at 320 pixels.
LETTERS = 36
LINE, BAR, GAP = 20, 12, 12
# The longest bar, in hundredths of the width: the rest is for its number.
LONGEST = 84


def bar_chart(
    rows: Rows,
    *,
    name: str,
    headline: str,
    measure: str,
    source: str,
    label: str = "Group",
    number: str = "Number",
    empty: str = "The chart will stand here when there is something to count.",
) -> SafeString:
    """Counts as horizontal bars, in the order given.

    `name` is the id of the figure. `headline` states the finding and names a number of the table ("7 of 12
    recommendations are strong"); `measure` says what was counted and when, `source` where it comes from;
    `label` and `number` head the table's columns. Raises ValueError for a negative count, or for a headline
    that names no number of the table.
    """
    if any(count < 0 for _, count in rows):
        raise ValueError("A count must be 0 or more")
    if not rows:
        return element("figure", {"class": "jig-chart", "id": name}, empty_state(empty))
    if not numbers_in(headline) & {total(rows), *(count for _, count in rows)}:
        raise ValueError(f"The headline must name a number of the table: {headline}")
    table = render(
        "details", {"summaryText": "Show as a table", "html": count_table(rows, measure, label, number)}
    )
    return element(
        "figure",
        {"class": "jig-chart", "id": name, "aria-labelledby": f"{name}-finding"},
        element("figcaption", {"class": "jig-chart__finding", "id": f"{name}-finding"}, headline),
        element("p", {"class": "jig-chart__measure"}, measure),
        picture(folded(rows), name),
        table,
        element("p", {"class": "jig-chart__source"}, f"Source: {source}"),
    )


def numbers_in(words: str) -> set[int]:
    """The whole numbers that a sentence names in figures: {7, 1240} of "7 of 1,240"."""
    return {int(found.replace(",", "")) for found in re.findall(r"\d+(?:,\d{3})*", words)}


def total(rows: Rows) -> int:
    """All counted."""
    return sum(count for _, count in rows)


def folded(rows: Rows) -> list[tuple[str, int]]:
    """The rows that are drawn: all, or the first and one that holds the rest. The sum stays the same."""
    if len(rows) <= MOST_BARS:
        return list(rows)
    first, rest = rows[: MOST_BARS - 1], rows[MOST_BARS - 1 :]
    return [*first, (f"{len(rest)} others", total(rest))]


def picture(rows: Rows, name: str) -> SafeString:
    """The bars. Words keep their size on every screen, since only the bars' widths are in hundredths."""
    largest = max((count for _, count in rows), default=0) or 1
    shapes: list[SafeString] = []
    top = 0
    for label, count in rows:
        lines = textwrap.wrap(label, LETTERS, break_long_words=True) or [""]
        for line in lines:
            top += LINE
            shapes.append(element("text", {"x": 0, "y": top - 6}, line))
        width = f"{count / largest * LONGEST:.1f}%"
        shapes.append(
            element("rect", {"class": "jig-chart__bar", "x": 0, "y": top, "width": width, "height": BAR})
        )
        own = {"class": "jig-chart__number", "x": width, "dx": 8, "y": top + BAR // 2 + 5}
        shapes.append(element("text", own, f"{count:,}"))
        top += BAR + GAP
    axis = element("line", {"class": "jig-chart__axis", "x1": 0, "x2": 0, "y1": 0, "y2": top})
    own = {
        "class": "jig-chart__picture",
        "xmlns": "http://www.w3.org/2000/svg",
        "width": "100%",
        "height": top,
        "role": "img",
        "aria-labelledby": f"{name}-finding {name}-words",
    }
    words = "Bar chart. " + ". ".join(f"{label}: {count:,}" for label, count in rows)
    return element("svg", own, element("desc", {"id": f"{name}-words"}, words), axis, joined(shapes))


def count_table(rows: Rows, caption: str, label: str, number: str) -> SafeString:
    """The same numbers, each in its row, with their sum."""
    options = {
        "caption": caption,
        "captionClasses": "govuk-table__caption--s",
        "firstCellIsHeader": True,
        "head": [{"text": label}, {"text": number, "format": "numeric"}],
        "rows": [
            [{"text": each}, {"text": f"{count:,}", "format": "numeric"}]
            for each, count in [*rows, ("All", total(rows))]
        ],
    }
    return scroll(render("table", options), label=caption)
