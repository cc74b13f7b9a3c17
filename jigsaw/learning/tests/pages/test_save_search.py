"""A search saved by email, from the page of its answer."""

import re
from urllib.parse import parse_qsl

import pytest

from jigsaw.learning.models import OutgoingMail, Subscription
from jigsaw.learning.tests.subscribers import LEAH
from jigsaw.library.actions import receive
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db
SEARCH = "/updates/search/?q=hidden+fathers&partnership=alderbrook"


@pytest.fixture
def site(public_site):
    receive(released_edition(), at=RELEASED)
    return public_site


def test_the_search_of_the_address_is_saved_under_a_name(site):
    """Fails if the answer's page did not lead here, or what was searched for was lost on the way."""
    found = site.get("/library/?q=hidden+fathers&partnership=alderbrook").content.decode()
    assert SEARCH.replace("&", "&amp;") in found
    page = site.get(SEARCH).content.decode()
    assert "‘hidden fathers’, Alderbrook Safeguarding Children Partnership" in page
    answer = site.post(SEARCH, {"email": LEAH, "name": "Fathers"})
    assert answer["Location"] == "/updates/asked/"
    row = Subscription.objects.get()
    assert (row.name, row.query) == ("Fathers", {"q": "hidden fathers", "partnership": "alderbrook"})
    assert "‘hidden fathers’" in OutgoingMail.objects.get().body


def test_a_filter_that_is_not_there_is_not_found_and_no_search_leads_to_the_bulletin(site):
    """Fails if a made-up filter were saved, or a search for nothing."""
    assert site.get("/updates/search/?partnership=nowhere").status_code == 404
    assert site.post("/updates/search/?theme=nothing", {"email": LEAH, "name": "x"}).status_code == 404
    assert site.get("/updates/search/")["Location"] == "/updates/"
    assert site.post("/updates/search/", {"email": LEAH, "name": "x"})["Location"] == "/updates/"
    assert not Subscription.objects.exists()


def test_a_question_of_any_length_and_any_character_is_taken(site):
    """Fails if a query of 10,000 characters, a null byte or a quote broke the page."""
    for said in ("x" * 10_000, '"%00 OR 1', "\N{BABY}"):
        answer = site.post(f"/updates/search/?q={said}", {"email": LEAH, "name": "Long"})
        assert answer.status_code == 302
    assert all(len(each.query["q"]) <= 200 for each in Subscription.objects.all())


def test_every_choice_is_kept_and_the_name_to_begin_with_is_short(site):
    """Fails if a filter or "only these words" were lost, or the subject were too long to be read in a list."""
    asked = (
        "?q=hidden+fathers&words=1&partnership=alderbrook&kind=local-review&year=2026&theme=unseen-fathers"
        "&format=briefing"
    )
    found = site.get(f"/library/{asked}").content.decode()
    assert f"/updates/search/{asked}".replace("&", "&amp;") in found
    page = site.get(f"/updates/search/{asked}").content.decode()
    assert 'value="hidden fathers and 6 filters"' in page
    assert "only these words" in page
    site.post(f"/updates/search/{asked}", {"email": LEAH, "name": "Fathers"})
    assert Subscription.objects.get().query == dict(parse_qsl(asked[1:]))
    long = site.get("/updates/search/?q=" + "very+" * 39).content.decode()
    name = re.search(r'name="name"[^>]*value="([^"]*)"', long)
    assert name is not None
    assert len(name[1]) <= 50


def test_a_name_is_one_line_whatever_was_sent(site):
    """Fails if a line break reached the subject of a mail."""
    site.post(SEARCH, {"email": LEAH, "name": "Fathers\r\nBcc: sam@health.example"})
    assert Subscription.objects.get().name == "Fathers Bcc: sam@health.example"
