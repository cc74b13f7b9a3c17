"""The sitemap."""

from datetime import date

import pytest

from jigsaw.library.actions import receive, withdraw
from jigsaw.library.exchange import sitemaps
from jigsaw.library.pages import sitemap
from jigsaw.library.tests.schemas import valid
from tests.public_site import RELEASED, another_edition, released_edition

pytestmark = pytest.mark.django_db
PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def places(site, address: str) -> list[str]:
    return [each.text for each in valid(site.get(address).content, "sitemap").iter(PLACE)]


def test_it_names_every_page_that_answers_and_none_that_does_not(public_site):
    """Fails when a page is missing, an address is broken, or a withdrawn review is still offered."""
    receive(released_edition(), at=RELEASED)
    receive(another_edition(2, day=date(2026, 5, 1)), at=RELEASED)
    withdraw(another_edition(2, day=date(2026, 5, 1)).id, why="To be corrected.", at=RELEASED)
    found = places(public_site, "/sitemap.xml")
    assert "http://localhost:8000/library/ascp-2024-25-02/report/" in found
    assert "http://localhost:8000/vocabulary/unseen-fathers/" in found
    assert not [each for each in found if "ascp-2025-26-02" in each]
    assert len(found) == len(set(found))
    for address in found:
        assert public_site.get(address.removeprefix("http://localhost:8000")).status_code == 200, address


def test_many_reviews_make_several_files_and_a_list_of_them(public_site, monkeypatch):
    """Fails when a file would grow past what search engines take, or a review is in none or in two."""
    monkeypatch.setattr(sitemap, "REVIEWS_A_PART", 2)
    for number in range(1, 6):
        receive(another_edition(number, day=date(2026, 5, number)), at=RELEASED)
    parts = places(public_site, "/sitemap.xml")
    assert parts == [f"http://localhost:8000/sitemap-{number}.xml" for number in (1, 2, 3)]
    found = [each for number in (1, 2, 3) for each in places(public_site, f"/sitemap-{number}.xml")]
    for number in range(1, 6):
        assert found.count(f"http://localhost:8000/library/ascp-2025-26-{number:02d}/") == 1
    assert public_site.get("/sitemap-4.xml").status_code == 404
    assert public_site.get("/sitemap-0.xml").status_code == 404


def test_a_part_stays_below_what_the_protocol_allows():
    """Fails when the words of the vocabulary and the reviews of one part could pass 50,000 addresses."""
    assert sitemap.REVIEWS_A_PART * 3 + 1_000 <= sitemaps.MOST_ADDRESSES <= 50_000
