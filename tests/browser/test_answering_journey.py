"""An agency answers in a real browser: "No involvement" in three screens; and a late return by way of its manager.

Walked with scripts, without, by keyboard alone and at 320 pixels; axe on each page reached, those in error included.
"""

from __future__ import annotations

import pytest
import time_machine

from jigsaw.agency_returns.tests.factories import ASKED_AT
from jigsaw.portal.tests.answering import LATE_AT, Answering
from tests.browser.walking import WAYS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]


@pytest.fixture
def answers(monkeypatch):
    """The request to Sam's agency."""
    return Answering(monkeypatch)


@pytest.mark.parametrize("way", WAYS)
def test_no_involvement_in_three_screens(walkers, answers, way):
    """Fails when a return without involvement takes a fourth screen between the first question and what was sent."""
    with time_machine.travel(ASKED_AT, tick=False):
        sam = walkers(way, answers.team, "sam")["sam"]
        sam.go("/")
        sam.press(f"Answer request {answers.asked.reference}, due 14 May 2026")
        sam.press("Were you involved?")
        sam.press("Save and continue")
        sam.sees_errors("Select yes if your agency was involved")
        sam.choose("No involvement")
        sam.press("Save and continue")
        sam.fill("Which records did you look through, and who did it?", "The electronic record, by Sam.")
        sam.press("Save and continue")
        sam.choose("I can approve this")
        sam.press("Send return")
        sam.sees_errors("Confirm that this is a fair and full account of our records")
        sam.choose("This is a fair and full account of our records")
        sam.press("Send return")
        sam.sees("Return sent", "Sent Wednesday 6 May 2026 at 10am, on time")


@pytest.mark.parametrize("way", WAYS)
def test_a_late_return_by_way_of_the_manager(walkers, answers, way):
    """Fails when Sam cannot say why it is late, or Dr Adeyemi cannot read, send back, approve and send."""
    answers.whole()
    answers.now_is(LATE_AT)
    with time_machine.travel(LATE_AT, tick=False):
        people = walkers(way, answers.team, "sam", "ruth")
        sam, ruth = people["sam"], people["ruth"]
        sam.go("/requests/")
        sam.sees("2 working days late")
        sam.press(answers.asked.reference)
        sam.press("Approve and send")
        sam.press("Continue")
        sam.sees_errors("Select why the return is late.", "Select who approves this return")
        hand_over(answers, sam)
        ruth.go("/")
        ruth.press(f"Approve return {answers.asked.reference}, due 14 May 2026")
        ruth.fill("What should be changed?", "Say more of March.")
        ruth.press("Send it back")
        sam.go(answers.address("view_own_request"))
        sam.sees("Say more of March.")
        sam.press("Approve and send")
        hand_over(answers, sam)
        ruth.go(answers.address("approve_return"))
        ruth.press("Approve and send to ASCP")
        ruth.sees_errors("Confirm that this is a fair and full account of our records")
        ruth.choose("This is a fair and full account of our records")
        ruth.press("Approve and send to ASCP")
        ruth.sees("Sent Monday 18 May 2026 at 10:12am, 2 working days late")


def hand_over(answers, sam) -> None:
    sam.choose("Records were hard to find")
    sam.choose("Send to my manager")
    sam.pick("Manager", answers.team.ruth.full_name)
    sam.press("Continue")
    sam.sees("Ruth Adeyemi")
