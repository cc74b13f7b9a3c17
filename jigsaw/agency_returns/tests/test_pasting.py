"""Rows pasted from Excel: the same rows as from a file, told by line and column."""

from __future__ import annotations

import io
import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jigsaw.agency_returns.chronology.checking import Asked
from jigsaw.agency_returns.chronology.columns import CHECK_RESULT, EXAMPLE
from jigsaw.agency_returns.spreadsheets.exporting import rows_of, write_csv
from jigsaw.agency_returns.spreadsheets.importing import Return
from jigsaw.agency_returns.spreadsheets.pasting import MOST_CHARACTERS, divided, read_pasted
from jigsaw.agency_returns.tests.making import HEADINGS, TODAY, csv_text, read, row, said, to_confirm, xlsx
from jigsaw.agency_returns.tests.test_files import ROWS, contents
from jigsaw.agency_returns.tests.test_round_trip import EVENTS, numbered

LATER = date(2036, 12, 31)


def copied(*rows: list, ends: str = "\r\n") -> str:
    """The rows as Excel puts them on the clipboard: quotes only around cells with a line end, a tab or a quote."""

    def cell(text: str) -> str:
        odd = any(sign in text for sign in '\n\r\t"')
        return '"' + text.replace('"', '""') + '"' if odd else text

    return "".join("\t".join(cell(str(value)) for value in cells) + ends for cells in rows)


def paste(text: str, **asked) -> Return:
    return read_pasted(text, Asked(**({"today": TODAY} | asked)), agency="Alderbrook Health")


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("head", [[], [HEADINGS], [[*HEADINGS, CHECK_RESULT]]])
def test_pasted_rows_are_the_rows_of_a_file(head, ends):
    found = paste(copied(*head, *ROWS, ends=ends))
    assert not said(found)
    assert contents(found) == contents(read(xlsx(*ROWS)))
    assert [event.row for event in found.events] == [1 + len(head), 2 + len(head), 3 + len(head)]
    assert {event.agency for event in found.events} == {"Alderbrook Health"}


def test_a_fault_is_told_by_line_and_column():
    """Fails when headings do not count as a line, or the letter is that of the template and not of the paste."""
    order = list(range(14))
    random.Random(2).shuffle(order)
    turned = [[cells[at] for at in order] for cells in (HEADINGS, row(), row(source=""))]
    letter = "ABCDEFGHIJKLMN"[order.index(4)]
    assert said(paste(copied(*turned)))[0][0] == f"Line 3, column {letter}"
    found = paste(copied(row(), [], row(date="31/02/2025")))
    fault = "Date must be a real date. 31 February 2025 does not exist"
    assert said(found) == [("Line 3, column A", fault)]
    assert (found.rows, found.faulty, found.ready) == (2, [3], 1)


def test_cells_with_line_ends_and_quotes_are_whole():
    text = 'one\r\n"two"\tthree'
    found = paste(copied(row(action=text), row(date="5/3/2025")))
    assert found.events[0].action == 'one\n"two"\tthree'
    assert [event.row for event in found.events] == [1, 2]


def test_a_quote_that_is_not_closed_is_a_quote():
    """Fails when a cell that begins with a quote swallows the cells and rows after it."""
    cells = row(action='"He left')
    found = paste("\t".join(cells) + "\n" + "\t".join(row(date="5/3/2025", voice='said "bye"')) + "\n")
    assert [event.action for event in found.events] == ['"He left', ""]
    assert found.events[1].voice == 'said "bye"'


@pytest.mark.parametrize("separator", [",", ";", "|", "\t"])
def test_text_of_a_csv_is_read_too(separator):
    text = csv_text(row(action='a, b; c\n"d"', analysis="'=1+1"), separator=separator)
    assert [(e.action, e.row) for e in paste("\ufeff" + text).events] == [('a, b; c\n"d"', 5)]
    bare = "\n".join(text.splitlines()[4:])
    event = paste(bare).events[0]
    assert (event.action, event.row) == ('a, b; c\n"d"', 1)
    assert event.analysis == ("'=1+1" if separator == "\t" else "=1+1")


