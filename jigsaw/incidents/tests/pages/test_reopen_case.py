"""Open a closed case again."""

from __future__ import annotations

import pytest

from jigsaw.incidents.actions import closing
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import not_there, refused, text
from jigsaw.incidents.tests.factories import TUESDAY

pytestmark = pytest.mark.django_db
PAGE = "reopen_case"
TYPED = {"reason": "New information from the hospital"}


@pytest.fixture
def case(desk):
    desk.now_is(TUESDAY)
    incident = desk.take(factories.recorded(desk.team.priya, desk.team.partnership))
    closing.close_case(incident, reason="Not serious", by=desk.team.priya, at=TUESDAY)
    return incident


def test_its_clocks_run_again_with_the_dates_they_had(desk, case):
    assert "closing a case does not stop the law’s count" in text(desk.see(PAGE))
    words = text(desk.done(PAGE, TYPED))
    assert "Notify the Panel by Monday 11 May 2026" in words
    assert desk.fresh().stage == "notification"


def test_the_reason_is_asked_for(desk, case):
    refused(desk.send(PAGE, {}), "Enter why the case is opened again")
    refused(
        desk.send(PAGE, {"reason": "x" * 100_000}),
        "Why the case is opened again must be 400 characters or less. It has 100,000",
    )


def test_done_twice_it_is_refused_and_stays_open(desk, case):
    desk.done(PAGE, TYPED)
    refused(desk.send(PAGE, TYPED), "This case is open already.")
    assert "This case is open." in desk.see(PAGE)
    assert desk.fresh().stage == "notification"


def test_it_is_not_there_for_others(desk, case):
    not_there(desk, desk.address(PAGE), TYPED, but="managers")
    assert desk.fresh().stage == "closed"
