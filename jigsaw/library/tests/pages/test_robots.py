"""What robots may read."""

import pytest

pytestmark = pytest.mark.django_db


def test_everything_is_open_and_the_sitemap_named(public_site):
    """Fails when search engines are kept from what was published to be found."""
    answer = public_site.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert (
        answer.content.decode() == "User-agent: *\nDisallow:\n\nSitemap: http://localhost:8000/sitemap.xml\n"
    )


def test_invented_cases_are_kept_out_of_search_engines(public_site, settings):
    """Fails when a demonstration could be found as if it were real."""
    settings.DEMO = True
    assert b"Disallow: /\n" in public_site.get("/robots.txt").content
