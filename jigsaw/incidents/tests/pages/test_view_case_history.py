"""The whole history of a case."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.incidents.actions import closing, recording
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import text
from jigsaw.incidents.tests.factories import NOW, WHAT

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(desk):
    return desk.take(factories.recorded(desk.team.priya, desk.team.partnership))


def test_each_act_stands_there_in_words_with_who_and_when_the_newest_first(desk, case):
    words = text(desk.see("view_case_history"))
    assert "Incident recorded Priya Nair, 1 May 2026, 4pm" in words
    assert words.index("Incident recorded") < words.index("Recording begun")


def test_a_reason_stands_with_its_act(desk, case):
    closing.hold_case(case, reason="Police disclosure", by=desk.team.priya, at=factories.TUESDAY)
    assert "Legal hold placed Priya Nair, 5 May 2026, 11:40am Police disclosure" in text(
        desk.see("view_case_history")
    )


def test_what_one_person_writes_in_a_sitting_stands_in_one_line(desk, case):
    """Fails when a day of saving fills the history, or when what somebody else did between is put out of order."""
    team, later = desk.team, NOW + timedelta(days=4)
    for number, by in enumerate((team.priya, team.priya, team.tom, team.priya)):
        values = {**WHAT, "summary": f"Text {number}"}
        at = later + timedelta(minutes=10 * number)
        recording.save_part(case, part="what", values=values, revision=None, by=by, at=at)
    words = text(desk.see("view_case_history"))
    assert "Incident written: what happened Priya Nair, 5 May 2026, 4pm to 4:10pm" in words
    assert "Incident written: what happened Tom Reid, 5 May 2026, 4:20pm" in words
    assert "Incident written: what happened Priya Nair, 5 May 2026, 4:30pm" in words


def test_parts_of_a_sitting_are_named_once_each(desk, case):
    words = text(desk.see("view_case_history"))
    assert "Incident written Priya Nair, 1 May 2026" in words
    assert "Who told us; when the local authority became aware; when it happened; what happened" in words


def test_readings_show_only_to_those_who_may_read_the_trail(desk, case):
    """Fails when a coordinator sees who read what, or a manager cannot."""
    desk.see()
    address = desk.address("view_case_history")
    assert "Page read" not in text(desk.see("view_case_history"))
    shown = desk.browser().get(f"{address}?readings=yes").content.decode()
    assert "Page read" in shown
    tom = desk.browser(desk.team.tom).get(f"{address}?readings=yes").content.decode()
    assert "Page read" not in tom
    assert "readings=yes" not in tom


def test_it_has_pages_and_the_queries_of_one_do_not_grow(desk, case, django_assert_max_num_queries):
    for number in range(55):
        values = {**WHAT, "summary": f"Text {number}"}
        at = NOW + timedelta(days=number)
        recording.save_part(case, part="what", values=values, revision=None, by=desk.team.priya, at=at)
    browser, address = desk.browser(), desk.address("view_case_history")
    browser.get(address)
    with django_assert_max_num_queries(24):
        first = browser.get(address).content.decode()
    assert first.count('class="jig-history__line"') == 50
    assert "?page=2" in first
    assert "Recording begun" in browser.get(f"{address}?page=2").content.decode()
    for odd in ("0", "-1", "x", "999999999", "²"):
        assert browser.get(address, {"page": odd}).status_code == 200, odd


def test_it_is_not_there_for_people_without_access(desk, case):
    assert desk.browser(desk.team.marcus).get(desk.address("view_case_history")).status_code == 404
    browser = desk.browser(desk.team.sam)
    assert browser.get(desk.address("view_case_history")).status_code == 404


def test_it_only_shows(desk, case):
    assert desk.send("view_case_history", {}).status_code == 405
