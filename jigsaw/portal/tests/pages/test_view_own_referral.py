import pytest

from jigsaw.incidents.rules.terms import ReferralState
from jigsaw.incidents.tests import factories, referring
from jigsaw.incidents.tests.pages.referral_pages import browse, shown
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import agency, somebody


def address(referral) -> str:
    return f"/referrals/{referral.pk}/"


@pytest.fixture
def referral(team):
    return referring.sent(team.sam, team.partnership)


def test_it_says_the_number_what_happens_next_and_what_was_sent(team, referral):
    page = shown(browse(team.sam).get(address(referral)))
    for words in (
        "Referral sent: AB-R-2026-01",
        "Sent at 4:00pm BST, Friday 1 May 2026",
        "The partnership will tell you its decision",
        "01632 960 188",
        "print this page",
        "Child A was taken to hospital",
        "Only people of Alderbrook Community Health and ASCP staff can see this page.",
    ):
        assert words in page
    assert referring.CANARY not in page


def test_after_closing_it_shows_the_letter_and_not_the_reasons(team, referral):
    referring.screened(referral, team.tom, ReferralState.CLOSED)
    page = shown(browse(team.sam).get(address(referral)))
    assert "Thank you for your referral. We have closed it." in page
    assert "11:40am BST, Tuesday 5 May 2026" in page
    assert referring.REASONS not in page
    assert "Tom Reid" not in page


def test_after_it_became_an_incident_it_says_so_and_no_more(team, referral):
    decided = referring.screened(referral, team.tom, ReferralState.INCIDENT)
    page = shown(browse(team.sam).get(address(referral)))
    assert "decided to record it as a serious incident" in page
    assert str(decided.incident_id) not in page
    assert referring.REASONS not in page


def test_another_agency_cannot_tell_it_from_one_that_is_missing(team, referral):
    police = agency(team.partnership, "Alderbrook Police", "police")
    other = somebody("Pat Reed", team.partnership, Role.AGENCY_LEAD, police)
    elsewhere = factories.partnership("castlemere", name="Castlemere", short_name="CSCP")
    for person in (other, team.dee, somebody("Stan Geer", elsewhere)):
        foreign = browse(person).get(address(referral))
        missing = browse(person).get("/referrals/00000000-0000-4000-8000-000000000007/")
        assert (foreign.status_code, missing.status_code) == (404, 404)
        assert referral.number not in foreign.content.decode()


def test_it_only_shows(team, referral):
    assert browse(team.sam).post(address(referral)).status_code == 405


def test_it_asks_few_questions_of_the_database(team, referral, django_assert_max_num_queries):
    client = browse(team.sam)
    client.get(address(referral))
    with django_assert_max_num_queries(14):
        client.get(address(referral))
