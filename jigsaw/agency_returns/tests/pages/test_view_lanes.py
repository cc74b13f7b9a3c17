"""The chronology as a picture: lanes, the longest gap, filters; and many rows by month."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.agency_returns.actions.marking import hide_row, save_row_marks
from jigsaw.agency_returns.chronology.dates import NOT_KNOWN, about, in_month, on
from jigsaw.agency_returns.tests.factories import ASKED_AT, event, joined
from jigsaw.agency_returns.tests.pages.test_view_chronology import register
from jigsaw.incidents.actions.access import add_case_member
from jigsaw.incidents.tests.casework import page_of, text


def story(team):
    register(team)
    joined(team, event(date(2025, 3, 4)), event(about(on(date(2025, 3, 20)))), event(NOT_KNOWN))
    joined(team, event(in_month(2025, 8)), event(date(2026, 2, 1)), who=team.police)


def test_before_the_first_row_it_says_what_will_stand_there(desk):
    assert "The picture will stand here." in text(desk.see("view_lanes"))


def test_each_agency_has_a_lane_and_the_longest_gap_is_said(desk, team):
    story(team)
    page = desk.see("view_lanes")
    said = text(page)
    assert "The longest time in which no agency recorded anything was 318 days" in said
    assert "Child’s age" in said
    assert page.count("jig-lanes__record") == 4
    assert "1 with no date" in said


def test_filters_choose_lanes_and_the_gap_stays_that_of_all(desk, team):
    story(team)
    address = desk.address("view_lanes")
    page = page_of(desk.browser().get(address, {"agency": "Vale Constabulary"}))
    assert page.count("jig-lanes__record") == 2
    assert "318 days" in text(page)
    assert "Shown: Vale Constabulary." in text(page)
    odd = page_of(desk.browser().get(address, {"agency": "Nobody", "day": "x", "page": "9"}))
    assert odd.count("jig-lanes__record") == 4


def test_key_episodes_alone_and_what_the_panel_does_not_see(desk, team):
    story(team)
    first, second = joined(team, event(date(2025, 4, 1), "One."), event(date(2025, 4, 2), "Two."))
    save_row_marks(first, key_episode="First", themes=[], by=team.priya, at=ASKED_AT)
    hide_row(second, by=team.priya, at=ASKED_AT)
    address = desk.address("view_lanes")
    assert page_of(desk.browser().get(address, {"key": "1"})).count("jig-lanes__record") == 1
    add_case_member(
        team.incident, person=team.marcus, why="Chairs", opens_register=False, by=team.priya, at=ASKED_AT
    )
    assert desk.see("view_lanes").count("jig-lanes__record") == 6
    assert desk.see("view_lanes", team.marcus).count("jig-lanes__record") == 5


def test_many_rows_are_counted_by_month_each_once(desk, team):
    days = [date(2025, 1, 1) + timedelta(days=n) for n in range(400)]
    joined(team, *(event(day, child_seen="Yes" if n % 2 else "No") for n, day in enumerate(days)))
    joined(
        team, event(in_month(2025, 5)), event(NOT_KNOWN), event(about(on(date(2025, 7, 9)))), who=team.police
    )
    page = desk.see("view_lanes")
    assert "jig-lanes__bar" in page
    said = text(page)
    assert "400 records" in said
    health = said[said.index("Records of each agency, by what is known") :]
    assert f"{team.health.name} 400 0 0 0 0 400 0 200" in health
    assert "Vale Constabulary 0 1 1 1 0 3 0 3" in health


def test_a_picture_made_once_is_not_made_again_until_something_changes(desk, team):
    story(team)
    browser, address = desk.browser(), desk.address("view_lanes")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        return len(asked)

    first, again = queries(), queries()
    assert again < first
    joined(team, *(event(date(2025, 3, 1) + timedelta(days=n)) for n in range(200)))
    assert queries() <= first
    assert queries() == again
