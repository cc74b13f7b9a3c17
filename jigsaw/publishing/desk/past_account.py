"""The account of an import, as the command prints it: read, put together, proposed, asked, passed over, added."""

from __future__ import annotations

from typing import Any

from jigsaw.publishing.desk.past_page import asked_words, name_of_row, shown
from jigsaw.publishing.desk.past_rows import state_words
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.past.dry_run import PAIR, REVIEW, Row, is_asked

PROPOSED = "proposed as"


def account_of(held: PastImport) -> dict[str, Any]:
    """All that became of the files of an import, in lists to read and to print."""
    rows: list[Row] = held.rows_found
    reviews = [row for row in rows if row["what"] == REVIEW]
    return {
        "reviews": [_line(row) for row in reviews],
        "together": [f"{_name(row)}: {why}" for row in reviews for why in row["joined"]],
        "proposed": _proposed(rows),
        "asked": [
            {"name": _name(row), "questions": [asked_words(asked) for asked in row["questions"]]}
            for row in rows
            if is_asked(row) and row["what"] != PAIR
        ],
        "passed_over": held.passed_over,
        "added": [
            f"{_name(row)}: {state_words(row).lower()}{': ' if row['reason'] else ''}{row['reason']}"
            for row in rows
            if row["outcome"]
        ],
    }


def _line(row: Row) -> dict[str, Any]:
    kinds = ", ".join(sorted({one["kind"] for one in row["documents"]}))
    return shown(row) | {"state": state_words(row), "document_kinds": kinds}


def _proposed(rows: list[Row]) -> list[str]:
    """What is proposed and not done: one review with several titles, documents that may be of it, pairs."""
    of_reviews = [
        f"{_name(row)}: {asked_words(asked)}"
        for row in rows
        for asked in row["questions"]
        if row["what"] == REVIEW and PROPOSED in asked
    ]
    return of_reviews + [asked for row in rows if row["what"] == PAIR for asked in row["questions"]]


def _name(row: Row) -> str:
    return row["cells"]["reference"] or name_of_row(row)
