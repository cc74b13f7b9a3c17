import json

import pytest

from jigsaw.audit.models import Event
from jigsaw.incidents.rules.terms import ReferralState
from jigsaw.incidents.tests import factories, referring
from jigsaw.incidents.tests.pages.referral_pages import browse, shown, title
from jigsaw.incidents.tests.referring import CANARY
from jigsaw.partnerships.tests.factories import somebody


def address(referral) -> str:
    return f"/referrals-to-screen/{referral.pk}/"


@pytest.fixture
def referral(team):
    return referring.sent(team.sam, team.partnership)


def test_it_shows_what_was_sent_and_one_thing_to_do(team, referral):
    page = shown(browse(team.priya).get(address(referral)))
    for words in (
        "Sent at 4:00pm BST, Friday 1 May 2026",
        "Waiting to be screened",
        "Sam Okafor, Named nurse",
        "Ruth Adeyemi, Designated doctor. Agreed on 1 May 2026",
        "Alderbrook, at home",
        "30 April 2026",
        "The injuries may last",
        "Screen this referral",
    ):
        assert words in page
    assert title(page).startswith("Referral AB-R-2026-01 – ")


def test_names_stand_only_on_the_answer_to_a_press_that_is_recorded(team, referral):
    """Fails if a name stood on a page that nobody opened it on, or opening left no event."""
    client = browse(team.tom)
    assert CANARY not in shown(client.get(address(referral)))
    opened = client.post(address(referral))
    assert CANARY in shown(opened)
    assert opened["Cache-Control"] == "no-store"
    assert CANARY not in title(opened.content.decode())
    assert CANARY not in shown(client.get(address(referral)))
    events = Event.objects.filter(verb="open_referral_names")
    assert [(e.by, e.about) for e in events] == [(str(team.tom.pk), f"referral {referral.pk}")]
    assert CANARY not in json.dumps([e.details for e in Event.objects.all()])


def test_where_no_names_came_a_press_says_so(team):
    client = browse(team.tom)
    nameless = referring.sent(team.sam, team.partnership, names="")
    assert "None were given." in shown(client.get(address(nameless)))
    assert "No names are kept with this referral." in shown(client.post(address(nameless)), 400)


def test_after_closing_it_shows_who_when_why_and_the_letter(team, referral):
    referring.screened(referral, team.tom, ReferralState.CLOSED)
    page = shown(browse(team.priya).get(address(referral)))
    for words in (
        "Tom Reid decided at 11:40am BST",
        "closed with a letter",
        referring.REASONS,
        "We have closed it.",
    ):
        assert words in page
    assert "Screen this referral" not in page


def test_after_it_became_an_incident_those_who_reach_the_case_find_it(team, referral):
    """Fails if the referral told somebody without access to the case what the case says."""
    decided = referring.screened(referral, team.tom, ReferralState.INCIDENT)
    late = somebody("Lee Newman", team.partnership)
    page = shown(browse(team.priya).get(address(referral)))
    assert f"/cases/{decided.incident_id}/" in page
    assert "stands in the people register of the case" in page
    assert browse(late).get(address(referral)).status_code == 404


def test_a_letter_to_somebody_without_an_account_is_sent_by_hand(team):
    own = referring.sent(team.tom, team.partnership, organisation="Brindle Vale School")
    assert "written down by Tom Reid for somebody else" in shown(browse(team.priya).get(address(own)))
    referring.screened(own, team.priya, ReferralState.CLOSED)
    assert "send them this letter yourself" in shown(browse(team.priya).get(address(own)))


@pytest.mark.parametrize("name", ["sam", "dee", "marcus"])
def test_it_is_not_there_for_those_who_do_not_screen(team, referral, name):
    client = browse(getattr(team, name))
    assert client.get(address(referral)).status_code == 404
    assert client.post(address(referral)).status_code == 404
    assert not Event.objects.filter(verb="open_referral_names").exists()


def test_another_partnership_cannot_tell_it_from_one_that_is_missing(team, referral):
    elsewhere = factories.partnership("castlemere", name="Castlemere", short_name="CSCP")
    client = browse(somebody("Stan Geer", elsewhere))
    for method in (client.get, client.post):
        foreign = method(address(referral))
        missing = method("/referrals-to-screen/00000000-0000-4000-8000-000000000007/")
        assert (foreign.status_code, missing.status_code) == (404, 404)
        assert referral.number not in foreign.content.decode()


def test_it_asks_few_questions_of_the_database(team, referral, django_assert_max_num_queries):
    client = browse(team.tom)
    client.get(address(referral))
    with django_assert_max_num_queries(16):
        client.get(address(referral))
