"""The swim-lane chronology: a lane for each agency, a mark for each record, and the longest time with none.

Marks are not for pressing; the table below is the truth. See charts.py for what every chart keeps, lane_facts.py
for what is counted, lane_picture.py for where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from jigsaw.calendar.words import count_words
from jigsaw.components.lane_facts import Gap, GapLike, LaneFacts, LaneMark, facts_of, headline_of
from jigsaw.components.lane_picture import drawing, key_of, too_tall
from jigsaw.components.lane_shapes import Around, figure, span_words
from jigsaw.components.markup import element, joined
from jigsaw.components.parts import render
from jigsaw.components.pieces import empty_state, scroll

__all__ = ["Gap", "LaneMark", "Lanes", "lanes"]

# The columns of the table, by what is known of the date.
KINDS = ("exact", "about", "span", "unknown", "outside")
HEADS = ("To the day", "About a day", "Month, year or between", "No date", "Outside the period")


@dataclass(frozen=True)
class Lanes:
    """The picture with its words. `by_month` says that there were too many records for a mark each."""

    figure: SafeString
    headline: str
    by_month: bool


def lanes(
    marks: Iterable[LaneMark], agencies: Sequence[str], period_from: date, period_to: date,
    born: date | None = None, gap: GapLike | None = None, *, name: str = "lanes",
    source: str = "Records as the agencies sent them",
    empty: str = "The picture will stand here once a return has been approved.",
) -> Lanes:  # fmt: skip
    """The lanes in the order of `agencies`; marks of agencies that are not among them get a lane below.

    Raises ValueError when the period ends before it begins.
    """
    if period_to < period_from:
        raise ValueError("The period must end on or after the day on which it begins")
    found = list(marks)
    if not found:
        return Lanes(element("figure", {"class": "jig-chart", "id": name}, empty_state(empty)), "", False)
    facts = facts_of(found, agencies, period_from, period_to, born, gap)
    if not facts.by_month and too_tall(facts):
        facts = facts_of(found, agencies, period_from, period_to, born, gap, by_month=True)
    headline = headline_of(facts)
    around = Around(name, headline, measure_of(facts), source, "Lanes of the agencies, a wide picture")
    made = figure(around, drawing(facts, name), key_of(facts), tables(facts))
    return Lanes(made, headline, facts.by_month)


def measure_of(facts: LaneFacts) -> str:
    """What is drawn, for which time."""
    when = span_words(facts.first, facts.last)
    if not facts.by_month:
        return f"Records of each agency, {when}. One mark for each record"
    length = "Records are many, so that a bar counts those of one stretch of time, by their earliest day"
    return f"Records of each agency, {when}. {length}"


def tables(facts: LaneFacts) -> SafeString:
    """The same numbers: by agency and what is known of the dates, then by time."""
    return joined([scroll(_by_agency(facts), label="Records of each agency"),
                   scroll(_by_time(facts), label="Records by time")])  # fmt: skip


def _by_agency(facts: LaneFacts) -> SafeString:
    kinds = (*KINDS, "all", "key", "seen")
    rows = [
        [{"text": agency}, *(_number(facts.counts[agency][kind]) for kind in kinds)]
        for agency in facts.agencies
    ]
    rows.append([{"text": "All agencies"}, *(_number(facts.total(kind)) for kind in kinds)])
    if facts.gap:
        said = f"{count_words(facts.gap.days, 'day')}, {span_words(facts.gap.first, facts.gap.last)}"
        rows.append([{"text": "Longest time with no record"}, {"text": said, "colspan": len(kinds)}])
    heads = ["Agency", *HEADS, "All", "Key events", "Child seen"]
    return _table("Records of each agency, by what is known of their date", heads, rows)


def _by_time(facts: LaneFacts) -> SafeString:
    columns = [facts.in_periods(agency) for agency in facts.agencies]
    rows = [
        [{"text": period.words}, *map(_number, counts), _number(sum(counts))]
        for period, *counts in zip(facts.periods, *columns, strict=True)
    ]
    for words, kind in (("No date", "unknown"), ("Outside the period", "outside"), ("All", "all")):
        counts = [facts.counts[agency][kind] for agency in facts.agencies]
        rows.append([{"text": words}, *map(_number, counts), _number(sum(counts))])
    heads = ["Time", *facts.agencies, "All agencies"]
    return _table("Records by time, by the earliest day that the date can mean", heads, rows)


def _number(value: int) -> dict[str, Any]:
    return {"text": f"{value:,}", "format": "numeric"}


def _table(caption: str, heads: Sequence[str], rows: list[list[dict[str, Any]]]) -> SafeString:
    return render(
        "table",
        {
            "caption": caption,
            "captionClasses": "govuk-table__caption--s",
            "firstCellIsHeader": True,
            "head": [{"text": heads[0]}, *({"text": head, "format": "numeric"} for head in heads[1:])],
            "rows": rows,
        },
    )
