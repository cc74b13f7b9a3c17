"""Cells and texts that do harm or come from careless programs: read as they are meant, or told; never an exception."""

from __future__ import annotations

import random
import re
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jigsaw.agency_returns.chronology.checking import Asked
from jigsaw.agency_returns.chronology.columns import COLUMNS
from jigsaw.agency_returns.chronology.dates import on
from jigsaw.agency_returns.spreadsheets.importing import Return, read_return, read_upload
from jigsaw.agency_returns.spreadsheets.marking import marked
from jigsaw.agency_returns.spreadsheets.pasting import read_pasted
from jigsaw.agency_returns.tests.making import (
    TODAY,
    as_bytes,
    csv_text,
    read,
    row,
    said,
    to_confirm,
    workbook,
    xlsx,
)
from jigsaw.agency_returns.tests.test_hostile_files import SHEET, packed, parts_of, with_part

SECRET = "Zebedee Quillfeather"
LIKE = "Date must be a real date, like 4 March 2025, March 2025 or ‘not known’"
HARMFUL = [
    f"<script>alert('{SECRET}')</script>", f"<img src=x onerror=alert(1)>{SECRET}",
    f'=HYPERLINK("https://{SECRET}.invalid")',
    f"=cmd|' /C calc'!A0 {SECRET}", f"+{SECRET}", f"-2+3 {SECRET}", f"@SUM(1) {SECRET}", f"{{{{ {SECRET} }}}}",
    f"{{% debug %}}{SECRET}",
    f"%s %d {SECRET}", f"'; DROP TABLE event; -- {SECRET}", f"../../{SECRET}", f"\u202e{SECRET}",
    f"a\u0300{SECRET}", f"😀{SECRET}",
    f"&lt;b&gt;{SECRET}", f"]]>{SECRET}", f"{SECRET}\ttab", f"{SECRET}\nline", '"' + SECRET, f"_x000D_{SECRET}",
]  # fmt: skip


def cell_of(sheet_cell: bytes, date_cell: bytes = b"") -> bytes:
    """A good XLSX in which one cell of row 5 is written by hand."""
    parts = parts_of(xlsx(row()))
    key = rb'<c r="%b5"[^>]*>.*?</c>' % (b"A" if date_cell else b"I")
    changed, count = re.subn(key, lambda _: date_cell or sheet_cell, parts[SHEET], count=1)
    assert count == 1
    return packed(parts | {SHEET: changed})


@pytest.mark.parametrize("text", HARMFUL)
def test_harmful_text_is_kept_inert_and_never_echoed(text):
    """Fails when markup or a formula changes on its way in, or an error or a question holds a word of a cell."""
    book = workbook([row(), row(date="", action="x")])
    for address in ("I5", *(f"{letter}6" for letter in "ABCDEFGHJKLMN")):
        cell = book.active[address]
        cell.value, cell.data_type = text, "s"
    content = as_bytes(book)
    found = read_upload(content, "h.xlsx", Asked(TODAY, names=frozenset({"zebedee"})), agency="H2")
    assert not [one for one in found.errors + found.confirm if "Zebedee" in one.message + one.cell + one.mark]
    assert SECRET in found.events[0].what_happened
    assert SECRET in found.raw[6]["source"]
    back, _ = marked(content, found.errors, found.confirm)
    assert said(read(back)) == said(found)


@pytest.mark.parametrize("text", HARMFUL)
def test_harmful_text_is_inert_in_a_csv_and_a_paste_too(text):
    cells = row(what_happened=text, date="nonsense " + SECRET)
    for found in (
        read_return(csv_text(cells).encode(), "h.csv", Asked(TODAY)),
        read_pasted(csv_text(cells), Asked(TODAY), agency="H2"),
    ):
        assert [one.message for one in found.errors] == [LIKE]


@pytest.mark.parametrize(
    "value", [b"1e999", b"inf", b"-inf", b"NaN", b"1e308", b"-1", b"0", b"1e-9", b"3000000", b"60"]
)
def test_a_number_that_is_no_day_is_told(value):
    """Fails when a number beyond all days, or none at all, ends the reading."""
    for style in (b"", b' s="1"'):
        found = read(cell_of(b"", b'<c r="A5"%b><v>%b</v></c>' % (style, value)))
        assert len(found.errors) == 1
        assert found.errors[0].message.startswith(("Date must be", "The selected file must be"))


@pytest.mark.parametrize("value", [b"#REF!", b"#DIV/0!", b"#N/A", b"#NAME?"])
def test_an_error_of_excel_is_no_text(value):
    """Fails when an error of a formula is taken for what happened."""
    found = read(cell_of(b'<c r="I5" t="e"><f>A1/0</f><v>%b</v></c>' % value))
    assert said(found) == [("I5", "Enter what happened")]
    assert to_confirm(found)[0] == ("I5", "A formula was replaced by its value")


def test_a_formula_counts_as_the_value_that_excel_kept():
    found = read(
        cell_of(b'<c r="I5" t="str"><f>HYPERLINK("https://example.invalid","Call")</f><v>Call</v></c>')
    )
    assert found.events[0].what_happened == "Call"
    assert to_confirm(found) == [("I5", "A formula was replaced by its value")]


def test_a_shared_text_that_is_not_there_is_told():
    found = read(cell_of(b'<c r="I5" t="s"><v>999999</v></c>'))
    assert len(found.errors) == 1


