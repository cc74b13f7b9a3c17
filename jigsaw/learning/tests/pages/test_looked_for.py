"""Anybody may tell what they looked for and did not find, without a name, an account or a cookie."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.learning.actions.looked_for import KEPT, forget_looked_for, tell_looked_for
from jigsaw.learning.asking import TRAP
from jigsaw.learning.models import LookedFor
from jigsaw.learning.throttling import MOST
from jigsaw.library.actions import receive
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db
ADDRESS = "/looked-for/"


@pytest.fixture
def site(public_site):
    receive(released_edition(), at=RELEASED)
    return public_site


def test_an_empty_answer_leads_here_with_what_was_searched_for(site):
    """Fails if an answer without a review led nowhere, one with reviews led here, or a look kept anything."""
    found = site.get("/library/?q=zeppelin+%26+airship").content.decode()
    assert 'href="/looked-for/?q=zeppelin%20%26%20airship"' in found
    assert "/looked-for/" not in site.get("/library/?q=fathers").content.decode()
    assert (
        "zeppelin &amp; airship</textarea>"
        in site.get("/looked-for/?q=zeppelin%20%26%20airship").content.decode()
    )
    assert not LookedFor.objects.exists()


def test_it_is_kept_once_and_thanked(site):
    for _ in range(2):
        answer = site.post(ADDRESS, {"words": " safe  sleep\r\nfor twins "})
        assert (answer.status_code, answer["Location"]) == (302, "/looked-for/thank-you/")
        assert not answer.cookies
    assert LookedFor.objects.get().words == "safe sleep for twins"
    assert "helps the partnerships" in site.get("/looked-for/thank-you/").content.decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [(" ", "Enter what you were looking for"), ("x" * 301, "must be 300 characters or less. It has 301")],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(site, words, said):
    answer = site.post(ADDRESS, {"words": words})
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert words.strip() in answer.content.decode()
    assert not LookedFor.objects.exists()


def test_programs_are_thanked_and_floods_slowed(site):
    """Fails if a machine could fill the table, or a person behind the same address lost what they wrote."""
    assert (
        site.post(ADDRESS, {"words": "x", TRAP: "https://spam.example"})["Location"]
        == "/looked-for/thank-you/"
    )
    assert not LookedFor.objects.exists()
    for number in range(MOST):
        site.post(ADDRESS, {"words": f"subject {number}"})
    answer = site.post(ADDRESS, {"words": "one more"})
    assert answer.status_code == 429
    assert "one more" in answer.content.decode()
    assert LookedFor.objects.count() == MOST


def test_a_question_of_any_length_and_any_character_is_taken(site):
    for said in ("x" * 10_000, '"%00 OR 1', "\N{BABY}"):
        assert site.get(ADDRESS, {"q": said}).status_code == 200


def test_it_goes_after_twelve_months(site):
    tell_looked_for(words="safe sleep", at=RELEASED)
    assert forget_looked_for(at=RELEASED + KEPT - timedelta(seconds=1)) == 0
    assert forget_looked_for(at=RELEASED + KEPT) == 1
    with pytest.raises(ValueError, match="looking for"):
        tell_looked_for(words=" ", at=RELEASED)
