"""Anybody may tell how they used a review, without a name, an account or a cookie."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.learning.actions.uses import KEPT, forget_old_uses
from jigsaw.learning.asking import TRAP
from jigsaw.learning.models import Use
from jigsaw.learning.throttling import MOST
from jigsaw.library.actions import receive, withdraw
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db
ADDRESS = "/library/ascp-2024-25-02/tell-us/"
TOLD = {
    "how": "team-meeting",
    "organisation": "Alderbrook Community Health",
    "people": "12",
    "changed": "Our booking form asks for the father.",
}


@pytest.fixture
def site(public_site):
    receive(released_edition(), at=RELEASED)
    return public_site


def test_the_review_leads_here_and_what_is_told_is_kept_once(site):
    """Fails if the review's page had no way here, or a form sent twice counted twice."""
    assert f'href="{ADDRESS}"' in site.get("/library/ascp-2024-25-02/").content.decode()
    for _ in range(2):
        answer = site.post(ADDRESS, TOLD)
        assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}thank-you/")
        assert not answer.cookies
    use = Use.objects.get()
    assert (use.how, use.people, use.publisher_slug) == ("team-meeting", 12, "alderbrook")
    assert str(use.edition_id) == released_edition().id


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"how": ""}, "Select how you used this review"),
        ({"organisation": " "}, "Enter the organisation you work for"),
        ({"people": "some"}, "How many people must be a whole number, like 12"),
        ({"people": "0"}, "How many people must be a whole number, like 12"),
        ({"changed": "x" * 1001}, "What you changed must be 1,000 characters or less. It has 1,001"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(site, changed, said):
    answer = site.post(ADDRESS, TOLD | changed)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert said in page
    assert "<title>Error: " in page
    assert (TOLD | changed)["organisation"].strip() in page
    assert not Use.objects.exists()


def test_a_program_that_fills_the_hidden_box_is_thanked_and_nothing_is_kept(site):
    assert site.post(ADDRESS, TOLD | {TRAP: "https://spam.example"})["Location"] == f"{ADDRESS}thank-you/"
    assert not Use.objects.exists()


def test_a_place_that_sends_without_end_is_slowed_and_keeps_its_typing(site):
    """Fails if a machine could fill the table, or a person behind the same address lost what they wrote."""
    for number in range(MOST):
        site.post(ADDRESS, TOLD | {"people": str(number + 1)})
    answer = site.post(ADDRESS, TOLD | {"people": "4999"})
    assert answer.status_code == 429
    assert "wait ten minutes" in answer.content.decode()
    assert TOLD["changed"] in answer.content.decode()
    assert Use.objects.count() == MOST


def test_a_withdrawn_review_says_why_and_one_never_released_is_not_there(site):
    withdraw(released_edition().id, why="A family asked.", at=RELEASED)
    answer = site.post(ADDRESS, TOLD)
    assert answer.status_code == 410
    assert "A family asked." in answer.content.decode()
    assert site.get("/library/ascp-2024-25-09/tell-us/").status_code == 404
    assert not Use.objects.exists()


def test_an_old_spelling_leads_to_the_form_of_its_review(site):
    assert site.get("/library/ASCP2024-25-02/tell-us/")["Location"] == ADDRESS


def test_what_was_told_goes_after_five_years(site):
    site.post(ADDRESS, TOLD)
    told = Use.objects.get().at
    assert forget_old_uses(at=told + KEPT - timedelta(seconds=1)) == 0
    assert forget_old_uses(at=told + KEPT) == 1
