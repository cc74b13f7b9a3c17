"""From the open start page to the decision, in a real browser: Sam refers, Tom screens.

Walked with scripts, without, by keyboard alone and at 320 pixels; axe on each page reached, those in error included.
"""

from __future__ import annotations

import pytest
import time_machine

from jigsaw.incidents.models import Referral
from jigsaw.incidents.tests import factories, referring
from tests.browser.walking import WAYS, Walker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]


@pytest.fixture
def people(walkers):
    """Sam and Tom, each at a browser of their own, signed in: `people("with scripts")["sam"]`."""
    team = factories.team()
    return lambda way: walkers(way, team, "sam", "tom")


@pytest.mark.parametrize("way", WAYS)
def test_from_the_start_page_to_the_letter(people, way):
    """Fails when Sam cannot refer, Tom cannot screen, or a name shows where nobody opened it."""
    with time_machine.travel(factories.NOW, tick=False):
        walkers = people(way)
        sam_writes(walkers["sam"])
        sam_stops_comes_back_and_sends(walkers["sam"])
        tom_closes_it_with_a_letter(walkers["tom"])
        sam = walkers["sam"]
        sam.go("/referrals/")
        sam.press("AB-R-2026-01")
        sam.sees("closed the referral at 4:00pm BST, Friday 1 May 2026", "Thank you for your referral")
        assert referring.REASONS not in sam.page.content()


def sam_writes(sam: Walker) -> None:
    sam.go("/refer/alderbrook/")
    sam.press("Start now")
    sam.sees("You refer for Alderbrook Community Health.")
    sam.press("Save and continue")
    sam.sees_errors(
        "Enter your role",
        "Enter the name of your senior safeguarding lead",
        "Enter the role of your senior safeguarding lead",
        "Enter the date your senior safeguarding lead agreed",
        "Confirm that your senior safeguarding lead has agreed to this referral",
    )
    sam.fill("Your role", "Named nurse")
    sam.fill("Name of your senior safeguarding lead", "Ruth Adeyemi")
    sam.fill("Role of your senior safeguarding lead", "Designated doctor")
    day(sam, "2", "may", "2026")
    sam.choose("My senior safeguarding lead has agreed to this referral")
    sam.press("Save and continue")
    sam.sees_errors("The date your senior safeguarding lead agreed must be today or in the past")
    day(sam, "1", "may", "2026")
    sam.press("Save and continue")
    day(sam, "30", "4", "2026")
    sam.choose("I know the date")
    sam.fill("Where did it happen?", "Alderbrook, at home")
    sam.choose("Seriously harmed")
    sam.choose("Not known yet")
    sam.fill("The child or children", "Child A, 1 month")
    sam.fill("What happened?", "Child A was taken to hospital.")
    sam.press("Save and continue")
    sam.sees("Page 3 of 4")


def sam_stops_comes_back_and_sends(sam: Walker) -> None:
    sam.go("/referrals/")
    sam.press("Continue")
    sam.sees("Page 3 of 4")
    sam.fill("Why do you think this is serious?", "The injuries may last.")
    sam.press("Save and continue")
    sam.fill("Names and dates of birth (optional)", referring.NAMES)
    sam.press("Save and continue")
    sam.sees("Check before you send", "Given. They are kept apart and not shown again.")
    assert referring.CANARY not in sam.page.content()
    sam.press("Send this referral")
    sam.sees("Referral sent: AB-R-2026-01", "The partnership will tell you its decision")
    assert referring.CANARY not in sam.page.content()


def tom_closes_it_with_a_letter(tom: Walker) -> None:
    referral = Referral.rows.get()
    tom.go("/referrals/")
    tom.press("Referrals to screen")
    tom.press("AB-R-2026-01")
    assert referring.CANARY not in tom.page.content()
    tom.press("Open the names")
    tom.sees(referring.CANARY)
    tom.press("Screen this referral")
    assert referring.CANARY not in tom.page.content()
    tom.press("Continue")
    tom.sees_errors("Enter the reasons", "Select what becomes of the referral")
    tom.fill("Reasons", referring.REASONS)
    tom.choose("Close with a letter")
    tom.press("Continue")
    tom.sees("Check before you decide", "Thank you for your referral AB-R-2026-01 of 1 May 2026.")
    tom.press("Send the letter and close the referral")
    tom.sees("The referral was closed, and the letter was sent.")
    tom.go(f"/referrals-to-screen/{referral.pk}/screen/")
    tom.sees(
        "Tom Reid decided on this referral at 4:00pm BST, Friday 1 May 2026: it was closed with a letter."
    )


def day(walker: Walker, number: str, month: str, year: str) -> None:
    for label, typed in (("Day", number), ("Month", month), ("Year", year)):
        walker.fill(label, typed)
