"""Anybody may ask for updates by email."""

import pytest
from lxml import html

from jigsaw.learning.models import OutgoingMail, Subscription
from jigsaw.learning.tests.subscribers import LEAH, subscribed
from jigsaw.library.actions import receive
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db
ANSWERS = {"email": LEAH, "of": "alderbrook", "themes": ["unseen-fathers", "escalation"]}


@pytest.fixture
def site(public_site):
    receive(released_edition(), at=RELEASED)
    return public_site


def test_what_was_asked_is_taken_down_and_a_mail_goes_to_the_address(site):
    """Fails if the choice were lost, or the page set a cookie."""
    answer = site.post("/updates/", ANSWERS)
    assert (answer.status_code, answer["Location"]) == (302, "/updates/asked/")
    row = Subscription.objects.get()
    assert (row.email, row.publisher, row.themes) == (LEAH, "alderbrook", ["unseen-fathers", "escalation"])
    assert OutgoingMail.objects.get().to == LEAH
    assert not site.cookies


def test_an_address_that_is_subscribed_is_answered_as_any_other(site):
    """Fails if one could find out by the page who is subscribed."""
    subscribed(LEAH, publisher="alderbrook")
    known = site.post("/updates/", ANSWERS)
    new = site.post("/updates/", {**ANSWERS, "email": "sam@health.example"})
    assert (known.status_code, known["Location"]) == (new.status_code, new["Location"])
    assert {mail.subject for mail in OutgoingMail.objects.all()} == {"Confirm your email updates"}


def test_faults_are_said_and_what_was_typed_stays(site):
    answer = site.post("/updates/", {"email": "leah at health", "of": "nowhere", "themes": ["escalation"]})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Enter an email address in the correct format" in page
    assert "Select a partnership or the region, as on the page" in page
    assert 'value="leah at health"' in page
    assert 'value="escalation" checked' in page
    assert not Subscription.objects.exists()


def test_a_program_that_fills_every_box_is_thanked_and_nothing_is_done(site):
    answer = site.post("/updates/", {**ANSWERS, "homepage": "https://spam.example"})
    assert answer["Location"] == "/updates/asked/"
    assert not Subscription.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_links_from_other_pages_choose_beforehand(site):
    """Fails if somebody who comes from a partnership's page had to choose it again."""
    front, own = site.get("/").content.decode(), site.get("/partnerships/alderbrook/").content.decode()
    assert 'href="/updates/"' in front
    assert 'href="/updates/?partnership=alderbrook"' in own
    page = site.get("/updates/?partnership=alderbrook&theme=escalation").content.decode()
    assert 'value="alderbrook" checked' in page
    assert 'value="escalation" checked' in page


def test_themes_stand_in_groups_that_are_open_where_something_is_chosen(site):
    """Fails if the page were a list of five dozen boxes again, or hid what is ticked."""
    tree = html.fromstring(site.get("/updates/?theme=unseen-fathers").content)
    boxes = tree.xpath("//input[@name='themes']")
    assert boxes[0].get("value") == "all"
    assert boxes[0].get("data-behaviour") == "exclusive"
    groups = tree.xpath("//fieldset//details")
    assert len(groups) == 4
    assert [bool(each.xpath(".//input[@checked]")) for each in groups] == ["open" in g.attrib for g in groups]
    assert sum("open" in each.attrib for each in groups) == 1
    assert len(tree.xpath("//details//input[@name='themes']")) == len(boxes) - 1


def test_all_themes_are_none_chosen_and_not_both(site):
    """Fails if somebody without a script got all themes by a tick that they had forgotten."""
    answer = site.post("/updates/", {**ANSWERS, "themes": ["all", "escalation"]})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert page.count("Select ‘All themes’ or the themes that you want, not both") == 2
    assert not Subscription.objects.exists()
    site.post("/updates/", {**ANSWERS, "themes": ["all"]})
    assert Subscription.objects.get().themes == []


def test_the_page_says_what_comes(public_site):
    """Fails if somebody asked for reviews alone and were then sent news and webinars."""
    assert "only when there is something new: reviews, news, guidance or webinars" in (
        public_site.get("/updates/").content.decode()
    )
