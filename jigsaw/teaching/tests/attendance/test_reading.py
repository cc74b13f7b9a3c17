"""Reports of Teams are read in every form they come in, and anything else is refused in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jigsaw.teaching.attendance.reading import Attendance, NotAttendance, read_attendance, seconds_of
from jigsaw.teaching.tests.attendance.reports import HEADS, LEAH, old_report, report

THERE = Attendance("Leah Brown", "leah@health.example", 6723)
DEE = ("Dee Lowe", "2h", "dee@alderbrook.example", "Organizer")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("form", [report(LEAH, DEE), report(LEAH, DEE, uk=True), old_report(LEAH, DEE)])
def test_every_form_gives_the_same_people(form, encoding):
    """Fails if an encoding, a date's order or the older table changed who was there; or the organiser counted."""
    assert read_attendance(form.encode(encoding)) == [THERE]


def test_the_third_block_is_not_counted_again():
    """Fails if each joining and leaving were added to the total that the report gives."""
    assert [each.seconds for each in read_attendance(report(LEAH).encode("utf-16"))] == [6723]


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("1h 52m 3s", 6723), ("52m", 3120), ("3s", 3), ("1 hr 2 min", 3720), ("1:52:03", 6723), ("52:03", 3123),
        ("1d 1h", 90_000), ("", None), ("long", None), ("1h and a bit", None), ("-1h", None), ("5", None),
    ],
)  # fmt: skip
def test_durations(words, seconds):
    assert seconds_of(words) == seconds


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no table of participants"),
        (b"PK\x03\x04\x00\x00\x00", "not text"),
        (b"\xff\xfe\x00", "not text in UTF-8 or UTF-16"),
        (
            b"Full Name\tUser Action\tTimestamp\nLeah\tJoined\t7/16/26\n",
            "needs the columns Name and Duration",
        ),
        (b"a,b,c\n1,2,3\n", "holds no table of participants"),
        ((HEADS + "Leah Brown\tx\tx\tlong\t\t\tAttendee\n").encode(), "participant row 1"),
        (b"x" * 5_000_001, "larger than 5 MB"),
        ((HEADS + f"Leah Brown\tx\tx\t{'9' * 5_000}h\t\t\tAttendee\n").encode(), "participant row 1"),
        ((HEADS + f"Leah Brown\tx\tx\t{'9' * 5_000}:00:00\t\t\tAttendee\n").encode(), "participant row 1"),
        ((HEADS + "Leah Brown\tx\tx\t999999h\t\t\tAttendee\n").encode(), "participant row 1"),
        ((HEADS + "Le\0ah Brown\tx\tx\t1h\t\t\tAttendee\n").encode("utf-16"), "not text"),
        ((HEADS + "Le\0ah Brown\tx\tx\t1h\t\t\tAttendee\n").encode("utf-16-le"), "not text"),
    ],
)
def test_another_file_is_refused_with_what_to_do(content, said):
    """Fails if a wrong file gave a fault or half of the people, or the message quoted what it holds."""
    with pytest.raises(NotAttendance) as fault:
        read_attendance(content)
    assert said in str(fault.value)
    assert "Leah" not in str(fault.value)


@given(st.binary(max_size=300))
def test_no_bytes_break_it(content):
    """Fails for any fault but the one with words."""
    try:
        read_attendance(content)
    except NotAttendance as fault:
        assert str(fault)
