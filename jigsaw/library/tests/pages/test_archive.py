"""All reviews of a partnership, by year."""

from datetime import date

import pytest

from jigsaw.library.actions import receive
from tests.public_site import RELEASED, another_edition

pytestmark = pytest.mark.django_db
ADDRESS = "/partnerships/alderbrook/archive/"


@pytest.fixture
def archive(public_site):
    for number, year in enumerate([2026, 2019, 2019, 2015], 1):
        receive(another_edition(number, day=date(year, 2, number)), at=RELEASED)
    return public_site


def test_it_holds_every_year_and_links_to_each(archive):
    """Fails when an old review or a year is missing."""
    page = archive.get(ADDRESS).content.decode()
    assert page.index("Review number 1") < page.index("Review number 3") < page.index("Review number 4")
    for year in (2026, 2019, 2015):
        assert f'href="{ADDRESS}?year={year}"' in page
    assert "4 reviews of all years" in page


def test_one_year_holds_that_year_only(archive):
    """Fails when the choice of a year shows others."""
    page = archive.get(ADDRESS, {"year": "2019"}).content.decode()
    assert '<h1 class="govuk-heading-l">Archive of reviews: 2019</h1>' in page
    assert "Review number 2" in page
    assert "Review number 3" in page
    assert "Review number 1" not in page


@pytest.mark.parametrize("year", ["2020", "0", "x", "20199", "-1", "²"])
def test_a_year_without_reviews_is_not_found(archive, year):
    """Fails when years that hold nothing answer, so that addresses without end can be asked for."""
    assert archive.get(ADDRESS, {"year": year}).status_code == 404


def test_what_the_page_does_not_read_makes_no_page_of_its_own(archive):
    """Fails when an unknown part of the query string fills the memory with copies of one page."""
    assert archive.get(ADDRESS).content == archive.get(ADDRESS, {"utm": "x"}).content
