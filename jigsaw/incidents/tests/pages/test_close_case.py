"""Close a case."""

from __future__ import annotations

import pytest

from jigsaw.incidents.models import Duty
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import not_there, refused, text
from jigsaw.incidents.tests.factories import TUESDAY

pytestmark = pytest.mark.django_db
PAGE = "close_case"
TYPED = {"reason": "Not a serious incident after all"}


@pytest.fixture
def case(desk):
    desk.now_is(TUESDAY)
    return desk.take(factories.recorded(desk.team.priya, desk.team.partnership))


def test_it_lists_what_is_open_and_withdraws_it(desk, case):
    words = text(desk.see(PAGE))
    assert "Tell Castlemere" in words
    assert "Notify the Panel" in words
    assert "Nothing is deleted." in words
    desk.done(PAGE, TYPED)
    assert desk.fresh().stage == "closed"
    assert not Duty.rows.filter(incident=case, state="open").exists()
    assert "Not a serious incident after all" in desk.see(PAGE)


def test_where_a_rapid_review_is_owed_it_warns(desk):
    desk.now_is(TUESDAY)
    desk.take(factories.notified(desk.team.priya, desk.team.partnership))
    page = desk.see(PAGE)
    assert "a rapid review is required" in page
    assert desk.address("withdraw_notification") in page


def test_a_held_case_can_be_closed_and_stays_held(desk, case):
    desk.done("hold_case", {"act": "place", "reason": "Inquest"})
    assert "Its legal hold stays." in desk.see(PAGE)
    desk.done(PAGE, TYPED)
    assert desk.fresh().legal_hold


def test_the_reason_is_asked_for(desk, case):
    refused(desk.send(PAGE, {}), "Enter why the case is closed")
    refused(
        desk.send(PAGE, {"reason": "x" * 100_000}),
        "Why the case is closed must be 400 characters or less. It has 100,000",
    )
    assert desk.fresh().stage == "notification"


def test_done_twice_it_keeps_the_first_reason(desk, case):
    desk.done(PAGE, TYPED)
    desk.done(PAGE, {"reason": "Another"})
    assert desk.fresh().closed_reason == TYPED["reason"]


def test_it_is_not_there_for_others(desk, case):
    not_there(desk, desk.address(PAGE), TYPED, but="managers")
    assert desk.fresh().stage == "notification"
