"""The feeds of news."""

from datetime import timedelta

import pytest

from jigsaw.learning.actions.articles import withdraw_article
from jigsaw.learning.tests.articles import GUIDANCE, NEWS, PUBLISHED, another_article, public_article
from jigsaw.library.tests.schemas import valid
from tests.public_site import ALDERBROOK, BRINDLE_VALE

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def titles(site, address: str) -> list[str]:
    feed = valid(site.get(address).content, "atom")
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


def test_a_feed_has_the_news_of_its_partnership_and_region(public_site):
    """Fails if a feed were no valid Atom, held other kinds, or missed what the region published."""
    public_article(summary="With <b>markup</b> & more")
    public_article(GUIDANCE)
    another_article(1, publisher=BRINDLE_VALE, title="Theirs", at=PUBLISHED + timedelta(days=1))
    another_article(2, publisher=BRINDLE_VALE, of_region=True, title="Ours", at=PUBLISHED + timedelta(days=2))
    assert titles(public_site, "/news/feed.atom") == ["Ours", "Theirs", NEWS.title]
    assert titles(public_site, "/partnerships/alderbrook/news.atom") == ["Ours", NEWS.title]
    answer = public_site.get("/news/feed.atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert public_site.get("/partnerships/absent/news.atom").status_code == 404


def test_a_withdrawal_stands_as_a_tombstone(public_site):
    public_article()
    withdraw_article(NEWS.id, why="It named a child.", at=PUBLISHED + timedelta(days=1))
    body = public_site.get("/news/feed.atom").content.decode()
    assert titles(public_site, "/news/feed.atom") == []
    assert f'ref="http://localhost:8000/news/{NEWS.slug}/"' in body
    assert "It named a child." in body


def test_an_empty_feed_is_valid(public_site):
    assert titles(public_site, "/news/feed.atom") == []
    public_article(GUIDANCE, publisher=ALDERBROOK)
    assert titles(public_site, "/partnerships/alderbrook/news.atom") == []
