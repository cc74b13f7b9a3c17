"""Who was there, set beside who had booked: nobody is guessed."""

from __future__ import annotations

import pytest

from jigsaw.teaching.attendance.matching import Booked, add_up, attended_enough, match, plain
from jigsaw.teaching.attendance.reading import Attendance, NotAttendance
from jigsaw.teaching.tests.attendance.reports import LEAH, report

BOOKED = [
    Booked(1, "Leah Brown", "leah@health.example"),
    Booked(2, "Sam Okafor", "sam@health.example"),
    Booked(3, "Alex Green", "alex.green@council.example"),
    Booked(4, "Alex Green", "a.green@school.example"),
]


def there(name, address="", seconds=3600):
    return Attendance(name, address, seconds)


def test_by_address_then_by_the_only_name():
    """Fails if an address did not count first, or a name in another order or with a mark was not known."""
    found = match([there("L B", "leah@health.example"), there("Okafor, Sam (Guest)")], BOOKED)
    assert found.seconds == {1: 3600, 2: 3600}
    assert not found.to_settle
    assert not found.not_booked


def test_what_is_not_sure_is_a_question_and_a_stranger_had_not_booked():
    """Fails if one of two people with one name, or a name that is only like, was taken for the person."""
    found = match([there("Alex Green"), there("Lea Brown"), there("Priya Nair")], BOOKED)
    assert found.seconds == {}
    assert [question.candidates for question in found.to_settle] == [(3, 4), (1,)]
    assert [each.name for each in found.not_booked] == ["Priya Nair"]


def test_reports_add_up_and_the_same_report_twice_does_not():
    """Fails if a meeting that was started again lost its first half, or a second upload doubled the time."""
    first = report((LEAH[0], "30m", LEAH[2], "Attendee")).encode("utf-16")
    second = report((LEAH[0], "52m", LEAH[2].upper(), "Attendee"), uk=True).encode("utf-16")
    assert add_up([first, second, first]) == [there("Leah Brown", "leah@health.example", 82 * 60)]
    with pytest.raises(NotAttendance):
        add_up([first, b"another kind of file"])


def test_who_joins_twice_is_one_booking():
    found = match([there("Leah Brown", "leah@health.example", 600), there("Leah Brown", "", 300)], BOOKED)
    assert found.seconds == {1: 900}


@pytest.mark.parametrize(("seconds", "enough"), [(3600, True), (3599, False), (0, False)])
def test_half_of_the_time_is_attending(seconds, enough):
    assert attended_enough(seconds, lasted=7200) is enough


def test_a_name_is_compared_without_its_marks():
    assert plain("Brown, LEAH (External)") == plain("leah brown") == "brown leah"


def test_a_namesake_with_another_address_is_asked_about():
    """Fails if the time of somebody who had not booked were added to that of a booked person of the same name."""
    namesake = there("Leah Brown", "l.brown@police.example", 3600)
    for people in ([namesake, there(*LEAH[:1], LEAH[2], 600)], [there(*LEAH[:1], LEAH[2], 600), namesake]):
        found = match(people, BOOKED)
        assert found.seconds == {1: 600}
        assert [(each.attendance, each.candidates) for each in found.to_settle] == [(namesake, (1,))]


def test_names_without_a_letter_are_not_one_another():
    """Fails if everybody who is called by a picture or a mark in brackets were taken for one person."""
    people = [there("\N{SLIGHTLY SMILING FACE}"), there("(Guest)")]
    assert len({plain(each.name) for each in people}) == 2
    assert not match(people, [Booked(1, "\N{WAVING HAND SIGN}", "")]).seconds
