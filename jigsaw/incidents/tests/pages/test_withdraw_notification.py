"""Withdraw a notification: asked first, nothing deleted."""

from __future__ import annotations

import pytest

from jigsaw.incidents.actions import recording
from jigsaw.incidents.models import Duty, Notice
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import not_there, refused, text
from jigsaw.incidents.tests.factories import TUESDAY, WHAT

pytestmark = pytest.mark.django_db
PAGE = "withdraw_notification"
TYPED = {"reason": "The injuries have a medical cause.", "confirmed": "on"}


@pytest.fixture
def case(desk):
    desk.now_is(TUESDAY)
    return desk.take(factories.notified(desk.team.priya, desk.team.partnership))


def criteria_prove_not_met(desk):
    values = {**WHAT, "abuse_or_neglect": "not"}
    recording.save_part(
        desk.incident, part="what", values=values, revision=None, by=desk.team.priya, at=TUESDAY
    )


def test_it_says_first_what_will_happen(desk, case):
    criteria_prove_not_met(desk)
    words = text(desk.see(PAGE))
    assert "nothing is deleted" in words
    assert "the case goes back to the stage of notification, and can be closed" in words
    assert "still meet the criteria" not in words


def test_it_ends_what_the_notification_began_and_keeps_the_notice_with_its_reason(desk, case):
    """The edge run: outcome changed to "not met" offers to withdraw, never to delete."""
    criteria_prove_not_met(desk)
    words = text(desk.done(PAGE, TYPED))
    assert "Withdrawn Tuesday 5 May 2026: The injuries have a medical cause." in words
    assert desk.fresh().stage == "notification"
    assert Notice.rows.count() == 1
    assert not Duty.rows.filter(incident=case, state="open").exclude(key__startswith="tell-").exists()
    assert "The injuries have a medical cause." in text(desk.see("view_case_history"))
    desk.done("close_case", {"reason": "The criteria are not met."})
    assert desk.fresh().stage == "closed"


def test_where_the_facts_still_meet_the_criteria_it_warns_and_the_duty_runs_again(desk, case):
    """Fails when withdrawing could make the statutory duty to notify disappear."""
    assert "the duty to notify the Panel would run again" in text(desk.see(PAGE))
    desk.done(PAGE, TYPED)
    assert desk.duty("notify-panel").state == "open"


def test_the_reason_and_the_confirmation_are_asked_for(desk, case):
    refused(
        desk.send(PAGE, {}),
        "Enter why the criteria are not met.",
        "Confirm that the partners agree and the Panel has been told.",
    )
    page = refused(
        desk.send(PAGE, {"reason": TYPED["reason"]}),
        "Confirm that the partners agree and the Panel has been told.",
    )
    assert TYPED["reason"] in page
    refused(
        desk.send(PAGE, {**TYPED, "reason": "x" * 100_000}),
        "Why the criteria are not met must be 500 characters or less. It has 100,000",
    )
    assert desk.notice().withdrawn_on is None


def test_done_twice_it_is_done_once(desk, case):
    desk.done(PAGE, TYPED)
    refused(desk.send(PAGE, TYPED), "There is no notification to withdraw.")
    assert "There is no notification to withdraw." in desk.see(PAGE)


def test_it_is_not_there_for_others(desk, case):
    not_there(desk, desk.address(PAGE), TYPED, but="staff")
    assert desk.notice().withdrawn_on is None
