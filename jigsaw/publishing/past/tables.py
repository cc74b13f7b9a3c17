"""Rows and cells of any table, and where its headings stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from jigsaw.publishing.past import fields
from jigsaw.publishing.past.found import Place

ROWS_WITH_HEADINGS = 15


@dataclass(frozen=True)
class Cell:
    """One cell: its value (text, number or date), its place, links in it, and why a person must look at it."""

    value: Any
    place: Place
    links: tuple[tuple[str, str], ...] = ()
    reason: str = ""

    @property
    def text(self) -> str:
        from jigsaw.agency_returns.chronology.cleaning import as_text

        return as_text(self.value).strip()


class Row(NamedTuple):
    """One row with its number as people count it."""

    number: int
    cells: list[Cell]
    place: Place

    @property
    def is_blank(self) -> bool:
        return not any(cell.text or cell.links for cell in self.cells)

    @property
    def filled(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.text or cell.links]


class Columns(NamedTuple):
    """Which column holds which field; columns whose heading says nothing to us; the row of the headings."""

    fields: dict[int, str]
    unread: dict[int, str]
    heading_row: int
    headings: dict[int, str]


def find_columns(rows: list[Row], named: dict[str, str] | None = None) -> Columns | None:
    """The columns by the row of headings: the one among the first rows that names most fields, two at least.

    `named` gives headings that a person explained: folded heading to field.
    """
    best: Columns | None = None
    for at, row in enumerate(rows[:ROWS_WITH_HEADINGS]):
        columns = columns_of(row, at, named or {})
        if len(set(columns.fields.values())) >= 2 and (
            best is None or len(columns.fields) > len(best.fields)
        ):
            best = columns
    return (
        best if best and set(best.fields.values()) & {fields.REFERENCE, fields.TITLE, fields.ALIAS} else None
    )


def columns_of(row: Row, at: int, named: dict[str, str]) -> Columns:
    """The fields that the cells of one row name. The first of two columns of one field counts, save documents."""
    known: dict[int, str] = {}
    unread: dict[int, str] = {}
    headings: dict[int, str] = {}
    for position, cell in enumerate(row.cells):
        heading = " ".join(cell.text.split())
        if not heading:
            continue
        headings[position] = heading
        name = named.get(fields.folded(heading)) or (fields.field_of(heading) if len(heading) < 60 else "")
        again = name in known.values() and name in (
            fields.REFERENCE,
            fields.TITLE,
            fields.PUBLISHED,
            fields.DATE,
        )
        if name and not again:
            known[position] = name
        else:
            unread[position] = heading
    return Columns(known, unread, at, headings)


def is_headings(row: Row, columns: Columns) -> bool:
    """Whether a row repeats the headings, as tables do that were put together from several."""
    texts = {position: fields.folded(cell.text) for position, cell in enumerate(row.cells) if cell.text}
    same = sum(
        1 for position, text in texts.items() if fields.folded(columns.headings.get(position, "")) == text
    )
    return same >= 2 and same == len(texts)
