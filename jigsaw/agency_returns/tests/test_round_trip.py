"""Export then import gives the same rows; nothing that is written can be taken for a formula."""

from __future__ import annotations

import csv
import io
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from jigsaw.agency_returns.chronology.checking import Asked
from jigsaw.agency_returns.chronology.cleaning import clean
from jigsaw.agency_returns.chronology.columns import BY_KEY, CHILD_SEEN, EXPECTED_PRACTICE
from jigsaw.agency_returns.chronology.merging import SORT_RULE, merge
from jigsaw.agency_returns.spreadsheets.exporting import FIRST_CSV_ROW, write_csv, write_xlsx
from jigsaw.agency_returns.spreadsheets.importing import read_return
from jigsaw.agency_returns.tests.making import event
from jigsaw.agency_returns.tests.test_dates import DATES

TODAY = date(2036, 12, 31)
LETTERS = st.characters(exclude_categories=("Cs", "Cn", "Co"))
HOSTILE = st.sampled_from(
    ["=1+1", "+44 1632 960", "-", "@SUM(A1)", "'=x", "''+x", "=HYPERLINK(\"https://example.invalid\")", "_x0041_",
     "<b>x</b> & y", "a\nb", "4 March 2025", "12", "TRUE", "not known", 'say "so", then', "’", "_x005F_x0041_", "|;\t,"]
)  # fmt: skip


def texts(key: str, least: int = 0) -> st.SearchStrategy[str]:
    """Text as it is once stored: clean, and as long as the column takes."""
    limit = min(BY_KEY[key].limit, 60)
    free = st.text(LETTERS, max_size=limit).map(clean)
    return (
        st.one_of(HOSTILE, free)
        .map(lambda text: text[:limit].strip())
        .filter(lambda text: len(text) >= least)
    )


TIMES = st.none() | st.times().map(lambda clock: clock.replace(microsecond=0, tzinfo=None))
EVENTS = st.builds(
    lambda known, clock, **rest: event(date=known, clock=clock, **rest),
    known=DATES, clock=TIMES,
    source=texts("source", 1), service=texts("service", 1), people=texts("people", 1),
    child_seen=st.sampled_from(CHILD_SEEN), what_happened=texts("what_happened", 1), voice=texts("voice"),
    action=texts("action"), analysis=texts("analysis"),
    expected_practice=st.sampled_from(("", *EXPECTED_PRACTICE)),
    agency=st.sampled_from(("Health", "Police", "=cmd")), file=st.sampled_from(("a.xlsx", "b.csv")),
)  # fmt: skip


def numbered(events):
    """Each row a reference of its own, as the contract wants."""
    return [found._replace(reference=f"R{at}", row=0) for at, found in enumerate(events)]


@pytest.mark.parametrize("write", [write_xlsx, write_csv])
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(events=st.lists(EVENTS, min_size=1, max_size=6))
def test_what_is_exported_is_imported_as_the_same_rows(write, events):
    """Fails when a date loses accuracy, a text a character, or a row its agency."""
    rows = numbered(events)
    made = io.BytesIO()
    write(rows, made)
    found = read_return(made.getvalue(), "chronology.xlsx", Asked(TODAY))
    assert found.errors == []
    assert [read._replace(row=0) for read in found.events] == rows


def test_exports_hold_text_and_no_formula():
    rows = [
        event(what_happened="=1+1", action="+44", analysis="-x", people="@all", agency="=cmd|' /C calc'!A0")
    ]
    made = io.BytesIO()
    write_xlsx(rows, made)
    sheet = load_workbook(io.BytesIO(made.getvalue()))["Chronology"]
    assert {cell.data_type for line in sheet.iter_rows(min_row=5) for cell in line if cell.value} == {
        "s",
        "d",
    }
    assert sheet["I5"].value == "=1+1"
    assert sheet["A5"].value.date() == date(2025, 3, 4)
    assert sheet["A2"].value == " ".join(SORT_RULE)
    made = io.BytesIO()
    write_csv(rows, made)
    lines = list(csv.reader(io.StringIO(made.getvalue().decode("utf-8-sig"), newline="")))
    cells = lines[FIRST_CSV_ROW - 1]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_rows_are_sorted_by_the_printed_rule():
    """Fails when the order depends on the order in which the files came, or differs from SORT_RULE."""
    from jigsaw.agency_returns.chronology.dates import NOT_KNOWN, about, between, in_month, in_year, on

    day = date(2025, 3, 1)
    right = [
        event(date(2025, 2, 28), time(23)),
        event(day, time(9)),
        event(day, time(9), agency="Police", file="p.xlsx"),
        event(day, time(10)),
        event(day),
        event(day, row=6),
        event(date=about(on(day))),
        event(date=between(day, date(2025, 3, 5))),
        event(date=in_month(2025, 3)),
        event(date(2025, 3, 2)),
        event(date=NOT_KNOWN),
    ]
    assert merge(right) == right
    assert merge(reversed(right)) == right
    assert merge([event(date=in_year(2025)), event(date=on(date(2025, 1, 2)))])[0].date == in_year(2025)
