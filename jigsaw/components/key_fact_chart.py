"""Who knew what, when, as a picture and a table: for one key fact, and for all facts of a case.

A circle where an agency first recorded the fact, a square where it was told, hatching while it knew and told nobody,
the days beside it. See key_facts.py for the rules and charts.py for what every chart keeps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.safestring import SafeString

from jigsaw.components.key_facts import (
    GapRow,
    KeyFact,
    Known,
    gaps,
    headline_of,
    in_order,
    knew_words,
    longest_words,
)
from jigsaw.components.lane_shapes import (
    LABEL,
    LETTER,
    LINE,
    WIDTH,
    Around,
    Scale,
    figure,
    hatched,
    hatching,
    label_lines,
    legend,
    line,
    mark,
    picture,
    span,
    square,
    text,
    time_axis,
)
from jigsaw.components.markup import element, joined
from jigsaw.components.parts import render
from jigsaw.components.pieces import empty_state, scroll

RIGHT = 720  # where the time ends: the days stand right of it
NOTE = 744
NOTE_LETTERS = 26
LEAST_DAYS = 14  # on the scale, so that two days lie beside one another
TOP, FOOT, LANE = 8, 32, 60
MEASURE = "Days from the day on which the first agency knew of it to the day on which another did"
HEADS = ("Agency", "First recorded", "Told", "After the first agency", "Shared", "Held before sharing")


@dataclass(frozen=True)
class KeyFactChart:
    """The picture of one fact, and its finding."""

    figure: SafeString
    headline: str


def key_fact_chart(
    fact: KeyFact, *, name: str, source: str = "Records as the agencies sent them"
) -> KeyFactChart:
    """The picture of one key fact; `name` is the id of the figure. The page writes the fact's title as a heading."""
    rows = gaps(fact)
    if not any(row.knew for row in rows):
        said = "The picture will stand here once a row of the chronology carries this fact."
        return KeyFactChart(element("figure", {"class": "jig-chart", "id": name}, empty_state(said)), "")
    headline = headline_of(fact)
    around = Around(name, headline, MEASURE, source, "Lanes of the agencies, a wide picture")
    table = scroll(fact_table(fact, rows), label="Who knew, and when")
    return KeyFactChart(figure(around, drawing(fact, rows, name), key_of(rows, name), table), headline)


def fact_table(fact: KeyFact, rows: Sequence[GapRow]) -> SafeString:
    """The same dates and days, agency by agency, and how many knew."""
    body: list[list[dict[str, Any]]] = [
        [
            {"text": row.agency},
            *({"text": words or "–"} for words in (_big(row.recorded), _big(row.told), _big(row.words))),
            *({"text": words or "–"} for words in (_shared(row), _big(row.held_words))),
        ]
        for row in rows
    ]
    body.append([{"text": "Knew of it"}, {"text": knew_words(rows), "colspan": len(HEADS) - 1}])
    return _table(fact.title, HEADS, body)


def _shared(row: GapRow) -> str:
    return _big(row.shared) or ("Not shared" if row.held_open else "")


def _big(words: str) -> str:
    return words[:1].upper() + words[1:]


def key_facts_table(
    facts: Sequence[KeyFact], *, caption: str = "Who knew what, when", hrefs: Mapping[str, str] | None = None
) -> SafeString:
    """All facts beside all agencies, the longest gap first. `hrefs` leads from a fact's title to its picture."""
    if not facts:
        return empty_state(
            "The facts that mattered will stand here once a row of the chronology carries one."
        )
    facts = in_order(facts)
    agencies = list(dict.fromkeys(each.agency for fact in facts for each in fact.agencies))
    body = [_overview_row(fact, agencies, hrefs or {}) for fact in facts]
    table = _table(caption, ("Key fact", "Longest gap", *agencies), body)
    rule = (
        "Longest gap first. An agency that never knew counts to the end of the period. "
        "A dash: the agency did not need to know."
    )
    said = element("p", {"class": "jig-chart__source"}, rule)
    return element("div", {"class": "jig-lanes"}, scroll(table, label=caption), said)


def _overview_row(fact: KeyFact, agencies: Sequence[str], hrefs: Mapping[str, str]) -> list[dict[str, Any]]:
    rows = {row.agency: row for row in gaps(fact)}
    title: dict[str, Any] = {"text": fact.title}
    if fact.title in hrefs:
        title = {"html": element("a", {"class": "govuk-link", "href": hrefs[fact.title]}, fact.title)}
    cells = [title, {"text": longest_words(fact)}]
    return [*cells, *({"html": _known_cell(rows.get(agency))} for agency in agencies)]


def _known_cell(row: GapRow | None) -> SafeString:
    """When an agency knew, and how long after the first."""
    if row is None:
        return element("span", {}, "–")
    if row.knew is None:
        return element("span", {}, "Never recorded")
    when = row.knew.words if row.knew.days else "date not known"
    said = "" if row.how == "not known" else f"{'told, ' if row.how == 'told' else ''}{row.words}"
    return joined([_big(when), element("span", {"class": "jig-lanes__gap-words"}, said) if said else ""])


