from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.incidents.rules.terms import ReferralState
from jigsaw.incidents.tests import factories, referring
from jigsaw.incidents.tests.pages.referral_pages import browse, shown
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import agency, somebody

ADDRESS = "/referrals/"


def test_an_empty_list_says_what_will_stand_here_and_leads_to_the_start(team):
    page = shown(browse(team.sam).get(ADDRESS))
    assert "Referrals that were sent will stand here" in page
    assert 'href="/refer/alderbrook/"' in page
    assert "Referrals to screen" not in page


def test_states_stand_in_words_and_no_word_of_the_content(team):
    first = referring.sent(team.sam, team.partnership)
    referring.sent(team.sam, team.partnership)
    referring.screened(first, team.tom, ReferralState.CLOSED)
    page = shown(browse(team.sam).get(ADDRESS))
    for words in ("AB-R-2026-01", "AB-R-2026-02", "Waiting to be screened", "Closed", "Friday 1 May 2026"):
        assert words in page
    assert "hospital" not in page
    assert referring.CANARY not in page


def test_an_agency_sees_its_own_only(team):
    referral = referring.sent(team.sam, team.partnership)
    police = agency(team.partnership, "Alderbrook Police", "police")
    other = somebody("Pat Reed", team.partnership, Role.AGENCY_LEAD, police)
    colleague = somebody("Kim Vale", team.partnership, Role.AGENCY_APPROVER, team.health)
    assert referral.number in shown(browse(colleague).get(ADDRESS))
    assert referral.number not in shown(browse(other).get(ADDRESS))


def test_another_partnership_sees_none_of_it(team):
    referral = referring.sent(team.sam, team.partnership)
    elsewhere = factories.partnership("castlemere", name="Castlemere", short_name="CSCP")
    lead = somebody("Lena Moss", elsewhere, Role.AGENCY_LEAD, agency(elsewhere, "Castlemere Trust"))
    for person in (somebody("Stan Geer", elsewhere), lead):
        assert referral.number not in shown(browse(person).get(ADDRESS))


def test_staff_see_what_they_wrote_down_and_how_many_wait(team):
    referring.sent(team.sam, team.partnership)
    referring.sent(team.tom, team.partnership, organisation="Brindle Vale School")
    page = shown(browse(team.tom).get(ADDRESS))
    assert "Brindle Vale School" in page
    assert "AB-R-2026-01" not in page
    assert "Referrals to screen</a>: 2 waiting" in page


def test_an_unfinished_one_can_be_gone_on_with_by_its_writer_alone(team):
    referring.written(team.sam, team.partnership)
    page = shown(browse(team.sam).get(ADDRESS))
    assert "Last saved 1 May 2026" in page
    assert 'href="/refer/alderbrook/new/"' in page
    colleague = somebody("Kim Vale", team.partnership, Role.AGENCY_APPROVER, team.health)
    assert "Last saved" not in shown(browse(colleague).get(ADDRESS))


def test_it_is_not_there_for_those_who_cannot_refer(team):
    for name in ("dee", "marcus"):
        assert browse(getattr(team, name)).get(ADDRESS).status_code == 404


def test_the_number_of_queries_does_not_grow(team):
    client, counts = browse(team.sam), []
    client.get(ADDRESS)
    for more in (1, 19):
        for _ in range(more):
            referring.sent(team.sam, team.partnership)
        with CaptureQueriesContext(connection) as asked:
            client.get(ADDRESS)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_older_ones_can_be_reached(team, monkeypatch):
    monkeypatch.setattr("jigsaw.portal.pages.list_own_referrals.SIZE", 1)
    for _ in range(2):
        referring.sent(team.sam, team.partnership)
    client = browse(team.sam)
    assert "?page=2" in shown(client.get(ADDRESS))
    assert "AB-R-2026-01" in shown(client.get(ADDRESS + "?page=2"))
    for wrong in ("0", "3", "x", "99999999"):
        assert client.get(ADDRESS + f"?page={wrong}").status_code == 404


def test_what_waits_to_be_screened_stands_on_the_start_page_of_those_who_screen(team):
    referral = referring.sent(team.sam, team.partnership)
    assert f"Screen referral {referral.number}" in browse(team.tom).get("/").content.decode()
    assert "Screen referral" not in browse(team.sam).get("/").content.decode()
    referring.screened(referral, team.tom, ReferralState.CLOSED)
    assert "Screen referral" not in browse(team.tom).get("/").content.decode()
