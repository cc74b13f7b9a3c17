"""The door."""

import pytest

from jigsaw.accounts.demonstration import DEMO_PEOPLE

pytestmark = pytest.mark.django_db


def green_buttons(page: str) -> int:
    import re

    classes = re.findall(r'<button[^>]*class="([^"]*)"', page)
    return sum("govuk-button" in c and "--secondary" not in c and "--warning" not in c for c in classes)


def test_it_asks_for_one_thing(client):
    page = client.get("/sign-in/").content.decode()
    assert "Send me a sign-in code" in page
    assert green_buttons(page) == 1
    assert "Demonstration" not in page


def test_in_the_demonstration_it_has_six_buttons_and_more_below(client, settings):
    settings.DEMO = True
    page = client.get("/sign-in/?next=/system/").content.decode()
    assert len([p for p in DEMO_PEOPLE if p.first]) == 6
    for person in DEMO_PEOPLE:
        assert f'value="{person.key}"' in page
    assert green_buttons(page) == 1
    assert page.index("Analyst") < page.index("Sign in as somebody else") < page.index("Second co-chair")


def test_an_empty_answer_is_said_twice_in_the_same_words(client):
    page = client.post("/sign-in/", {"email": ""}).content.decode()
    assert page.count("Enter your email address") == 2
    assert "<title>Error: Sign in" in page


@pytest.mark.parametrize(
    "email", ["x" * 10_000 + "@alderbrook.example", "\0@a.example", "no address", "a@b@c"]
)
def test_bad_addresses_are_answered(client, email):
    assert client.post("/sign-in/", {"email": email}).status_code in (200, 302)


def test_where_the_person_was_going_comes_along(client):
    assert b'name="next" value="/system/"' in client.get("/sign-in/?next=/system/").content