def _table(caption: str, heads: Sequence[str], body: list[list[dict[str, Any]]]) -> SafeString:
    return render(
        "table",
        {
            "caption": caption,
            "captionClasses": "govuk-table__caption--s",
            "firstCellIsHeader": True,
            "head": [{"text": head} for head in heads],
            "rows": body,
        },
    )


def scale_of(fact: KeyFact, rows: Sequence[GapRow]) -> Scale:
    """From the first day to the last that stands in the picture, with some air at either end."""
    days: list[date] = (
        [fact.until] if fact.until and any(row.held_open or row.how == "never" for row in rows) else []
    )
    for found in (each for row in rows for each in (row.knew, row.recorded_on, row.told_on, row.shared_on)):
        days += found.days if found and found.days else ()
    first = min(days, default=date(2000, 1, 1))
    return Scale(first, max([first + timedelta(days=LEAST_DAYS), *days]), LABEL + 12, RIGHT)


def drawing(fact: KeyFact, rows: Sequence[GapRow], name: str) -> SafeString:
    """The lanes of the agencies, one below the other, on one scale of days."""
    scale = scale_of(fact, rows)
    shapes: list[SafeString] = []
    top = float(TOP)
    for row in rows:
        lines = label_lines(row.agency)
        height = max(LANE, LINE * max(len(lines), len(notes_of(row))) + 16)
        shapes += [text(words, 0, top + LINE * (n + 1), kind="name") for n, words in enumerate(lines)]
        shapes += _lane(fact, row, scale, name, top)
        shapes.append(line("lane", 0, top + height, WIDTH - 16, top + height))
        top += height
    words = ". ".join(said_of(row) for row in rows)
    return picture(name, top + FOOT, headline_of(fact), words, [*time_axis(scale, TOP, top), *shapes])


def _lane(fact: KeyFact, row: GapRow, scale: Scale, name: str, top: float) -> list[SafeString]:
    """Hatching, marks and words of one agency."""
    y = top + 18
    made = _held(fact, row, scale, name, y)
    if row.recorded_on and row.recorded_on.days:
        made.append(_mark(row.recorded_on, scale, y))
    if row.told_on and row.told_on.days:
        x = (scale(row.told_on.days[0]) + scale(row.told_on.days[1])) / 2
        left = x + 12 + len("told") * LETTER > RIGHT
        made.append(square(x, y + 22))
        made.append(text("told", x + (-10 if left else 10), y + 27, anchor="end" if left else "start"))
    lines = notes_of(row)
    made += [
        text(words, NOTE, top + LINE * (n + 1), kind="days" if n == 0 else "note")
        for n, words in enumerate(lines)
    ]
    return made


def _held(fact: KeyFact, row: GapRow, scale: Scale, name: str, y: float) -> list[SafeString]:
    """The time in which the agency knew and told nobody."""
    if not row.held or not row.knew or not row.knew.days:
        return []
    left = scale(row.knew.days[0])
    end = fact.until if row.held_open else _held_until(row)
    right = scale(end) if end else left
    return [hatched(name, left, right, y - 9, 18), line("edge", right, y - 9, right, y + 9)]


def _held_until(row: GapRow) -> date | None:
    assert row.held
    assert row.knew
    assert row.knew.days
    return row.knew.days[0] + timedelta(days=row.held.most)


def _mark(found: Known, scale: Scale, y: float) -> SafeString:
    assert found.days
    left, right = (scale(day) for day in found.days)
    return (
        mark(left, y, filled=found.accuracy == "exact")
        if found.days[0] == found.days[1]
        else span(left, right, y)
    )


def notes_of(row: GapRow) -> list[str]:
    """The days beside a lane, in lines: how long after the first agency, and how long it was held."""
    found = [_big(row.words) if row.how != "not known" else "Date not known"]
    if row.how == "told" and row.recorded_on is None:
        found.append("told; never recorded")
    if row.held:
        found.append(f"held {row.held.words}{', not shared' if row.held_open else ''}")
    return [each for words in found for each in label_lines(words, NOTE_LETTERS)]


def said_of(row: GapRow) -> str:
    """One lane, for people who do not see it."""
    return f"{row.agency}: {', '.join(notes_of(row)).lower()}"


def key_of(rows: Sequence[GapRow], name: str) -> SafeString:
    """What the shapes mean, only those that are drawn."""
    recorded = [row.recorded_on for row in rows if row.recorded_on and row.recorded_on.days]
    entries = []
    if any(found.accuracy == "exact" for found in recorded):
        entries.append((mark(15, 10, filled=True), "first recorded"))
    if any(found.accuracy != "exact" and found.earliest == found.latest for found in recorded):
        entries.append((mark(15, 10, filled=False), "first recorded about that day"))
    if any(found.earliest != found.latest for found in recorded):
        entries.append((span(4, 26, 10), "first recorded some day in that time"))
    if any(row.told_on and row.told_on.days for row in rows):
        entries.append((square(15, 10), "told by another agency"))
    if any(row.held for row in rows):
        sample = joined([hatching(f"{name}-key"), hatched(f"{name}-key", 2, 28, 2, 16)])
        entries.append((sample, "known and told to nobody"))
    return legend(entries)
