"""A legal hold."""

from __future__ import annotations

import pytest

from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import not_there, refused, text

pytestmark = pytest.mark.django_db
PAGE = "hold_case"
PLACE = {"act": "place", "reason": "Police disclosure"}
LIFT = {"act": "lift", "reason": "The trial has ended"}


@pytest.fixture
def case(desk):
    return desk.take(factories.recorded(desk.team.priya, desk.team.partnership))


def test_it_is_placed_and_lifted_and_both_reasons_stay_in_the_history(desk, case):
    assert "Legal hold" in desk.done(PAGE, PLACE)
    assert "Police disclosure" in desk.see(PAGE)
    desk.now_is(factories.TUESDAY)
    page = desk.done(PAGE, LIFT)
    assert "The legal hold is lifted." in page
    assert not desk.fresh().legal_hold
    history = text(desk.see("view_case_history"))
    assert "Police disclosure" in history
    assert "The trial has ended" in history


def test_the_reason_is_asked_for_and_counted(desk, case):
    refused(desk.send(PAGE, {"act": "place"}), "Enter why the case is held")
    refused(
        desk.send(PAGE, {**PLACE, "reason": "x" * 100_000}),
        "Why the case is held must be 400 characters or less. It has 100,000",
    )
    desk.done(PAGE, PLACE)
    refused(desk.send(PAGE, {"act": "lift"}), "Enter why the hold is lifted")


def test_sent_again_it_does_not_lift_what_it_placed(desk, case):
    """Fails when a page sent twice would undo itself."""
    desk.done(PAGE, PLACE)
    desk.done(PAGE, PLACE)
    assert desk.fresh().legal_hold
    assert desk.fresh().legal_hold_reason == "Police disclosure"


def test_it_is_not_there_for_others(desk, case):
    not_there(desk, desk.address(PAGE), PLACE, but="managers")
    assert not desk.fresh().legal_hold
