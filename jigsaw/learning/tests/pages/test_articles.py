"""The lists of news, campaigns, guidance and national reviews."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jigsaw.learning.actions.articles import withdraw_article
from jigsaw.learning.tests.articles import (
    CAMPAIGN,
    GUIDANCE,
    NEWS,
    PUBLISHED,
    RESPONSE,
    another_article,
    public_article,
)
from jigsaw.library.keeping import PAGES
from tests.public_site import BRINDLE_VALE

pytestmark = pytest.mark.django_db
LISTS = {"/news/": NEWS, "/campaigns/": CAMPAIGN, "/guidance/": GUIDANCE, "/national/": RESPONSE}


def said(site, address: str) -> str:
    answer = site.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("address", LISTS)
def test_each_kind_stands_in_its_own_list(public_site, address):
    """Fails if a list held another kind, or an empty one said nothing."""
    assert "published yet" in said(public_site, address)
    for each in LISTS.values():
        public_article(each)
    words = said(public_site, address)
    for held in LISTS.values():
        assert (f">{held.title}</a>" in words) == (held is LISTS[address]), held.title


def test_the_newest_stands_first_and_the_list_goes_on(public_site):
    for number in range(23):
        another_article(number, at=PUBLISHED + timedelta(days=number))
    first, second = said(public_site, "/news/"), said(public_site, "/news/?page=2")
    assert first.index("Article 22<") < first.index("Article 3<")
    assert "Article 2<" not in first
    assert "Article 2<" in second
    assert "23 items of news, part 2 of 2" in second
    for page in ("3", "0", "x", "1e1"):
        assert public_site.get(f"/news/?page={page}").status_code == 404


def test_partnership_and_theme_choose(public_site):
    """Fails if a choice left out what belongs to it, above all what holds for the whole region."""
    public_article()
    another_article(1, publisher=BRINDLE_VALE, themes=["neglect"], title="Theirs alone")
    another_article(2, publisher=BRINDLE_VALE, of_region=True, themes=[], title="Of the region")
    mine = said(public_site, "/news/?partnership=alderbrook")
    assert (NEWS.title in mine, "Theirs alone" in mine, "Of the region" in mine) == (True, False, True)
    theirs = said(public_site, "/news/?theme=neglect")
    assert (NEWS.title in theirs, "Theirs alone" in theirs) == (False, True)
    assert "Nothing has been published on this yet" in said(
        public_site, "/news/?partnership=alderbrook&theme=neglect"
    )
    every = said(public_site, "/news/")
    assert 'href="/news/?theme=neglect"' in every
    assert 'href="/news/?partnership=brindle-vale"' in every


@pytest.mark.parametrize(
    "asked", ["partnership=absent", "theme=no-such-word", "theme=under-1", "partnership=%00", "theme=%00"]
)
def test_choices_that_are_not_offered_are_not_found(public_site, asked):
    assert public_site.get(f"/news/?{asked}").status_code == 404


def test_a_withdrawn_article_leaves_the_list_at_once(public_site):
    public_article()
    assert NEWS.title in said(public_site, "/news/")
    withdraw_article(NEWS.id, why="It named a child.", at=PUBLISHED)
    assert NEWS.title not in said(public_site, "/news/")


def test_a_reader_who_has_the_list_is_told_so_after_one_query(public_site):
    public_article()
    etag = public_site.get("/news/")["ETag"]
    with CaptureQueriesContext(connections[settings.PUBLIC_DATABASE]) as asked:
        answer = public_site.get("/news/", headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert len(asked) <= 2


def test_a_list_takes_as_many_queries_for_twenty_as_for_one(public_site):
    def queries() -> int:
        PAGES.empty()
        with CaptureQueriesContext(connections[settings.PUBLIC_DATABASE]) as asked:
            said(public_site, "/news/")
        return len(asked)

    public_article()
    one = queries()
    for number in range(19):
        another_article(number, publisher=BRINDLE_VALE, themes=["neglect", "escalation"])
    assert queries() == one <= 8
