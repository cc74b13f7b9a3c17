"""Record that a step was done."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import not_there, refused, text
from jigsaw.incidents.tests.factories import TUESDAY

pytestmark = pytest.mark.django_db
PAGE = "complete_duty"
TYPED = {"done_on_day": "5", "done_on_month": "5", "done_on_year": "2026", "evidence": "Email, 10:20am"}


@pytest.fixture
def step(desk):
    """The step "Tell Castlemere"."""
    desk.now_is(TUESDAY)
    desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    return {"duty_id": desk.duty("tell-home-authority").pk}


def test_a_step_is_done_with_its_day_and_what_shows_it(desk, step):
    assert "Tell Castlemere" in text(desk.see(PAGE, **step))
    words = text(desk.done(PAGE, TYPED, **step))
    assert "Recorded as done: Tell Castlemere." in words
    assert "Email, 10:20am" in words
    assert desk.duty("tell-home-authority").done_on == date(2026, 5, 5)


def test_what_is_wrong_is_said_and_nothing_is_lost(desk, step):
    refused(desk.send(PAGE, {}, **step), "Enter the date this was done", "Enter what shows that it was done")
    page = refused(
        desk.send(PAGE, {**TYPED, "done_on_day": "30", "done_on_month": "4"}, **step),
        "The date this was done must be the same as or after 1 May 2026.",
    )
    assert "Email, 10:20am" in page
    refused(
        desk.send(PAGE, {**TYPED, "done_on_day": "6"}, **step),
        "The date this was done must be today or in the past.",
    )
    refused(
        desk.send(PAGE, {**TYPED, "evidence": "x" * 100_000}, **step),
        "What shows that it was done must be 300 characters or less. It has 100,000",
    )
    assert desk.duty("tell-home-authority").state == "open"


def test_a_clock_done_late_says_why(desk, step):
    desk.now_is(datetime(2026, 5, 13, 9, 0, tzinfo=UTC))
    late = {**TYPED, "done_on_day": "13"}
    refused(desk.send(PAGE, late, **step), "Select why this was done late.")
    words = text(desk.done(PAGE, {**late, "late_reason": "system-fault"}, **step))
    assert "Done 2 working days late" in words
    assert "Done late: A system was not available." in words


def test_done_twice_it_keeps_what_was_first_said(desk, step):
    desk.done(PAGE, TYPED, **step)
    desk.done(PAGE, {**TYPED, "evidence": "Something else"}, **step)
    assert desk.duty("tell-home-authority").evidence == "Email, 10:20am"
    assert "Record as done" not in desk.see(PAGE, **step)


def test_a_clock_that_ends_on_a_fact_is_not_ended_here(desk, step):
    """Fails when the duty to notify could be ticked off without a notification."""
    address = desk.address(PAGE, duty_id=desk.duty("notify-panel").pk)
    assert desk.browser().get(address).status_code == 404
    assert desk.browser().post(address, TYPED).status_code == 404
    assert desk.duty("notify-panel").state == "open"


def test_a_step_of_another_case_is_not_there(desk, step):
    other = factories.recorded(desk.team.priya, desk.team.partnership)
    desk.take(other)
    assert desk.browser().get(desk.address(PAGE, **step)).status_code == 404


def test_it_is_not_there_for_others(desk, step):
    not_there(desk, desk.address(PAGE, **step), TYPED, but="staff")
