"""One row as it is typed, and rows as they are kept: the same rules, the same words, the same events as from a file."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jigsaw.agency_returns.chronology.checking import Asked, Table, check
from jigsaw.agency_returns.chronology.columns import CHILD_SEEN, EXPECTED_PRACTICE, KEYS
from jigsaw.agency_returns.chronology.kinds import Kind
from jigsaw.agency_returns.chronology.one_row import LETTERS, check_row, check_rows
from jigsaw.agency_returns.chronology.own_rows import confirm_own
from jigsaw.agency_returns.chronology.typed import typed_rows, values_of
from jigsaw.agency_returns.spreadsheets.importing import read_upload
from jigsaw.agency_returns.tests.making import (
    GOOD,
    HEADINGS,
    TODAY,
    as_bytes,
    csv_text,
    event,
    row,
    said,
    workbook,
    xlsx,
)
from jigsaw.agency_returns.tests.test_checks import FAULTS
from jigsaw.agency_returns.tests.test_round_trip import EVENTS, numbered
from jigsaw.agency_returns.tests.test_round_trip import TODAY as LATER

ASKED = Asked(TODAY, date(2025, 3, 1), date(2026, 4, 30), date(2024, 2, 1), frozenset({"quillia"}))
CELLS = st.one_of(
    st.sampled_from(
        ["", " ", "4 March 2025", "?4.3.25", "31/02/2025", "03/14/2025", "45720", 45720.0, 45720, 2025, "March 2025",
         "22.05/16", "not known", "09:05", "25:00", 905, 905.0, 9.05, 0.25, 0.378, time(9, 5), time(9, 5, 30), True,
         datetime(2025, 3, 4), datetime(2025, 3, 4, 9, 5), datetime(1899, 12, 31, 9, 5), date(2027, 1, 1), None, 12.0,
         timedelta(hours=9), timedelta(days=2), "Yes", "NOT applicable", "Cannot say", "R1", "R2", "Visit by Quillia.",
         "cafÃ©", "x" * 61, "x" * 201, "a\r\nb", "\u202eturned", float("inf"), float("nan"), 1e300, -1.0, "'=1",
         "Monday 4 March 2025"]
    ),
    st.text(max_size=20), st.floats(), st.integers(-10, 100_000),
)  # fmt: skip
ANY_ROW = st.lists(CELLS, min_size=14, max_size=14)
NEARLY = st.builds(
    lambda **cells: row(**cells),
    date=st.sampled_from(["4/3/2025", "31/02/2025", datetime(2025, 3, 4, 9, 5), "2023"]),
    end_time=st.sampled_from(["", "08:00", time(10)]),
    child_seen=st.sampled_from([*CHILD_SEEN, "maybe"]), expected_practice=st.sampled_from([*EXPECTED_PRACTICE, ""]),
    what_happened=st.sampled_from(["Visit at home.", "Quillia rang.", "", 12.5]),
)  # fmt: skip


def table_of(rows: list[list]) -> Table:
    columns = {key: [cells[at] for cells in rows] for at, key in enumerate(KEYS)}
    return Table(columns, {key: at for at, key in enumerate(KEYS)}, 5)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ANY_ROW | NEARLY, min_size=1, max_size=6))
def test_rows_kept_as_typed_are_checked_as_the_cells_were(rows):
    """Fails when a cell of any kind, written out as text, is read as anything else, or told in other words."""
    table = table_of(rows)
    checked = check(table, ASKED, agency="H2", file="h.xlsx")
    raw = typed_rows(table)
    assert check_rows(raw, ASKED, agency="H2", file="h.xlsx") == checked
    assert len(raw) == checked.rows


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ANY_ROW | NEARLY, min_size=1, max_size=5))
def test_one_row_agrees_with_the_file(rows):
    """Fails when a row that is typed by itself is judged by other rules than the same row in a file."""
    table = table_of([[*cells[:13], ""] for cells in rows])
    checked = check(table, ASKED, agency="H2", file="h.xlsx")
    by_row = {found.row: found for found in checked.events}
    for number, values in typed_rows(table).items():
        before = [found for found in checked.events if found.row < number]
        one = check_row(values, number, ASKED, others=before, agency="H2", file="h.xlsx")
        assert one.event == by_row.get(number)
        faults = [fault for fault in checked.errors if fault.row == number]
        assert one.errors == {fault.key: fault for fault in reversed(faults)}
        wanted = [found for found in checked.confirm if found.row == number]
        assert sorted(one.confirm) == sorted(wanted)


def test_each_fault_has_its_column_and_its_address():
    for cells, cell, message in FAULTS:
        values = dict(zip(KEYS, (str(value) for value in row(**cells)), strict=True))
        if isinstance(cells.get("date"), datetime):
            values["date"] = "19 May 2026"
        one = check_row(values, 5, Asked(TODAY))
        assert [(f.cell, f.message, key) for key, f in one.errors.items()] == [
            (cell, message, next(key for key, letter in LETTERS.items() if letter == cell[0]))
        ]
        assert one.event is None


def test_an_empty_row_is_told_of_all_that_is_needed():
    """Fails when a form that was sent empty is taken for no row."""
    one = check_row({}, 22, Asked(TODAY))
    assert [fault.cell for fault in one.errors.values()] == ["A22", "E22", "F22", "G22", "H22", "I22"]


def test_addresses_are_those_of_the_file_or_the_paste():
    letters = LETTERS | {"date": "AB"}
    values = GOOD | {"date": ""}
    assert check_row(values, 9, Asked(TODAY), letters=letters).errors["date"].cell == "AB9"
    pasted = check_row(values, 9, Asked(TODAY), letters=letters, pasted=True).errors["date"]
    assert (pasted.cell, pasted.column) == ("Line 9, column AB", 27)


def test_a_row_is_weighed_with_the_others_of_its_return():
    others = [
        event(row=7, reference="R1", source="Other"),
        check_row(GOOD, 8, Asked(TODAY)).event,
        event(row=9, reference="R9"),
    ]
    one = check_row(GOOD | {"reference": "R1"}, 9, Asked(TODAY), others=others)
    assert one.errors["reference"].message == "Your row reference must be different from row 7"
    assert (one.event, one.errors["reference"].other_row) == (None, 7)
    assert not check_row(GOOD | {"reference": "R9"}, 9, Asked(TODAY), others=others).errors
    (same,) = check_row(GOOD, 9, Asked(TODAY), others=others).confirm
    assert (same.kind, same.other_row, same.cell) == (Kind.SAME_ROW, 8, "A9")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(EVENTS)
def test_an_event_written_out_is_the_same_event(made):
    (made,) = numbered([made])
    again = check_row(values_of(made), made.row, Asked(LATER), agency=made.agency, file=made.file)
    assert (again.event, again.errors) == (made, {})


def test_an_upload_keeps_every_row_as_typed():
    """Fails when a faulty row is lost, or a date of Excel is shown as nobody would type it."""
    faulty = row(date=datetime(2025, 2, 28), source="", time=time(9, 5), action="<b>x</b>")
    book = workbook([row(), [], faulty, row(date="31/02/2025", reference=12.0)])
    found = read_upload(as_bytes(book), "h.xlsx", Asked(TODAY), agency="Alderbrook Health")
    assert sorted(found.raw) == [5, 7, 8]
    assert found.raw[7] == dict.fromkeys(KEYS, "") | GOOD | {
        "date": "28 February 2025", "time": "09:05", "source": "", "action": "<b>x</b>",
    }  # fmt: skip
    assert (found.raw[8]["date"], found.raw[8]["reference"]) == ("31/02/2025", "12")
    assert (found.faulty, list(found.by_row), found.ready, found.refused) == ([7, 8], [5], 1, "")
    again = check_rows(
        found.raw, Asked(TODAY), agency="Alderbrook Health", file="h.xlsx", letters=found.letters
    )
    assert (again.events, again.errors) == (found.events, found.errors)


def test_an_upload_is_of_its_agency_whatever_it_says():
    """Fails when a file can put rows into the name of another agency."""
    headings = [*HEADINGS, "Agency", "File"]
    content = csv_text([*row(), "Western Vale Police", "p.csv"], headings=headings).encode()
    found = read_upload(content, "h.csv", Asked(TODAY), agency="Alderbrook Health")
    assert {(made.agency, made.file) for made in found.events} == {("Alderbrook Health", "h.csv")}
    assert [told.kind for told in found.told] == [Kind.UNREAD_COLUMN, Kind.UNREAD_COLUMN]
    merged = read_upload(content, "h.csv", Asked(TODAY), agency="Alderbrook Health", several=True)
    assert {(made.agency, made.file) for made in merged.events} == {("Western Vale Police", "p.csv")}
    assert merged.raw[5]["agency"] == "Western Vale Police"


def test_a_refused_upload_says_why():
    found = read_upload(b"", "h.xlsx", Asked(TODAY), agency="H2")
    assert (found.refused, found.agency, found.raw) == ("The selected file is empty", "H2", {})


def test_rows_that_may_be_one_event_are_asked_of_the_sender():
    text = "Bruise to left shin noticed at nursery, explained by mother as a fall from a scooter."
    rows = [
        row(what_happened=text, time="09:00"),
        row(date="6/3/2025"),
        row(what_happened=text + " Told.", time="09:05"),
    ]
    found = read_upload(xlsx(*rows, rows[0]), "h.xlsx", Asked(TODAY), agency="H2")
    told = [(f.cell, f.kind, f.other_row, f.message) for f in found.to_decide]
    assert ("A7", Kind.MAYBE_SAME, 5, "This row may be the same event as row 5") in told
    assert ("A8", Kind.SAME_ROW, 5, "This row is the same as row 5") in told
    assert sorted(confirm_own(found.events)) == sorted(found.to_decide)
    assert not said(found)


def test_only_a_return_of_the_form_is_compared_with_itself():
    assert confirm_own([event(row=number, what_happened="Visit at home.") for number in (5, 6)])
    many = [event(row=number, what_happened=f"Fall from a scooter {number}") for number in range(1_001)]
    assert not [found for found in confirm_own(many) if found.kind is Kind.MAYBE_SAME]
