"""What articles add to pages of the library and to the sitemap."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.learning.actions.articles import withdraw_article
from jigsaw.learning.tests.articles import (
    CAMPAIGN,
    GUIDANCE,
    NEWS,
    PUBLISHED,
    another_article,
    public_article,
)
from jigsaw.learning.tests.invented import received
from jigsaw.library.actions import receive
from jigsaw.library.exchange import sitemaps
from jigsaw.library.tests.pages.test_sitemap import places
from tests.public_site import BRINDLE_VALE, RELEASED, plain_edition, released_edition

pytestmark = pytest.mark.django_db
REVIEW = "/library/ascp-2024-25-02/"


def said(site, address: str) -> str:
    answer = site.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_campaign_stands_under_what_has_changed_since(public_site):
    """Fails if a review did not lead to what answers it, or went on to name what was withdrawn."""
    receive(released_edition(edition=plain_edition(developments=[])), at=RELEASED)
    assert 'id="changed"' not in said(public_site, REVIEW)
    public_article(CAMPAIGN)
    words = said(public_site, REVIEW)
    assert words.index('id="changed"') < words.index("Ask about dad") < words.index('id="team"')
    assert 'href="#changed"' in words
    assert 'href="/campaigns/ask-about-dad/"' in words
    withdraw_article(CAMPAIGN.id, why="It is over.", at=PUBLISHED)
    assert "Ask about dad" not in said(public_site, REVIEW)


def test_the_campaign_names_the_review(public_site):
    public_article(CAMPAIGN)
    assert "Seen but not known" not in said(public_site, "/campaigns/ask-about-dad/")
    receive(released_edition(), at=RELEASED)
    assert "Reviews that this answers" in said(public_site, "/campaigns/ask-about-dad/")


def test_a_partnership_shows_its_newest_and_those_of_its_region(public_site):
    for number in range(4):
        another_article(number, at=PUBLISHED + timedelta(days=number))
    another_article(7, GUIDANCE, publisher=BRINDLE_VALE, of_region=True, title="Our framework")
    another_article(8, publisher=BRINDLE_VALE, title="Theirs alone")
    words = said(public_site, "/partnerships/alderbrook/")
    assert "Article 0<" not in words
    assert words.index("Article 3<") < words.index("Article 1<")
    assert "Our framework" in words
    assert "Theirs alone" not in words
    assert 'href="/news/?partnership=alderbrook"' in words


def test_a_theme_leads_to_news_and_guidance_on_it(public_site):
    public_article()
    another_article(1, GUIDANCE)
    words = said(public_site, "/vocabulary/unseen-fathers/")
    assert NEWS.title in words
    assert 'href="/news/?theme=unseen-fathers"' in words
    assert 'href="/guidance/?theme=unseen-fathers"' in words
    assert NEWS.title not in said(public_site, "/vocabulary/neglect/")


def test_the_first_page_shows_the_news_of_the_region_and_its_guidance(public_site):
    public_article()
    another_article(1, GUIDANCE, title="Of one partnership")
    another_article(2, GUIDANCE, of_region=True, title="Of the region")
    words = said(public_site, "/")
    assert NEWS.title in words
    assert "Of the region" in words
    assert "Of one partnership" not in words
    for name in ("news", "campaigns", "guidance", "national"):
        assert f'href="/{name}/"' in words


def test_the_sitemap_names_every_article_and_event(public_site):
    """Fails when one is missing, an address is broken, or a withdrawn one is still offered."""
    public_article()
    public_article(GUIDANCE)
    public_article(CAMPAIGN)
    withdraw_article(CAMPAIGN.id, why="It is over.", at=PUBLISHED)
    assert not [each for each in places(public_site, "/sitemap.xml") if "/events/seeing" in each]
    received()
    found = places(public_site, "/sitemap.xml")
    for path in (
        "/news/",
        "/events/",
        f"/news/{NEWS.slug}/",
        f"/guidance/{GUIDANCE.slug}/",
        "/events/seeing-the-whole-family/",
    ):
        assert found.count(f"http://localhost:8000{path}") == 1, path
    assert not [each for each in found if CAMPAIGN.slug in each]
    for address in found:
        assert public_site.get(address.removeprefix("http://localhost:8000")).status_code == 200, address


def test_many_articles_have_files_of_their_own(public_site, monkeypatch):
    """Fails when an article is in none of the files or in two."""
    receive(released_edition(), at=RELEASED)
    for number in range(7):
        another_article(number)
    received()
    monkeypatch.setattr(sitemaps, "MOST_ADDRESSES", 4)
    parts = places(public_site, "/sitemap.xml")
    # The library's own pages, then five lists, an event and seven articles by fours.
    assert parts == [f"http://localhost:8000/sitemap-{number}.xml" for number in range(1, 6)]
    own = [places(public_site, f"/sitemap-{number}.xml") for number in range(1, 6)]
    found = [each for part in own for each in part]
    assert [len(part) for part in own[1:]] == [4, 4, 4, 1]
    assert len(found) == len(set(found))
    assert f"http://localhost:8000{REVIEW}" in own[0]
    for number in range(7):
        assert f"http://localhost:8000/news/article-{number}/" in found
    assert public_site.get("/sitemap-6.xml").status_code == 404
