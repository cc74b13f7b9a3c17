"""The timeliness strip: one mark for each case on a scale of working days, with the line of the limit.

Round where in time, square where late, and the words say it too. Marks of one day stand on one another. The table
below has the same numbers. See charts.py for what every chart keeps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from jigsaw.calendar.words import count_words
from jigsaw.components.charts import numbers_in
from jigsaw.components.markup import element, joined
from jigsaw.components.parts import render
from jigsaw.components.pieces import empty_state, scroll

# Days beyond this stand together in the last column, so that the scale can be read at 320 pixels.
LAST_DAY = 30
# The tallest stack; where a day has more cases, a mark stands for several.
TALLEST = 24
STEP, SIZE, HEAD, FOOT = 10, 8, 28, 30
# The scale, in hundredths of the width: room for half a mark at either end.
LEFT, WIDE = 3, 94


@dataclass(frozen=True)
class Mark:
    """One case: the working day on which it was done (0 is the first), and whether that was late."""

    day: int
    late: bool


def strip_chart(
    marks: Sequence[Mark], *, name: str, headline: str, measure: str, source: str, limit: int,
    empty: str = "The strip will stand here when there is something to show.",
) -> SafeString:  # fmt: skip
    """The strip of the cases, in any order.

    `limit` is the last working day in time. `headline` states the finding and names a number of the table
    ("14 of 16 rapid reviews were sent in time"). Raises ValueError for a day below 0, or for another headline.
    """
    if any(mark.day < 0 for mark in marks):
        raise ValueError("A working day must be 0 or more")
    if not marks:
        return element("figure", {"class": "jig-chart", "id": name}, empty_state(empty))
    rows = day_rows(marks)
    known = {number for _, *numbers in [*rows, totals(rows)] for number in numbers}
    if not numbers_in(headline) & known:
        raise ValueError(f"The headline must name a number of the table: {headline}")
    each = marks_each(marks)
    said = "One mark for each case." if each == 1 else f"One mark for up to {each} cases."
    table = render("details", {"summaryText": "Show as a table", "html": day_table(rows, measure)})
    return element(
        "figure",
        {"class": "jig-chart", "id": name, "aria-labelledby": f"{name}-finding"},
        element("figcaption", {"class": "jig-chart__finding", "id": f"{name}-finding"}, headline),
        element("p", {"class": "jig-chart__measure"}, f"{measure}. {said}"),
        picture(marks, name, limit, each),
        table,
        element("p", {"class": "jig-chart__source"}, f"Source: {source}"),
    )


def column_of(mark: Mark) -> int:
    """The column in which a case stands: its day, or the last one for all days beyond the scale."""
    return min(mark.day, LAST_DAY + 1)


def day_rows(marks: Sequence[Mark]) -> list[tuple[str, int, int, int]]:
    """The numbers of the table: working day in words, cases in time, late, and both."""
    late = Counter(column_of(mark) for mark in marks if mark.late)
    timely = Counter(column_of(mark) for mark in marks if not mark.late)
    return [(words_of(day), timely[day], late[day], timely[day] + late[day]) for day in sorted(late | timely)]


def totals(rows: Sequence[tuple[str, int, int, int]]) -> tuple[str, int, int, int]:
    """The last row of the table."""
    return ("All", sum(r[1] for r in rows), sum(r[2] for r in rows), sum(r[3] for r in rows))


def words_of(day: int) -> str:
    """What a column is called."""
    return f"More than {LAST_DAY}" if day > LAST_DAY else str(day)


def marks_each(marks: Sequence[Mark]) -> int:
    """For how many cases one mark stands, so that no stack grows past the tallest."""
    return -(-max(Counter(column_of(mark) for mark in marks).values()) // TALLEST)


def picture(marks: Sequence[Mark], name: str, limit: int, each: int) -> SafeString:
    """The marks over their days, the limit as a line, the words "in time" and "late" at its sides."""
    late = Counter(column_of(mark) for mark in marks if mark.late)
    timely = Counter(column_of(mark) for mark in marks if not mark.late)
    most = max(limit + 5, *(late | timely))
    stacks = {day: (-(-timely[day] // each), -(-late[day] // each)) for day in late | timely}
    floor = HEAD + STEP * max(sum(stack) for stack in stacks.values()) + 4
    shapes = [
        shape
        for day, (round_ones, square_ones) in sorted(stacks.items())
        for shape in stack_of(f"{across(day, most):.2f}%", floor, round_ones, square_ones)
    ]
    line = f"{across(limit + 0.5, most):.2f}%"
    shapes += [
        element("line", {"class": "jig-chart__limit", "x1": line, "x2": line, "y1": 0, "y2": floor}),
        element("text", {"x": line, "dx": -8, "y": 16, "text-anchor": "end"}, "in time"),
        element("text", {"class": "jig-chart__late-word", "x": line, "dx": 8, "y": 16}, "late"),
        element("line", {"class": "jig-chart__axis", "x1": 0, "x2": "100%", "y1": floor, "y2": floor}),
        *(tick(day, most, floor) for day in range(0, min(most, LAST_DAY) + 1, 5)),
    ]
    own = {
        "class": "jig-chart__picture jig-chart__picture--strip",
        "xmlns": "http://www.w3.org/2000/svg",
        "width": "100%",
        "height": floor + FOOT,
        "role": "img",
        "aria-labelledby": f"{name}-finding {name}-words",
    }
    words = ". ".join(_said(row) for row in day_rows(marks))
    desc = element("desc", {"id": f"{name}-words"}, f"Strip of working days, limit day {limit}. {words}")
    return element("svg", own, desc, joined(shapes))


def across(day: float, most: int) -> float:
    """Where a day stands, in hundredths of the width."""
    return LEFT + day / most * WIDE


def stack_of(x: str, floor: int, round_ones: int, square_ones: int) -> list[SafeString]:
    """The marks of one day, from the axis upwards: round ones, then square ones."""
    made = []
    for place in range(round_ones + square_ones):
        y = floor - 4 - STEP * place - SIZE // 2
        if place < round_ones:
            made.append(element("circle", {"class": "jig-chart__mark", "cx": x, "cy": y, "r": SIZE // 2}))
            continue
        own = {"class": "jig-chart__mark jig-chart__mark--late", "x": x, "y": y - SIZE // 2}
        made.append(
            element("rect", {**own, "width": SIZE, "height": SIZE, "transform": f"translate(-{SIZE // 2} 0)"})
        )
    return made


def tick(day: int, most: int, floor: int) -> SafeString:
    """A number below the axis."""
    own = {"x": f"{across(day, most):.2f}%", "y": floor + 20, "text-anchor": "middle"}
    return element("text", own, str(day))


def day_table(rows: Sequence[tuple[str, int, int, int]], caption: str) -> SafeString:
    """The same numbers, each in its row, with their sums."""
    options = {
        "caption": caption,
        "captionClasses": "govuk-table__caption--s",
        "firstCellIsHeader": True,
        "head": [
            {"text": "Working day"},
            *({"text": words, "format": "numeric"} for words in ("In time", "Late", "All")),
        ],
        "rows": [
            [{"text": day}, *({"text": f"{number:,}", "format": "numeric"} for number in numbers)]
            for day, *numbers in [*rows, totals(rows)]
        ],
    }
    return scroll(render("table", options), label=caption)


def _said(row: tuple[str, int, int, int]) -> str:
    day, _, late, every = row
    said = f"Working day {day.lower()}: {count_words(every, 'case')}"
    return f"{said}, {late:,} late" if late else said
