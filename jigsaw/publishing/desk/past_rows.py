"""The rows of an import as the table to correct shows them: in the order of the files, numbered, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from jigsaw.publishing.desk.past_page import name_of_row, shown
from jigsaw.publishing.forms.past_rows import CELLS, NumberedRow, RowsForm, one_line, read_back
from jigsaw.publishing.past.dry_run import DOCUMENT, PAIR, REVIEW, Row, is_addable, is_asked

# So many rows stand on one page, and are corrected by one button.
ROWS_ON_A_PAGE = 50
# Of a longer list a document's row offers the likely reviews alone; its own page offers all.
MOST_OWNERS = 60
ANSWERS_IN_WORDS = {"yes": "it is right", "same": "one review", "different": "several reviews"}
OUTCOME_WORDS = {"new": "Added", "changed": "Added to", "unchanged": "Unchanged", "held back": "Held back"}
ORDER = {REVIEW: 0, PAIR: 1, DOCUMENT: 2}
DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class RowsPage:
    """One page of the table: its rows, its number, the number of the last page, and how many rows there are."""

    rows: list[NumberedRow]
    number: int
    last: int
    total: int


def numbered(rows: Sequence[Row]) -> list[NumberedRow]:
    """All rows in the order of the files and of their places in them, which answers do not change."""
    reviews = [row for row in rows if row["what"] == REVIEW]
    choices = {row["key"]: owner_words(row) for row in reviews}
    ordered = sorted(rows, key=lambda row: (ORDER[row["what"]], _naturally(row["found_in"]), row["key"]))
    return [
        NumberedRow(number, row, name_of_row(row), _owners(row, choices) if row["what"] == DOCUMENT else ())
        for number, row in enumerate(ordered, 1)
    ]


def page_of_rows(rows: Sequence[NumberedRow], *, asked_only: bool, number: int) -> RowsPage:
    """One page of the rows that ask something, or of all. A number beyond the last is the last."""
    found = [each for each in rows if is_asked(each.row)] if asked_only else list(rows)
    last = max(1, -(-len(found) // ROWS_ON_A_PAGE))
    number = min(max(number, 1), last)
    begin = (number - 1) * ROWS_ON_A_PAGE
    return RowsPage(found[begin : begin + ROWS_ON_A_PAGE], number, last, len(found))


def pager(page: RowsPage, *, asked_only: bool) -> dict[str, Any] | None:
    """The way through the pages, for the pagination part; None where there is only one."""
    if page.last == 1:
        return None
    show = "asked" if asked_only else "all"

    def link(number: int) -> str:
        return f"?show={show}&page={number}"

    items = [
        {"number": n, "href": link(n), "current": n == page.number}
        for n in range(1, page.last + 1)
        if n in (1, page.last) or abs(n - page.number) <= 2
    ]
    return {
        "previous": {"href": link(page.number - 1)} if page.number > 1 else None,
        "next": {"href": link(page.number + 1)} if page.number < page.last else None,
        "items": items,
    }


def row_shown(each: NumberedRow, form: RowsForm | None, names: Mapping[str, str]) -> dict[str, Any]:
    """A row of the table. `form` has its fields where it is edited in place, `names` what the reviews are called."""
    fields = form.cells_of(each) if form else {}
    kinds = sorted({one["kind"] for one in each.row["documents"]})
    return shown(each.row) | {
        "number": each.number,
        "what": each.row["what"],
        "fields": fields,
        "pair": " and ".join(names[key] for key in each.row["others"] if key in names),
        "settled": state_words(each.row),
        "document_kinds": ", ".join(kinds),
        "in_error": any(bound.errors for bound in fields.values()),
    }


def state_words(row: Row) -> str:
    """How a row stands, in a few words."""
    if row["outcome"]:
        return OUTCOME_WORDS.get(row["outcome"], row["outcome"])
    if row["left_out"]:
        return "Left out"
    if is_asked(row):
        return "Needs a person"
    return "Ready" if is_addable(row) else "Not ours, not added" if row["what"] == REVIEW else "Settled"


def owner_words(row: Row) -> str:
    """A review as a list offers it."""
    reference = row["cells"]["reference"]
    return f"{name_of_row(row)} ({reference})" if reference and row["cells"]["title"] else name_of_row(row)


def _owners(row: Row, choices: dict[str, str]) -> list[tuple[str, str]]:
    likely = [key for key in row["others"] if key in choices]
    others = [key for key in choices if key not in likely] if len(choices) <= MOST_OWNERS else []
    return [(key, choices[key]) for key in (*likely, *others)]


def _naturally(place: str) -> list[tuple[int, int | str]]:
    """Row 9 before row 10."""
    parts = DIGITS.split(place)
    return [(0, int(part[:18])) if part.isdecimal() else (1, part) for part in parts if part]


def said_meanwhile(answer: Mapping[str, Any]) -> str:
    """What somebody answered, in words: ‘it is right’, ‘title: The open door’."""
    said = [ANSWERS_IN_WORDS.get(answer["decision"], answer["decision"])] if answer["decision"] else []
    said += [f"{column}: {text or 'nothing'}" for column, text in answer["cells"].items()]
    if answer["belongs_to"] and not answer["decision"]:
        said.append("it is given to a review")
    return "; ".join(said) or "something"


def typed_for_gone(data: QueryDict, rows: Sequence[NumberedRow]) -> list[str]:
    """What was typed for rows that are not there any more, in words."""
    known = {each.row["key"] for each in rows}
    found = []
    for key in dict.fromkeys(data.getlist("row")):
        if key not in known:
            was = read_back(data.get(f"{key}-was", ""))
            typed = {column: one_line(data.get(f"{key}-{column.replace(' ', '_')}", "")) for column in CELLS}
            changed = [
                f"{CELLS[column]}: {text}"
                for column, text in typed.items()
                if text and text != one_line(was.get(column, ""))
            ]
            if changed:
                name = was.get("title") or was.get("reference") or "A row without a name"
                found.append(f"{name}. {'; '.join(changed)}")
    return found[:ROWS_ON_A_PAGE]
