"""Every fault of every row at once, by its cell, in the words of the contract. Good rows are kept."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from jigsaw.agency_returns.chronology.checking import Asked, Table, check, line_address
from jigsaw.agency_returns.chronology.columns import COLUMNS, KEYS
from jigsaw.agency_returns.chronology.dates import on
from jigsaw.agency_returns.tests.making import HEADINGS, read, row, said, to_confirm, xlsx

SOURCE = "Enter the source of this record, for example ‘Health visitor electronic record’"
FAULTS = [
    ({"date": ""}, "A5", "Enter a date, or write ‘not known’"),
    ({"date": "31/02/2025"}, "A5", "Date must be a real date. 31 February 2025 does not exist"),
    ({"date": "1 June 2027"}, "A5", "Date must be today or in the past"),
    ({"date": datetime(2026, 5, 19)}, "A5", "Date must be today or in the past"),
    ({"date": "03/14/2025"}, "A5", "Date must be in day, month, year order: did you mean 14 March 2025?"),
    ({"time": "25:00"}, "B5", "Time must be a real time, like 09:05"),
    ({"date": "3/3/2025", "end_date": "2/3/2025"}, "C5", "End date must be the same as or after 3 March 2025"),
    ({"end_date": "31/02/2025"}, "C5", "End date must be a real date. 31 February 2025 does not exist"),
    ({"end_date": "1/6/2027"}, "C5", "End date must be today or in the past"),
    ({"end_time": "25:00"}, "D5", "End time must be a real time, like 09:05"),
    ({"time": "10:00", "end_time": "09:59"}, "D5", "End time must be after the start time"),
    ({"source": " "}, "E5", SOURCE),
    ({"source": "x" * 201}, "E5", "Source of record must be 200 characters or less. It has 201"),
    ({"service": ""}, "F5", "Enter the service or team"),
    ({"service": "x" * 121}, "F5", "Service or team must be 120 characters or less. It has 121"),
    ({"people": ""}, "G5", "Enter who was seen or spoken to, or write ‘no one’"),
    ({"child_seen": ""}, "H5", "Child seen must be Yes, No, Not applicable or Not recorded"),
    ({"child_seen": "Maybe"}, "H5", "Child seen must be Yes, No, Not applicable or Not recorded"),
    ({"child_seen": True}, "H5", "Child seen must be Yes, No, Not applicable or Not recorded"),
    ({"what_happened": ""}, "I5", "Enter what happened"),
    ({"what_happened": "x" * 2431}, "I5", "What happened must be 2,000 characters or less. It has 2,431"),
    ({"voice": "x" * 1001}, "J5", "Child's daily life or voice must be 1,000 characters or less. It has 1,001"),
    ({"action": "x" * 1001}, "K5", "Action or decision must be 1,000 characters or less. It has 1,001"),
    ({"analysis": "x" * 2001}, "L5", "Your analysis must be 2,000 characters or less. It has 2,001"),
    ({"expected_practice": "Mostly"}, "M5", "Expected practice met must be Yes, Partly, No or Cannot say"),
    ({"reference": "x" * 61}, "N5", "Your row reference must be 60 characters or less. It has 61"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "cell", "message"), FAULTS)
def test_each_fault_has_its_cell_and_its_words(cells, cell, message):
    assert said(read(xlsx(row(**cells)))) == [(cell, message)]


def test_a_row_with_three_faults_shows_three_messages_and_the_good_rows_are_kept():
    found = read(xlsx(row(), row(date="", child_seen="?", source=""), row(date="1/4/2025")))
    assert said(found) == [
        ("A6", "Enter a date, or write ‘not known’"),
        ("E6", SOURCE),
        ("H6", "Child seen must be Yes, No, Not applicable or Not recorded"),
    ]
    assert [event.row for event in found.events] == [5, 7]
    assert found.rows == 3


def test_rows_and_columns_are_told_in_the_order_of_the_sheet():
    """Fails when A100 comes before A9, or AA before B."""
    rows = [row(date="") for _ in range(100)]
    assert [cell for cell, _ in said(read(xlsx(*rows)))] == [f"A{number}" for number in range(5, 105)]


def test_a_reference_stands_once_in_a_file():
    found = read(
        xlsx(*[row(reference=mark, date=f"{day}/3/2025") for day, mark in enumerate("abcdefgha", 1)])
    )
    assert said(found) == [("N13", "Your row reference must be different from row 5")]


def test_lists_are_read_in_any_case():
    event = read(xlsx(row(child_seen=" not  APPLICABLE ", expected_practice="cannot say"))).events[0]
    assert (event.child_seen, event.expected_practice) == ("Not applicable", "Cannot say")


def test_a_time_in_the_cell_of_the_date_is_the_time_where_none_is_written():
    events = read(
        xlsx(row(date=datetime(2025, 3, 4, 9, 5)), row(date=datetime(2025, 3, 4, 9, 5), time="10:00"))
    ).events
    assert [event.time for event in events] == [time(9, 5), time(10)]
    assert {event.date for event in events} == {on(date(2025, 3, 4))}


def test_an_end_on_a_later_day_may_have_an_earlier_time():
    assert not said(read(xlsx(row(time="22:00", end_date="5/3/2025", end_time="01:00"))))


def test_what_a_person_is_asked_to_confirm_is_no_error():
    found = read(xlsx(row(), row(), row(date=45720, action="Ann"), row(date="22.05/16"), row(action="cafÃ©")))
    assert not said(found)
    assert to_confirm(found) == [
        ("A6", "This row is the same as row 5"),
        ("A7", "The number 45720 was read as 4 March 2025"),
        ("A8", "Date was read as 22 May 2016"),
        ("K9", "Action or decision may hold letters that another program changed"),
    ]
    assert len(found.events) == 5


def test_rows_are_weighed_against_the_request():
    asked = {"born": date(2024, 2, 1), "period_from": date(2025, 3, 1), "period_to": date(2026, 4, 30)}
    found = read(
        xlsx(row(date="2023"), row(date="28/2/2025"), row(date="February 2025"), row(date="1/5/2026")),
        **asked,
    )
    outside = "Date is outside the period asked for"
    assert to_confirm(found) == [
        ("A5", "Date is before the child’s birth"), ("A6", outside), ("A7", outside), ("A8", outside),
    ]  # fmt: skip


def test_a_name_is_told_by_its_place_and_never_echoed():
    """Fails when a message holds the name, or the name is missed beside a full stop or an apostrophe."""
    rows = [row(what_happened="Visit to Quillia's home."), row(action="Call from QUILLIA.", date="5/3/2025")]
    found = read(xlsx(*rows, row(date="6/3/2025")), names=frozenset({"quillia"}))
    assert to_confirm(found) == [
        ("I5", "What happened may hold a name from the people register: the word in position 3"),
        ("K6", "Action or decision may hold a name from the people register: the word in position 3"),
    ]


def test_no_message_holds_free_text_of_the_file():
    secret = "Zebedee lives at 4 Hollow Way"
    cells = {column.key: secret for column in COLUMNS if column.key != "what_happened"}
    found = read(xlsx(row(**cells, what_happened=secret * 100)))
    assert len(found.errors) >= 6
    assert not [error for error in found.errors + found.confirm if "Zebedee" in error.message]


def test_pasted_cells_are_told_by_their_line():
    table = Table(
        {key: [value] for key, value in zip(KEYS, row(date=""), strict=True)},
        dict(zip(KEYS, range(14), strict=True)),
        3,
    )
    checked = check(table, Asked(date(2026, 5, 18)), agency="H2", file="paste", address=line_address)
    assert [error.cell for error in checked.errors] == ["Line 3, column A"]


def test_text_is_made_plain_and_stays_inert():
    """Fails when an unseen sign, a line end of another system or markup changes what is stored."""
    text = "<script>alert(1)</script>\r\n“Quoted” \u202eturned\x0bend "
    content = xlsx(row(what_happened="<b>bold</b> & plain", service=12.0))
    event = read(content).events[0]
    assert (event.what_happened, event.service) == ("<b>bold</b> & plain", "12")
    table = Table(
        {key: [value] for key, value in zip(KEYS, row(action=text), strict=True)},
        dict(zip(KEYS, range(14), strict=True)),
        5,
    )
    cleaned = check(table, Asked(date(2026, 5, 18)), agency="", file="").events[0].action
    assert cleaned == "<script>alert(1)</script>\n“Quoted” turnedend"


def test_headings_of_the_contract_are_as_agreed():
    assert HEADINGS[0] == "Date"
    assert [column.letter for column in COLUMNS] == list("ABCDEFGHIJKLMN")
