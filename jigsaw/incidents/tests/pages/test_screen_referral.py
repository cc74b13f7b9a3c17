import re
from urllib.parse import unquote

import pytest
from django.urls import reverse

from jigsaw.incidents.models import Incident, Referral
from jigsaw.incidents.rules.terms import ReferralState
from jigsaw.incidents.tests import factories, referring
from jigsaw.incidents.tests.pages.referral_pages import browse, refused, shown
from jigsaw.incidents.tests.referring import CANARY, LETTER, REASONS
from jigsaw.notices.models import Mail
from jigsaw.partnerships.actions import give_role
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import somebody

BECOMES = {"outcome": "incident", "reasons": REASONS, "letter": ""}
CLOSES = {"outcome": "closed", "reasons": REASONS, "letter": LETTER}


def address(referral) -> str:
    return f"/referrals-to-screen/{referral.pk}/screen/"


@pytest.fixture
def referral(team):
    return referring.sent(team.sam, team.partnership)


def state_of(referral) -> str:
    return Referral.rows.get(pk=referral.pk).state


def test_it_asks_with_the_criteria_beside_and_a_letter_proposed(team, referral):
    page = shown(browse(team.tom).get(address(referral)))
    for words in (
        "Abuse or neglect of a child is known or suspected. The referrer says: known or suspected.",
        "The child died or was seriously harmed. The referrer says: seriously harmed.",
        "Becomes an incident",
        "Close with a letter",
        "Thank you for your referral AB-R-2026-01 of 1 May 2026.",
    ):
        assert words in page
    assert CANARY not in page


def test_what_is_wrong_is_said_and_nothing_is_lost(team, referral):
    client = browse(team.tom)
    refused(client.post(address(referral), {}), "Select what becomes of the referral", "Enter the reasons")
    refused(client.post(address(referral), CLOSES | {"letter": " "}), "Enter the letter")
    long = CLOSES | {"reasons": "x" * 100_000}
    page = refused(
        client.post(address(referral), long), "Reasons must be 2,000 characters or less. It has 100,000"
    )
    assert "x" * 100_000 in page
    refused(
        client.post(address(referral), BECOMES | {"outcome": "gone"}), "Select what becomes of the referral"
    )
    assert state_of(referral) == "waiting"


def test_the_first_press_only_shows_what_will_happen(team, referral):
    client = browse(team.tom)
    page = shown(client.post(address(referral), CLOSES))
    assert "Send the letter and close the referral" in page
    assert "Sam Okafor gets an email that there is a decision." in page
    assert "Begin the incident" in shown(client.post(address(referral), BECOMES))
    assert state_of(referral) == "waiting"
    assert REASONS in shown(client.post(address(referral), CLOSES | {"change": "yes"}))


def test_the_second_press_closes_it_with_the_letter(team, referral):
    client = browse(team.tom)
    check = shown(client.post(address(referral), CLOSES))
    fields = dict(re.findall(r'<input type="hidden" name="(outcome|reasons|letter)" value="([^"]*)"', check))
    answer = client.post(address(referral), fields | {"confirmed": "yes"})
    assert answer["Location"] == f"/referrals-to-screen/{referral.pk}/"
    assert (
        "The referral was closed, and the letter was sent." in client.get(answer["Location"]).content.decode()
    )
    assert Referral.rows.get().letter == LETTER


def test_it_becomes_an_incident_to_be_checked_and_a_second_press_begins_no_other(team, referral):
    client = browse(team.tom)
    for _ in range(2):
        answer = client.post(address(referral), BECOMES | {"confirmed": "yes"})
        incident = Incident.rows.get()
        assert answer["Location"] == reverse("check_incident", kwargs={"incident_id": incident.pk})
    assert Mail.objects.filter(subject__startswith="There is a decision").count() == 1


def test_the_second_person_is_told_and_keeps_what_they_wrote(team, referral):
    referring.screened(referral, team.tom, ReferralState.CLOSED)
    said = (
        "Tom Reid decided on this referral at 11:40am BST, Tuesday 5 May 2026: it was closed with a letter."
    )
    client = browse(team.priya)
    assert said in shown(client.get(address(referral)))
    page = shown(
        client.post(address(referral), BECOMES | {"confirmed": "yes", "reasons": "My own words"}), 400
    )
    assert said in page
    assert "What you wrote was not saved" in page
    assert "My own words" in page
    assert not Incident.rows.exists()


def test_nobody_screens_their_own(team):
    give_role(by="x", at=factories.NOW, partnership=team.partnership, person=team.sam, role=Role.COORDINATOR)
    own = referring.sent(team.sam, team.partnership)
    client = browse(team.sam)
    assert "You made this referral, so somebody else must screen it." in shown(client.get(address(own)))
    assert "somebody else must screen it" in shown(
        client.post(address(own), BECOMES | {"confirmed": "y"}), 400
    )
    assert state_of(own) == "waiting"


def test_fields_that_the_form_does_not_have_change_nothing(team, referral):
    extra = {"confirmed": "yes", "number": "AB-R-1999-01", "agency": "", "incident": "1", "state": "incident"}
    browse(team.tom).post(address(referral), CLOSES | extra)
    held = Referral.rows.get()
    assert (held.number, held.agency, held.incident, held.state) == (
        "AB-R-2026-01", team.health, None, "closed",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["sam", "dee", "marcus"])
def test_it_is_not_there_for_those_who_do_not_screen(team, referral, name):
    client = browse(getattr(team, name))
    assert client.get(address(referral)).status_code == 404
    assert client.post(address(referral), CLOSES | {"confirmed": "yes"}).status_code == 404
    assert state_of(referral) == "waiting"


def test_another_partnership_cannot_decide(team, referral):
    elsewhere = factories.partnership("castlemere", name="Castlemere", short_name="CSCP")
    client = browse(somebody("Stan Geer", elsewhere))
    assert client.post(address(referral), CLOSES | {"confirmed": "yes"}).status_code == 404
    assert state_of(referral) == "waiting"


def test_typing_outlives_the_session(team, referral):
    """Fails if reasons written before a session ended were lost."""
    client = browse(team.tom)
    client.logout()
    away = client.post(address(referral), CLOSES)
    client.force_login(team.tom)
    back = re.search(r"next=([^&]*)", away["Location"])
    assert back
    assert REASONS in shown(client.get(unquote(back[1])))
