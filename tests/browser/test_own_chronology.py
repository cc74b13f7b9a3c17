"""Sam adds her chronology in a real browser: refused files, six errors, fixed here, confirmed, checked, kept.

Walked with scripts, without, by keyboard alone and at 320 pixels; axe on each page reached, those in error included.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import time_machine

from jigsaw.agency_returns.tests import making
from jigsaw.portal.tests.answering import LATE_AT
from jigsaw.portal.tests.chronicling import SAID, Chronicling, sheet
from tests.browser.walking import WAYS, Walker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]
# A folder in which to keep a picture of each page, for whoever wants to look at them.
PICTURES = os.environ.get("JIGSAW_PICTURES", "")


@pytest.mark.parametrize("way", WAYS)
def test_from_a_spreadsheet_with_bad_rows_to_a_chronology_that_is_kept(walkers, monkeypatch, way):
    """Fails when a page of the way cannot be reached or used in one of the four ways."""
    desk = Chronicling(monkeypatch)
    with time_machine.travel(LATE_AT, tick=False):
        sam = walkers(way, desk.team, "sam")["sam"]
        files_that_are_refused(sam, desk)
        sam.attach("Your spreadsheet", "chronology.xlsx", sheet())
        sam.press("Continue")
        what_is_wrong(sam, desk)
        fixed_here(sam, desk)
        confirmed(sam, desk)
        sam.sees("Check your chronology", "33 events", "Row 29")
        keep(sam, "whole")
        sam.press("Continue")
        sam.sees("Your chronology is ready.")
    assert desk.returned().chronology_checked_at == LATE_AT


def files_that_are_refused(sam: Walker, desk: Chronicling) -> None:
    sam.go(desk.address("add_chronology"))
    keep(sam, "add")
    sam.choose("Upload a spreadsheet")
    sam.press("Continue")
    sam.sees_errors("Select a spreadsheet")
    sam.attach("Your spreadsheet", "notes.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    sam.press("Continue")
    sam.sees_errors("The selected file must be an XLSX, ODS or CSV")
    keep(sam, "refused")
    headings = [each for each in making.HEADINGS if each != "Service or team"]
    sam.attach("Your spreadsheet", "chronology.xlsx", making.xlsx([1], headings=headings))
    sam.press("Continue")
    sam.sees_errors("The selected file must use the template: column F ‘Service or team’ is missing")


def what_is_wrong(sam: Walker, desk: Chronicling) -> None:
    assert sam.page.title().startswith("Error: Fix 6 errors in your chronology")
    sam.sees(
        "There are 6 errors in your spreadsheet",
        "26 events are ready. 6 need fixing. 2 need you to confirm. Nothing has been sent.",
    )
    keep(sam, "check")
    sam.press("All errors")
    sam.sees(*SAID.values())
    keep(sam, "errors")
    sam.press("Fix these here")


def fixed_here(sam: Walker, desk: Chronicling) -> None:
    keep(sam, "fix")
    field(sam, desk, 7, "date", "28 3 2025")
    field(sam, desk, 12, "date", "4 3 2025")
    field(sam, desk, 15, "end_date", "")
    field(sam, desk, 18, "source", "Clinic letter")
    row = desk.rows()[20].pk.hex
    sam.page.locator(f"input[name='row-{row}-child_seen'][value='Not recorded']").check()
    field(sam, desk, 22, "what_happened", "w" * 2012)
    if sam.way != "without scripts":
        sam.page.get_by_text("You have 12 characters too many").first.wait_for()
    sam.press("Save")
    sam.sees_errors("What happened must be 2,000 characters or less. It has 2,012")
    sam.sees("5 rows were saved.")
    keep(sam, "one-left")
    field(sam, desk, 22, "what_happened", "w" * 2000)
    sam.press("Save")


def confirmed(sam: Walker, desk: Chronicling) -> None:
    sam.sees("Confirm 2 rows", "This row is the same as row 24", "the word in position 4")
    keep(sam, "confirm")
    sam.press("Save and continue")
    sam.sees_errors("Select what to do with row 25", "Select what to do with row 29")
    sam.choose("Remove row 25")
    sam.choose("Replace with ‘Mother’")
    sam.press("Save and continue")


def field(sam: Walker, desk: Chronicling, number: int, key: str, words: str) -> None:
    """Type into one field of a faulty row."""
    sam.page.locator(f"[name='row-{desk.rows()[number].pk.hex}-{key}']").fill(words)


def keep(sam: Walker, name: str) -> None:
    """A picture of the page, where somebody wants to look at it."""
    if PICTURES:
        sam.page.screenshot(path=Path(PICTURES, f"{sam.way.replace(' ', '-')}-{name}.png"), full_page=True)