def test_dates_in_mixed_orders_are_read_or_asked_cell_by_cell():
    """Fails when one American date turns the others, or a day that can be two is guessed by its neighbours."""
    written = [
        "03/14/2025",
        "04/03/2025",
        "2025-03-04",
        datetime(2025, 3, 4),
        45720,
        "13/03/2025",
        "12/31/2024",
    ]
    found = read(xlsx(*[row(date=day, reference=f"R{at}") for at, day in enumerate(written)]))
    order = "Date must be in day, month, year order: did you mean"
    assert said(found) == [("A5", f"{order} 14 March 2025?"), ("A11", f"{order} 31 December 2024?")]
    assert [made.date for made in found.events] == [on(date(2025, 3, 4))] * 4 + [on(date(2025, 3, 13))]


def test_days_of_the_calendar_of_1904_are_the_same_days():
    """Fails when a workbook of an old Mac comes in four years early."""
    parts = parts_of(xlsx(row(date=datetime(2025, 3, 4))))
    book = parts["xl/workbook.xml"]
    parts["xl/workbook.xml"] = re.sub(rb"<workbookPr[^>]*/>", b'<workbookPr date1904="1"/>', book)
    assert parts["xl/workbook.xml"] != book
    serial = str((date(2025, 3, 4) - date(1904, 1, 1)).days).encode()
    parts[SHEET] = re.sub(rb'(<c r="A5"[^>]*><v>)[0-9]+', rb"\g<1>" + serial, parts[SHEET])
    found = read(packed(parts))
    assert [made.date for made in found.events] == [on(date(2025, 3, 4))]


def test_two_sheets_of_one_name_and_an_empty_cell_range():
    """A second sheet of that name in other letters: the first is read, and nothing is raised."""
    book = workbook([row()])
    book.create_sheet("CHRONOLOGY ")
    assert len(read(as_bytes(book)).events) == 1


def test_a_link_to_another_workbook_is_never_followed():
    link = b'<externalLink><externalBook r:id="rId1"/></externalLink>'
    target = b'Target="https://example.invalid/x.xlsx" TargetMode="External"'
    relation = b'<Relationships><Relationship Id="rId1" %b/></Relationships>' % target
    parts = parts_of(with_part("xl/externalLinks/externalLink1.xml", link))
    found = read(packed(parts | {"xl/externalLinks/_rels/externalLink1.xml.rels": relation}))
    assert len(found.events) == 1


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "xl\\..\\evil.xml", "C:evil.xml"])
def test_a_part_with_a_name_outside_the_archive_is_written_nowhere(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    read(with_part(name, b"<x/>"))
    assert not list(tmp_path.rglob("*"))


def test_a_cell_as_long_as_excel_allows_and_a_csv_that_is_one_cell():
    long = "x" * 32_767
    assert said(read(xlsx(row(action=long)))) == [
        ("K5", "Action or decision must be 1,000 characters or less. It has 32,767")
    ]
    text = csv_text(row()) + '"' + "a,b\n" * 300_000
    assert read_upload(text.encode(), "h.csv", Asked(TODAY), agency="H2").errors


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe" + "Date,Time\n".encode("utf-16-le") + b"\x00\xd8", b"\xef\xbb\xbf\xff\xfe\x00", b"Date\x00Time\x01",
        b"\xff" * 300, b"\x00" * 300, b"," * 100_000, b'"' * 99_999, b"\r" * 50_000, b"Date,Time\n" * 30_000,
    ],
)  # fmt: skip
def test_a_csv_of_any_bytes_is_told_in_one_sentence(content):
    found = read(content, "h.csv")
    assert (len(found.errors), found.events, found.errors[0].cell) == (1, [], "")


def taken(found: Return) -> bool:
    """Whether a file was read or told of; every message in the words of the contract."""
    assert found.events or found.errors
    return not any("Traceback" in one.message or "Error" in one.message for one in found.errors)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_a_damaged_workbook_is_read_or_told(seed, changes):
    """Fails when bytes that were changed on the way end in an exception."""
    chance = random.Random(seed)
    content = bytearray(GOOD_BOOK)
    for _ in range(changes):
        content[chance.randrange(len(content))] = chance.randrange(256)
    assert taken(read(bytes(content)))


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_a_sheet_of_odd_xml_is_read_or_told(seed):
    """The same within the XML, where a damaged archive does not hide it: pieces changed, doubled or taken away."""
    chance = random.Random(seed)
    parts = dict(GOOD_PARTS)
    name = chance.choice(
        [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"]
    )
    data = parts[name]
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randrange(len(data)), chance.randrange(1, 40)
        piece = chance.choice(
            [b"", data[at : at + length] * 2, b"<", b'"', b"&", b"-1", b"99999999999", b"<c/>", b"\xff"]
        )
        data = data[:at] + piece + data[at + length :]
    assert taken(read(packed(parts | {name: data})))


GOOD_BOOK = as_bytes(workbook([row(), row(date=datetime(2025, 3, 5), time="09:05"), row(date="March 2025")]))
GOOD_PARTS = parts_of(GOOD_BOOK)


def test_every_column_can_be_in_error_at_once():
    cells = ["" if column.key == "people" else SECRET * 200 for column in COLUMNS]
    found = read(xlsx(cells))
    assert len(found.errors) == len(COLUMNS)
