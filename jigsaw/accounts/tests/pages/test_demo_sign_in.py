"""The role buttons: in the demonstration only, from this machine only."""

import pytest

from jigsaw.accounts.tests.factories import invited

pytestmark = pytest.mark.django_db
KEY = {"person": "business-manager", "next": "/system/"}


def test_a_button_signs_in_and_goes_where_the_person_was_going(client, settings):
    settings.DEMO = True
    invited()
    assert client.post("/sign-in/demo/", KEY)["Location"] == "/system/"
    assert client.get("/").status_code == 200


def test_it_leads_to_no_other_site(client, settings):
    settings.DEMO = True
    invited()
    answer = client.post("/sign-in/demo/", KEY | {"next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


def test_there_is_no_such_page_in_real_use(client):
    invited()
    assert client.post("/sign-in/demo/", KEY).status_code == 404
    assert "_auth_user_id" not in client.session


def test_there_is_no_such_page_for_another_machine(client, settings):
    settings.DEMO = True
    invited()
    assert client.post("/sign-in/demo/", KEY, REMOTE_ADDR="192.0.2.7").status_code == 404


@pytest.mark.parametrize("name", ["X_FORWARDED_FOR", "FORWARDED", "VIA", "X_REAL_IP", "X_FORWARDED_HOST"])
def test_there_is_no_such_page_through_a_proxy_on_this_machine(client, settings, name):
    """Fails if a proxy that says Host: localhost let strangers sign in as anybody."""
    settings.DEMO = True
    invited()
    assert client.post("/sign-in/demo/", KEY, **{f"HTTP_{name}": "192.0.2.7"}).status_code == 404


def test_an_unknown_person_and_a_reading_open_nothing(client, settings):
    settings.DEMO = True
    assert client.post("/sign-in/demo/", {"person": "nobody"}).status_code == 404
    assert client.get("/sign-in/demo/").status_code == 405
