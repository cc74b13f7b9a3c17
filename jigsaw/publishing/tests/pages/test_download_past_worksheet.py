"""The worksheet of an import, handed out."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from jigsaw.publishing.models import PastImport
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.past_files import read

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(held: PastImport) -> str:
    return f"/publications/past/{held.pk}/worksheet/past-reviews.xlsx"


def test_it_has_every_row_what_asks_first_and_no_formula(team, priya):
    """Fails when a row is missing, or a cell of a stranger's file runs in a spreadsheet program."""
    held = read(team, b'Reference,Title,Publication date,Type\nASCP 2020-21/01,"=HYPERLINK(""x"")",2021,\n')
    answer = priya.get(where(held))
    assert answer["Content-Disposition"] == 'attachment; filename="past-reviews-to-settle.xlsx"'
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet.title == f"Corrections {held.revision}"
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 1 + len(held.rows_found)
    assert not any(str(cell).startswith("=") for row in rows for cell in row)
    assert "kind: the kind of review is not written" in rows[1]


def test_only_those_who_publish_may_and_no_other_partnership(team, browse, stranger):
    """Fails when a foreign import can be told from one that is not there."""
    held = read(team)
    guards.may_open(team, browse, where(held), "priya", "dee")
    guards.not_there_for(stranger, where(held))
