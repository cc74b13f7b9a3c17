"""The case's own page."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jigsaw.audit.actions import act
from jigsaw.incidents.actions import closing, duties, recording
from jigsaw.incidents.actions.rows import add_member
from jigsaw.incidents.models import EmergencyAccess, Incident, Recusal
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import page_of, text
from jigsaw.incidents.tests.factories import NOW, TUESDAY, WHAT
from jigsaw.partnerships.actions import add_holiday
from jigsaw.partnerships.models import Membership

pytestmark = pytest.mark.django_db


def bar_of(page: str) -> str:
    found = re.search(r'<div class="jig-case-bar">(.*?)</div>', page, re.DOTALL)
    return text(f"<main>{found[1]}") if found else ""


def test_it_says_where_the_case_stands_what_to_do_next_and_by_when(desk):
    """Fails when the case bar, the next step, its date or its button is missing."""
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    desk.now_is(TUESDAY)
    page = desk.see()
    bar = bar_of(page)
    assert bar.startswith("AB-2026-01")
    for words in ("Child A", "Stage: notification", "Working day 1 of 5", "due Monday 11 May 2026",
                  "law and statutory guidance"):  # fmt: skip
        assert words in bar, words
    assert "Notify the Panel by Monday 11 May 2026." in text(page)
    assert "Record notification sent</a>" in page
    assert "<title>Case – AB-2026-01" in page


def test_each_clock_leads_to_the_page_on_which_it_ends(desk):
    """Fails when a step that is not the next one can be reached from nowhere."""
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    page = desk.see()
    for key in ("tell-home-authority", "tell-safeguarding-partners"):
        assert desk.address("complete_duty", duty_id=desk.duty(key).pk) in page, key


def test_a_clock_opens_its_working_day_by_day(desk):
    """Fails when a day, counted or not, is missing from the working, or its words change."""
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    words = text(desk.see())
    for day in ("Fri 1 May day 0", "Sat 2 May not counted", "Mon 4 May Early May bank holiday not counted",
                "Tue 5 May day 1", "Fri 8 May day 4", "Mon 11 May day 5"):  # fmt: skip
        assert day in words, day
    assert "Source: Children Act 2004, section 16C(1)" in words
    assert "This version of the rule begins on 19 March 2026." in words


def test_after_notification_clock_one_is_done_and_clock_two_says_its_holiday(desk):
    """Fails when the sentences of walk-through 7.1, step 11, change."""
    desk.take(factories.notified(desk.team.priya, desk.team.partnership))
    desk.now_is(TUESDAY)
    page = desk.see()
    assert "Stage: rapid review" in bar_of(page)
    assert "Working day 0 of 15" in bar_of(page)
    words = text(page)
    assert "Done on day 1 of 5" in words
    assert (
        "Rapid review to the Panel by Wednesday 27 May 2026, 15 working days from 5 May. "
        "Mon 25 May Spring bank holiday not counted." in words
    )
    assert "Panel reference SIN-2026-0417." in words


def test_a_case_that_is_not_recorded_yet_leads_to_the_recording(desk):
    desk.take(factories.written(desk.team.priya, desk.team.partnership))
    page = desk.see()
    assert "Go on recording" in page
    assert "Stage: being recorded" in bar_of(page)
    assert "Clocks will stand here once the incident is recorded." in page


def test_when_the_criteria_no_longer_hold_it_offers_to_withdraw_and_never_to_delete(desk):
    """Fails when an outcome changed to "not met" leaves the notification without a way back, or deletes it."""
    incident = desk.take(factories.notified(desk.team.priya, desk.team.partnership))
    desk.now_is(TUESDAY)
    assert "no longer meet the criteria" not in desk.see()
    values = {**WHAT, "abuse_or_neglect": "not"}
    recording.save_part(incident, part="what", values=values, revision=None, by=desk.team.priya, at=TUESDAY)
    page = desk.see()
    assert "no longer meet the criteria" in page
    assert desk.address("withdraw_notification") in page
    assert "delete" not in text(page).lower()
    assert desk.notice().withdrawn_on is None


def test_a_date_that_a_new_holiday_moved_says_so_beside_its_clock(desk):
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    add_holiday(
        by=desk.team.priya, at=NOW, day=date(2026, 5, 7), name="Royal occasion", source="Proclamation"
    )
    words = text(desk.see())
    assert (
        "Moved from Monday 11 May to Tuesday 12 May 2026 because the table of working days changed." in words
    )
    assert "Thu 7 May Royal occasion not counted" in words
    assert "Dates moved" in words


def test_people_facts_children_and_history_stand_there_without_names_of_the_family(desk):
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    words = text(desk.see())
    for said in ("Child A, 1 month, female", "Known or suspected", "Castlemere", "1 May 2026, 2:20pm",
                 "Priya Nair, Tom Reid", "Incident recorded"):  # fmt: skip
        assert said in words, said
    assert "Duty head of service" not in words


def test_who_reads_sees_no_way_to_change_anything(desk):
    """A co-chair with access reads the page; it offers no change and no button that would be refused."""
    incident = desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    with act("add_case_member", by=desk.team.priya, at=NOW, about=incident):
        add_member(incident, desk.team.marcus, by=desk.team.priya, at=NOW, why="Co-chair")
    page = desk.see(person=desk.team.marcus)
    for name in (
        "record_notification",
        "edit_aware",
        "close_case",
        "hold_case",
        "list_register",
        "crib_sheet",
    ):
        assert desk.address(name) not in page, name
    assert desk.address("close_case") in desk.see()
    assert desk.address("close_case") not in desk.see(person=desk.team.tom)


def test_it_is_not_there_for_people_without_access(desk):
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    for person in (desk.team.sam, desk.team.dee, desk.team.marcus):
        assert desk.browser(person).get(desk.address("view_case")).status_code == 404


def test_a_closed_case_says_so_and_offers_to_open_it(desk):
    incident = desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    closing.close_case(incident, reason="Not a serious incident after all", by=desk.team.priya, at=NOW)
    page = desk.see()
    assert "This case was closed on 1 May 2026." in text(page)
    assert "Stage: closed" in bar_of(page)
    assert desk.address("reopen_case") in page
    assert desk.address("edit_aware") not in page


def test_a_legal_hold_stands_in_the_case_bar_in_words(desk):
    incident = desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    closing.hold_case(incident, reason="Police disclosure", by=desk.team.priya, at=NOW)
    assert "Legal hold" in bar_of(desk.see())


def queries(desk, *, anew: bool) -> int:
    """How many queries a request takes: of a page made anew, or of one that stands since the last act."""
    browser = desk.browser()
    page_of(browser.get(desk.address("view_case")))
    if anew:
        caches["pages"].clear()
    with CaptureQueriesContext(connection) as seen:
        page_of(browser.get(desk.address("view_case")))
    # PostgreSQL is asked for the end of the audit trail, too (audit.actions.CHAIN_LOCK); SQLite has one writer anyway.
    return sum("pg_advisory_xact_lock" not in query["sql"] for query in seen.captured_queries)


@pytest.mark.parametrize(("anew", "most"), [(True, 21), (False, 10)])
def test_its_queries_do_not_grow_with_the_case_or_with_other_cases(desk, anew, most):
    """Fails when a duty, a child, a notice, a member or another case costs a query of its own."""
    incident = desk.take(factories.notified(desk.team.priya, desk.team.partnership))
    desk.now_is(TUESDAY)
    few = queries(desk, anew=anew)
    for _ in range(40):
        factories.recorded(desk.team.priya, desk.team.partnership)
    for alias in ("Child B", "Child C"):
        values = {**factories.CHILD, "alias": alias}
        recording.save_child(incident, child=None, values=values, by=desk.team.priya, at=TUESDAY)
    with act("seed", by="test", at=TUESDAY, about=incident):
        for number in range(20):
            duties.add_task(
                incident, f"step-{number}", f"Step {number}", due_on=date(2026, 5, 20), plan_day=9,
                started_on=date(2026, 5, 5), page="view_rapid_review",
            )  # fmt: skip
    assert queries(desk, anew=anew) == few
    assert few <= most


def test_what_stood_is_made_again_after_any_act_and_for_each_person(desk):
    """Fails when a page shows the case as it was before an act, or what another person may do."""
    incident = desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    assert "Stage: notification" in desk.see()
    desk.now_is(TUESDAY)
    factories.notifying.record_notification(
        incident,
        sent_on=date(2026, 5, 5),
        sent_time=None,
        panel_reference="SIN-1",
        by=desk.team.tom,
        at=TUESDAY,
    )
    assert "Stage: rapid review" in desk.see()
    with act("seed", by="test", at=TUESDAY, about=incident):
        add_member(incident, desk.team.marcus, by="test", at=TUESDAY, why="Signs")
    browser = Client()
    browser.force_login(desk.team.marcus)
    assert "Close the case" not in page_of(browser.get(desk.address("view_case")))
    assert "Close the case" in desk.see()


@pytest.mark.parametrize(
    "way", ["member", "stranger", "recused", "emergency", "emergency over", "role ended"]
)
def test_the_case_page_reaches_whom_the_scope_reaches(desk, way):
    """Fails when the one statement of the case page and `visible_to` differ over any kind of access."""
    incident = desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    someone = desk.team.tom if way in ("member", "recused") else desk.team.joan
    with act("seed", by="test", at=NOW, about=incident):
        if way == "recused":
            Recusal.rows.create(incident=incident, partnership=incident.partnership, person=someone,
                                reason="Knows the family", declared_at=NOW, declared_by="test")  # fmt: skip
        if way.startswith("emergency"):
            ends = NOW + timedelta(hours=1 if way == "emergency" else 0)
            EmergencyAccess.rows.create(incident=incident, partnership=incident.partnership, person=someone,
                                        reason="Tonight", asked_at=NOW, decided_at=NOW,
                                        decided_by=desk.team.priya, ends_at=ends)  # fmt: skip
        if way == "role ended":
            add_member(incident, someone, by="test", at=NOW, why="Signs")
            Membership.rows.filter(person=someone).update(ended_at=NOW)
    seen = Incident.rows.visible_to(someone, "view_case", at=NOW).filter(pk=incident.pk).exists()
    browser = Client()
    browser.force_login(someone)
    assert browser.get(desk.address("view_case")).status_code == (200 if seen else 404)
    assert seen == (way in ("member", "emergency"))


def test_a_day_beyond_the_table_is_said_and_breaks_nothing(desk):
    """Fails when a date that the table does not reach makes the page fall over."""
    incident = desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    desk.now_is(datetime(2040, 1, 3, 12, 0, tzinfo=UTC))
    assert "Due 11 May 2026" in text(desk.see())
    assert incident.reference in desk.see()
