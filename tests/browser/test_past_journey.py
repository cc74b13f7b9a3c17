"""From two files to a table of past reviews that is corrected at once, in a real browser, in each way people work."""

from __future__ import annotations

import pytest

from jigsaw.calendar.present import present
from jigsaw.publishing import actions
from jigsaw.publishing.desk.past_rows import numbered
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.past.dry_run import is_asked
from jigsaw.publishing.tests.conftest import team
from jigsaw.publishing.tests.past_files import LIST
from tests.browser.walking import WAYS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]
__all__ = ["team"]
CODES = "ASCB ASCP"


def read() -> PastImport:
    """The import as the worker reads it."""
    return actions.read_past_import(str(PastImport.rows.get().pk), at=present())


@pytest.mark.parametrize("way", WAYS)
def test_past_reviews_are_corrected_in_a_table(walkers, team, way):
    """Fails when the table cannot be filled in this way, a fault is not reached, or a page of it is not usable."""
    priya = walkers(way, team, "priya")["priya"]
    priya.go("/publications/past/new/")
    priya.attach("Files", "reviews.csv", LIST)
    priya.fill("Paste text", "ASCP 2024-25/03: Pasted here. Serious case review published 3 May 2025.")
    priya.fill("Codes of your references", CODES)
    priya.press("Read them")
    priya.sees("2 files are taken and wait to be read.", "Pasted text.txt", "Waiting to be read")
    held = read()
    priya.go(f"/publications/past/{held.pk}/")
    priya.sees("ask something", "reviews.csv Reviews at 7 places", "Account")
    priya.press("Correct the reviews in a table")
    number = next(each.number for each in numbered(held.rows_found) if each.name == "Nobody asked")
    priya.fill(f"Published of row {number}: Nobody asked", "soon")
    priya.press("Keep what is corrected on this page")
    assert "Error: " in priya.page.title()
    priya.fill(f"Published of row {number}: Nobody asked", "May 2023")
    priya.pick(f"Kind of row {number}: Nobody asked", "Learning review")
    priya.press("Keep what is corrected on this page")
    priya.sees("1 row is corrected.")
    held = read()
    row = next(row for row in held.rows_found if row["cells"]["title"] == "Nobody asked")
    assert not is_asked(row)
    assert (row["cells"]["published on"], row["cells"]["kind"]) == ("May 2023", "learning-review")
    priya.go(f"/publications/past/{held.pk}/worksheet/")
    priya.go(f"/publications/past/{held.pk}/files/new/")
