import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.incidents.rules.terms import ReferralState
from jigsaw.incidents.tests import factories, referring
from jigsaw.incidents.tests.pages.referral_pages import browse, shown
from jigsaw.partnerships.tests.factories import somebody

ADDRESS = "/referrals-to-screen/"


def test_an_empty_list_says_what_will_stand_here(team):
    page = shown(browse(team.priya).get(ADDRESS))
    assert "No referral waits." in page
    assert "Referrals that were decided will stand here" in page


def test_those_that_wait_stand_first_and_no_word_of_their_content(team):
    first = referring.sent(team.sam, team.partnership)
    second = referring.sent(team.sam, team.partnership)
    referring.screened(second, team.tom, ReferralState.CLOSED)
    page = shown(browse(team.tom).get(ADDRESS))
    assert page.index(first.number) < page.index("Decided</h2>") < page.index(second.number)
    assert "Sent Friday 1 May 2026" in page
    assert "Decided Tuesday 5 May 2026" in page
    for word in ("hospital", "Quillfeather", "Sam Okafor"):
        assert word not in page


@pytest.mark.parametrize("name", ["sam", "dee", "marcus"])
def test_it_is_not_there_for_those_who_do_not_screen(team, name):
    assert browse(getattr(team, name)).get(ADDRESS).status_code == 404


def test_another_partnership_sees_none_of_it(team):
    referral = referring.sent(team.sam, team.partnership)
    elsewhere = factories.partnership("castlemere", name="Castlemere", short_name="CSCP")
    page = shown(browse(somebody("Stan Geer", elsewhere)).get(ADDRESS))
    assert referral.number not in page


def test_the_number_of_queries_does_not_grow(team):
    client, counts = browse(team.tom), []
    client.get(ADDRESS)
    for more in (1, 19):
        for _ in range(more):
            referring.screened(referring.sent(team.sam, team.partnership), team.tom, ReferralState.CLOSED)
            referring.sent(team.sam, team.partnership)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(ADDRESS)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_more_than_a_page_of_decided_ones_can_be_reached(team, monkeypatch):
    monkeypatch.setattr("jigsaw.incidents.pages.list_referrals.SIZE", 1)
    for _ in range(2):
        referring.screened(referring.sent(team.sam, team.partnership), team.tom, ReferralState.CLOSED)
    client = browse(team.tom)
    assert "?page=2" in shown(client.get(ADDRESS))
    assert "AB-R-2026-0" in shown(client.get(ADDRESS + "?page=2"))
    for wrong in ("0", "3", "x", "999999999"):
        assert client.get(ADDRESS + f"?page={wrong}").status_code == 404
