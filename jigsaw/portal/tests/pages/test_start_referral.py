import pytest

from jigsaw.audit.models import Event
from jigsaw.incidents.tests.pages.referral_pages import browse, shown, title

ADDRESS = "/refer/alderbrook/"


def test_anybody_may_read_it_and_it_leads_to_the_form(team, client):
    page = shown(client.get(ADDRESS))
    for words in (
        "Refer a serious incident",
        "If a child is in danger now, call 999 first.",
        "01632 960 188",
        "Your senior safeguarding lead must agree",
        "you can stop and come back",
        "about 15 minutes",
        "members of Parliament and the coroner",
        "If you have no account",
    ):
        assert words in page
    assert 'href="/refer/alderbrook/new/"' in page
    assert title(page) == "Refer a serious incident – Alderbrook Safeguarding Children Partnership"


def test_it_sets_no_cookie_and_leaves_no_trace(team, client):
    before = Event.objects.count()
    answer = client.get(ADDRESS)
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    assert Event.objects.count() == before


def test_it_holds_only_what_anybody_may_know(team, client):
    """Fails if a person, an agency or an inner setting of the partnership stood on the open page."""
    page = shown(client.get(ADDRESS))
    for words in ("Priya", "Okafor", "Community Health", "press@", "01632 960 145"):
        assert words not in page


def test_it_is_the_same_for_somebody_who_is_signed_in(team, client):
    assert browse(team.sam).get(ADDRESS).content == client.get(ADDRESS).content


@pytest.mark.parametrize("address", ["/refer/absent/", "/refer/absent/new/"])
def test_a_partnership_that_there_is_not_has_none(team, address):
    assert browse(team.sam).get(address).status_code == 404


def test_it_only_shows(team, client):
    assert client.post(ADDRESS).status_code == 405


def test_start_now_leads_to_sign_in_and_back(team, client):
    answer = client.get("/refer/alderbrook/new/")
    assert answer["Location"] == "/sign-in/?next=/refer/alderbrook/new/"
