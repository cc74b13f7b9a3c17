"""What pictures with lanes are drawn of: a scale of days, its ticks, marks told apart by shape, hatching, the figure.

Shapes and words say everything; colours come from classes alone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from jigsaw.calendar.words import MONTHS, date_words
from jigsaw.components.markup import element, joined
from jigsaw.components.parts import render
from jigsaw.components.pieces import scroll

WIDTH = 960
LABEL = 208  # where the lanes begin: the names of the agencies stand left of it
LETTERS = 23  # letters of a name in one line
LINE = 20
LETTER = 7.8  # about the width of a letter
RADIUS = 5.5


@dataclass(frozen=True)
class Scale:
    """Where a day stands between two edges of the picture."""

    first: date
    last: date
    left: float
    right: float

    @property
    def days(self) -> int:
        return max(1, (self.last - self.first).days)

    def __call__(self, day: date) -> float:
        """The place of a day; one beyond the scale stands at its edge."""
        part = (day - self.first).days / self.days
        return round(self.left + min(1.0, max(0.0, part)) * (self.right - self.left), 1)


def first_of_month(day: date, months: int = 0) -> date:
    """The first day of the month that is so many months after a day's own."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def tick_days(scale: Scale) -> list[tuple[date, str]]:
    """The days with a number on the axis and their words, as many as stand beside one another."""
    room = (scale.right - scale.left) / scale.days
    step = next((days for days in (1, 2, 7, 14) if days * room >= 64), 0)
    if step:
        return [(day, f"{day.day} {MONTHS[day.month - 1][:3]}") for day in _every(scale, step)]
    months = next((n for n in (1, 2, 3, 6) if n * 30 * room >= 84), 0)
    if months:
        found = [first_of_month(scale.first, n) for n in range(scale.days // 28 + 2)]
        kept = [day for day in found if (day.month - 1) % months == 0 and scale.first <= day <= scale.last]
        return [(day, f"{MONTHS[day.month - 1][:3]} {day.year}") for day in kept]
    years = next((n for n in (1, 2, 5, 10, 25, 50, 100) if n * 365 * room >= 64), 500)
    kept = [date(y, 1, 1) for y in range(scale.first.year, scale.last.year + 1) if y % years == 0]
    return [(day, str(day.year)) for day in kept if scale.first <= day <= scale.last]


def _every(scale: Scale, step: int) -> list[date]:
    return [scale.first + timedelta(days=n) for n in range(0, scale.days + 1, step)]


def time_axis(scale: Scale, top: float, floor: float) -> list[SafeString]:
    """The axis at the foot of the lanes, its ticks with their words, and a hairline up from each."""
    made = [line("axis", scale.left, floor, scale.right, floor)]
    marked = [(scale(day), words) for day, words in tick_days(scale)]
    made += [line("grid", x, top, x, floor) for x, _ in marked]
    return made + [text(words, x, floor + 22, anchor=anchor) for x, words, anchor in fitting(marked, scale)]


def fitting(marked: Sequence[tuple[float, str]], scale: Scale) -> list[tuple[float, str, str]]:
    """Places and words from left to right, each with how it stands; one that would touch the last is left out."""
    kept, end = [], 0.0
    for x, words in marked:
        anchor, width = anchor_of(x, words, scale), len(words) * LETTER
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        if left >= end + 10:
            kept.append((x, words, anchor))
            end = left + width
    return kept


def anchor_of(x: float, words: str, scale: Scale) -> str:
    """How words stand at a place so that they stay inside the picture."""
    half = len(words) * LETTER / 2
    if x + half > WIDTH:
        return "end"
    return "start" if x - half < scale.left - 8 else "middle"


def line(kind: str, x1: float, y1: float, x2: float, y2: float) -> SafeString:
    """A line of a class of its own."""
    return element("line", {"class": f"jig-lanes__{kind}", "x1": x1, "y1": y1, "x2": x2, "y2": y2})


def text(words: str, x: float, y: float, *, kind: str = "", anchor: str = "") -> SafeString:
    """Words in the picture."""
    own = {"class": f"jig-lanes__{kind}" if kind else None, "x": x, "y": y, "text-anchor": anchor or None}
    return element("text", own, words)


def label_lines(name: str, letters: int = LETTERS) -> list[str]:
    """A name in the lines of its column."""
    return textwrap.wrap(name, letters, break_long_words=True) or [""]


def mark(x: float, y: float, *, filled: bool, key: bool = False) -> SafeString:
    """A circle, or a diamond for a key event; filled for a date known to the day."""
    kind = "jig-lanes__mark" if filled else "jig-lanes__mark jig-lanes__mark--open"
    if key:
        reach = RADIUS + 2
        return element(
            "path",
            {"class": kind, "d": f"M{x} {y - reach}l{reach} {reach}l-{reach} {reach}l-{reach} -{reach}z"},
        )
    return element("circle", {"class": kind, "cx": x, "cy": y, "r": RADIUS})


def span(x1: float, x2: float, y: float, *, key: bool = False) -> SafeString:
    """A line with open ends: somewhere between two days. A key event has its diamond in the middle."""
    ends = [element("circle", {"class": "jig-lanes__end", "cx": x, "cy": y, "r": 3}) for x in (x1, x2)]
    middle = mark((x1 + x2) / 2, y, filled=False, key=True) if key else ""
    return joined([line("span", x1, y, x2, y), *ends, middle])


def square(x: float, y: float) -> SafeString:
    """Where an agency was told."""
    return element("rect", {"class": "jig-lanes__told", "x": x - 5, "y": y - 5, "width": 10, "height": 10})


def hatching(name: str) -> SafeString:
    """The pattern with which time is filled; its id is the picture's own."""
    own = {
        "id": f"{name}-hatch",
        "width": 7,
        "height": 7,
        "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
    }
    return element("defs", {}, element("pattern", own, line("hatch", 0, 0, 0, 7)))


def hatched(name: str, x1: float, x2: float, y: float, height: float) -> SafeString:
    """Time that is filled with hatching."""
    own = {
        "class": "jig-lanes__empty",
        "x": x1,
        "y": y,
        "width": round(max(1.0, x2 - x1), 1),
        "height": height,
    }
    return element("rect", own, more={"fill": f"url(#{name}-hatch)"})


def picture(name: str, height: float, title: str, words: str, shapes: Sequence[SafeString]) -> SafeString:
    """The whole picture: its title is the finding, its description what is drawn."""
    own = {
        "class": "jig-lanes__picture",
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {WIDTH} {round(height)}",
        "width": WIDTH,
        "height": round(height),
        "role": "img",
        "aria-labelledby": f"{name}-title {name}-words",
    }
    head = [element("title", {"id": f"{name}-title"}, title), element("desc", {"id": f"{name}-words"}, words)]
    return element("svg", own, *head, hatching(name), joined(shapes))


def legend(entries: Sequence[tuple[SafeString, str]]) -> SafeString:
    """What each shape means: the shape for the eye, the words for everybody."""
    own = {
        "class": "jig-lanes__sample",
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": "0 0 30 20",
        "width": 30,
        "height": 20,
        "aria-hidden": "true",
        "focusable": "false",
    }
    items = [element("li", {}, element("svg", own, shape), words) for shape, words in entries]
    return element("ul", {"class": "jig-lanes__key", "aria-label": "What the shapes mean"}, joined(items))


@dataclass(frozen=True)
class Around:
    """What stands around a picture: the finding, what was measured, the key, the table, the source."""

    name: str
    headline: str
    measure: str
    source: str
    label: str  # of the region in which the wide picture scrolls


def figure(around: Around, drawing: SafeString, key: SafeString, table: SafeString) -> SafeString:
    """The figure: finding, measure, picture, key, "Show as a table", source."""
    finding = f"{around.name}-finding"
    return element(
        "figure",
        {"class": "jig-chart jig-lanes", "id": around.name, "aria-labelledby": finding},
        element("figcaption", {"class": "jig-chart__finding", "id": finding}, around.headline),
        element("p", {"class": "jig-chart__measure"}, around.measure),
        scroll(drawing, label=around.label),
        key,
        render("details", {"summaryText": "Show as a table", "html": table}),
        element("p", {"class": "jig-chart__source"}, f"Source: {around.source}"),
    )


def span_words(first: date, last: date) -> str:
    """ "3 March to 3 May 2025", "3 December 2024 to 3 May 2025", "3 March 2025"."""
    if first == last:
        return date_words(first)
    shown = date_words(first)
    return (
        f"{shown.removesuffix(f' {last.year}') if first.year == last.year else shown} to {date_words(last)}"
    )