def test_columns_after_the_last_needed_may_be_left_out():
    assert contents(paste(copied(*(cells[:9] for cells in (row(), row(date="5/3/2025")))))) == contents(
        read(xlsx(row(), row(date="5/3/2025")))
    )
    results = [[*row(), "A1: Enter a date"], [*row(date="5/3/2025"), ""]]
    assert not said(paste(copied(*results)))


def test_a_line_with_a_wrong_number_of_columns_is_named_and_the_others_are_kept():
    broken = row(action="half")[:3]
    long = [*row(date="6/3/2025"), "stray"]
    found = paste(copied(row(), broken, row(date="5/3/2025"), long))
    assert said(found) == [
        ("Line 2", "This line must have 9 to 14 columns. It has 3"),
        ("Line 4", "This line must have 9 to 14 columns. It has 15"),
    ]
    assert [event.row for event in found.events] == [1, 3]
    assert (found.rows, sorted(found.raw)) == (4, [1, 2, 3, 4])
    assert found.raw[2]["date"] == "4 March 2025"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Paste the rows of your spreadsheet"),
        (" \r\n\t\t\n", "Paste the rows of your spreadsheet"),
        (copied(HEADINGS), "Paste the rows of your spreadsheet"),
        (copied(HEADINGS, EXAMPLE), "Paste the rows of your spreadsheet"),
        (copied(*[row()] * 1_001), "What you paste has 1,001 rows. The most we can take is 1,000"),
        ("x" * (MOST_CHARACTERS + 1), "What you paste must be 1,000,000 characters or less. It has 1,000,001"),
        ("\n" * 20_000 + "x\ty", "What you paste has more than 10,000 lines. The most we can take is 1,000 rows"),
        ("We saw Child A at home.\nShe was well.",
         "What you paste must have its cells apart by tabs. Line 1 must have 9 to 14 columns. It has 1"),
        (copied([h for h in HEADINGS if h != "Service or team"], row()),
         "What you paste must use the template: column F ‘Service or team’ is missing"),
        (copied(["Date", *HEADINGS], row()), "What you paste must use the template: the heading ‘Date’ is there twice"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_in_one_sentence(text, message):
    found = paste(text)
    assert said(found) == [("", message)]
    assert (found.refused, found.events, found.raw) == (message, [], {})


def test_a_whole_sheet_may_be_pasted():
    """Title, help, headings, the example and a column of one's own."""
    text = copied(
        ["Chronology"], ["One event in each row"], [*HEADINGS, CHECK_RESULT, "Our own"], [*EXAMPLE],
        [*row(), "A5: Enter a date", "mine"],
    )  # fmt: skip
    found = paste(text)
    assert (said(found), [event.row for event in found.events]) == ([], [5])
    assert to_confirm(found) == [
        ("Line 3, column P", "Column P is not part of the template and was not read")
    ]


def test_rows_are_compared_with_each_other():
    found = paste(copied(row(), row()))
    assert to_confirm(found) == [("Line 2, column A", "This row is the same as row 1")]
    assert (found.doubtful, found.ready) == ([2], 1)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(events=st.lists(EVENTS, min_size=1, max_size=5))
def test_what_is_exported_and_pasted_is_the_same_rows(events):
    rows = numbered(events)
    found = read_pasted(
        copied(*(cells[:14] for cells in rows_of(rows))), Asked(LATER), agency="Health", file="p"
    )
    assert found.errors == []
    assert [event.content for event in found.events] == [event.content for event in rows]
    made = io.BytesIO()
    write_csv(rows, made)
    again = read_pasted(made.getvalue().decode("utf-8-sig"), Asked(LATER), agency="Health")
    assert [event.content for event in again.events] == [event.content for event in rows]


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from('ab"\t,;|\r\n 1'), max_size=120) | st.text(max_size=200))
def test_whatever_is_pasted_is_read_or_told(text):
    """Fails when any text ends in an exception, or a message holds it."""
    found = paste(text)
    assert found.events or found.errors
    assert "".join(cell for line in divided("a" + text, "\t") for cell in line).startswith("a")


@pytest.mark.parametrize("cell", ['"a""b\t', '"""x\t', '""x\t', '"\t', '"a\n', '"', "\t", '"a"b\t'])
def test_dividing_grows_with_the_text(cell):
    """Fails when quotes that are never closed make the reading of 200,000 characters a matter of minutes."""
    text = cell * (200_000 // len(cell))
    assert paste(text).errors
