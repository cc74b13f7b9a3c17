"""Every review of the region, by partnership, kind and year."""

from datetime import date

import pytest

from jigsaw.library.actions import receive
from tests.public_site import BRINDLE_VALE, RELEASED, another_edition, plain_edition, released_edition

pytestmark = pytest.mark.django_db
ADDRESS = "/library/"


@pytest.fixture
def library(public_site):
    receive(released_edition(), at=RELEASED)
    receive(another_edition(2, day=date(2024, 5, 1), publisher=BRINDLE_VALE), at=RELEASED)
    national = plain_edition(kind="national-review", reference=None, title="Across England")
    receive(released_edition(3, edition=national), at=RELEASED)
    return public_site


def titles(answer) -> set[str]:
    page = answer.content.decode()
    return {title for title in ("Seen but not known", "Review number 2", "Across England") if title in page}


def test_it_lists_the_reviews_of_every_partnership(library):
    """Fails when a review or the partnership it is from is missing."""
    answer = library.get(ADDRESS)
    assert titles(answer) == {"Seen but not known", "Review number 2", "Across England"}
    assert "3 reviews" in answer.content.decode()


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({"partnership": "brindle-vale"}, {"Review number 2"}),
        ({"kind": "national-review"}, {"Across England"}),
        ({"year": "2024"}, {"Review number 2"}),
        ({"partnership": "alderbrook", "kind": "local-review"}, {"Seen but not known"}),
        ({"partnership": "brindle-vale", "kind": "national-review"}, set()),
    ],
)
def test_a_choice_leaves_what_was_chosen(library, chosen, left):
    """Fails when a filter shows more or less than its words say."""
    answer = library.get(ADDRESS, chosen)
    assert (answer.status_code, titles(answer)) == (200, left)


def test_each_choice_is_a_link_that_keeps_the_others(library):
    """Fails when filters need a script, or one choice forgets another."""
    page = library.get(ADDRESS, {"partnership": "alderbrook"}).content.decode()
    assert 'href="/library/?partnership=alderbrook&amp;kind=national-review"' in page
    assert (
        '<span class="jig-here" aria-current="true">Alderbrook Safeguarding Children Partnership</span>'
        in page
    )


@pytest.mark.parametrize("query", ["?partnership=nowhere", "?kind=secret", "?year=2001", "?page=9"])
def test_a_choice_that_is_not_offered_is_not_found(library, query):
    """Fails when made-up choices answer."""
    assert library.get(ADDRESS + query).status_code == 404


def test_the_list_can_be_taken_as_data_with_what_was_chosen(library):
    """Fails when the table holds other reviews than the list that it was taken from."""
    page = library.get(ADDRESS, {"partnership": "brindle-vale"}).content.decode()
    assert 'href="/library.csv?partnership=brindle-vale"' in page
    told = library.get("/library.csv?partnership=brindle-vale").content.decode()
    assert "Review number 2" in told
    assert "Seen but not known" not in told
