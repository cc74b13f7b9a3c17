"""What is wrong in the rows of a return: counted by column, or row by row; and the three ways to go on."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from jigsaw.agency_returns.models import ReturnRow
from jigsaw.calendar.words import count_words
from jigsaw.portal.desk.chronology_page import OF_PART, ChronologyPage, row_words
from jigsaw.portal.forms.chronology_row import HEADINGS

CARDS, CELLS, TOLD = 50, 12, 20


class CheckRows(ChronologyPage):
    """The result of the check. With nothing wrong it leads on to what is in doubt, or to the whole."""

    heading = "Check your rows"

    def on_get(self) -> HttpResponse:
        """Show what is wrong."""
        counts = self.counts
        if not counts.faulty:
            return redirect(self.next_step(counts))
        faulty = [row for row in self.in_hand() if row.errors]
        cards, pages = self.page_of(faulty, CARDS)
        errors = count_words(counts.errors, "error")
        return self.show(
            heading=f"There {'is' if counts.errors == 1 else 'are'} {errors} in your {self.what_it_is()}",
            window=self.window(f"Fix {errors} in your chronology"),
            line=self.line(),
            everything=self.request.GET.get("view") == "all",
            columns=_by_column(faulty),
            cards=[_card(row) for row in cards],
            pages=pages,
            told=self.upload.told[:TOLD] if self.upload else [],
            links=self.links(),
        )

    def line(self) -> str:
        """How all rows stand, in one line."""
        counts = self.counts
        said = [f"{count_words(counts.ready, 'event')} {'is' if counts.ready == 1 else 'are'} ready."]
        said.append(f"{counts.faulty} {'needs' if counts.faulty == 1 else 'need'} fixing.")
        if counts.doubtful:
            said.append(f"{counts.doubtful} {'needs' if counts.doubtful == 1 else 'need'} you to confirm.")
        return " ".join([*said, "Nothing has been sent."])

    def links(self) -> dict[str, str]:
        """The ways on."""
        of_a_file = self.upload is not None and self.upload.kind == "file"
        return {
            "fix": self.own("fix_rows"),
            "marked": self.own("download_marked_file") if of_a_file else "",
            "again": self.own("add_chronology"),
        }


class CheckRowsOfPart(CheckRows):
    """The same for a department's part."""

    permission = OF_PART


def _by_column(rows: list[ReturnRow]) -> list[dict[str, Any]]:
    """How many errors each column has, and in which cells."""
    cells: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for fault in row.errors:
            cells[fault["key"]].append(fault["cell"])
    return [
        {
            "heading": HEADINGS.get(key, "The line as a whole"),
            "count": len(cells[key]),
            "cells": ", ".join(cells[key][:CELLS])
            + (f" and {len(cells[key]) - CELLS:,} more" if len(cells[key]) > CELLS else ""),
        }
        for key in (*HEADINGS, "")
        if cells[key]
    ]


def _card(row: ReturnRow) -> dict[str, Any]:
    """A row: the cell, the question and the error of each fault. Never the text of the row."""
    return {
        "card": {"title": {"text": row_words(row)}},
        "rows": [
            {
                "key": {"text": f"{fault['cell']} {HEADINGS.get(fault['key'], '')}".strip()},
                "value": {"text": fault["message"]},
            }
            for fault in row.errors
        ],
    }
