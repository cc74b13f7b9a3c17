"""The page that a partnership is known for."""

import pytest
import time_machine

from jigsaw.library.actions import receive
from tests.public_site import RELEASED, plain_edition, released_edition

pytestmark = pytest.mark.django_db
ADDRESS = "/partnerships/alderbrook/"


@pytest.fixture
def page(public_site):
    def read(day: str = "2026-07-01T12:00:00+01:00") -> str:
        with time_machine.travel(day, tick=False):
            answer = public_site.get(ADDRESS)
        assert answer.status_code == 200
        return answer.content.decode()

    return read


def test_a_review_stands_there_with_all_that_belongs_to_it(page):
    """Fails when reference, date, title, learning, or type, size or length of a download is missing."""
    receive(released_edition(), at=RELEASED)
    found = page()
    assert '<h1 class="govuk-heading-l">Learning from reviews</h1>' in found
    for words in (
        "ASCP 2024-25/02",
        "30 June 2026",
        "Seen but not known",
        "Services must know about every adult who cares for a baby.",
        "(2KB, 40 pages)",
        'PowerPoint</a> <span class="jig-documents__facts">(2KB, 12 slides)',
        "/library/ascp-2024-25-02/files/ascp-2024-25-02-report.pdf",
        "/library/ascp-2024-25-02/briefing/",
        "Briefings and slides to use in a team",
    ):
        assert words in found, words


def test_a_review_leaves_the_list_after_three_years_on_the_day(page):
    """Fails when a page kept since yesterday still lists it, or it goes a day early."""
    receive(released_edition(), at=RELEASED)
    assert "Seen but not known" in page("2029-06-30T12:00:00+01:00")
    assert "Seen but not known" not in page("2029-07-01T00:00:01+01:00")
    assert "No review was published in the last three years" in page("2029-07-01T00:00:01+01:00")


def test_the_law_is_the_one_of_the_day(page):
    """Fails when the paragraph cites an edition that does not hold on the day."""
    receive(released_edition(), at=RELEASED)
    assert "Safeguard Children 2026. In force since March 2026" in page("2026-07-01T12:00:00Z")
    assert "Safeguard Children 2023. In force since December 2023" in page("2026-02-28T12:00:00Z")


def test_national_reviews_stand_in_the_same_list_with_their_mark(page):
    """Fails when a national review is missing or looks like a local one."""
    national = plain_edition(kind="national-review", reference=None, title="Across England", statement=None)
    receive(released_edition(edition=national, report_html="", briefing_html="", files=[]), at=RELEASED)
    found = page()
    assert "Across England" in found
    assert '<strong class="jig-word jig-word--quiet">National review</strong>' in found


def test_the_table_stays_a_table_when_it_is_stacked(page):
    """Fails when headers are lost at 320 pixels: roles for those who listen, labels for those who look."""
    receive(released_edition(), at=RELEASED)
    found = page()
    assert found.count('role="columnheader"') == 3
    assert 'role="rowheader"' in found
    assert '<span class="jig-reviews__label">Published: </span>' in found


def test_it_has_the_partnerships_colours_helpline_and_way_out(page):
    """Fails when the page is not the partnership's own, or leaving it fast is not offered."""
    receive(released_edition(), at=RELEASED)
    found = page()
    assert 'href="/partnerships/alderbrook/colours.css"' in found
    assert "tel:01632960188" in found
    assert "govuk-exit-this-page" in found


@pytest.mark.parametrize("query", ["?page=2", "?page=0", "?page=x", "?page=01"])
def test_a_page_that_is_not_there_is_not_found(public_site, query):
    """Fails when any number answers, so that addresses without end can be asked for."""
    receive(released_edition(), at=RELEASED)
    assert public_site.get(ADDRESS + query).status_code == 404


def test_a_partnership_that_has_released_nothing_is_not_found(public_site):
    """Fails when the public site knows partnerships before their first release."""
    assert public_site.get(ADDRESS).status_code == 404


def test_it_sets_no_cookie_and_keeps_the_policy(public_site):
    """Fails when a page sets a cookie, or allows inline scripts or styles."""
    receive(released_edition(), at=RELEASED)
    answer = public_site.get(ADDRESS)
    assert not answer.cookies
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert b"style=" not in answer.content
