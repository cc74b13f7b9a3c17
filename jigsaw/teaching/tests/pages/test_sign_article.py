"""Read it and sign it, or ask for a change."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages.reading import buttons, errors, filled, text
from jigsaw.teaching.rules.articles import ArticleState
from jigsaw.teaching.tests.article_life import begun, fresh, frozen_version
from jigsaw.teaching.tests.pages.articles import at, may_open, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])


@pytest.fixture
def article(team):
    """An article of which version 1 waits."""
    made = begun(team)
    frozen_version(team, made)
    return made


@pytest.fixture
def where(article):
    return at("sign_article", article, number=1)


def test_a_co_chair_signs_what_the_page_shows(article, where, marcus):
    answer = marcus.get(where)
    assert "Ask about every man who cares for the child." in text(answer)
    assert buttons(answer) == ["Confirm my decision"]
    fields = filled(answer)
    assert errors(marcus.post(where, fields)) == ["Select what you decide"]
    assert errors(marcus.post(where, fields | {"decision": "sign"})) == [
        "Confirm that you have read this version"
    ]
    done = marcus.post(where, fields | {"decision": "sign", "read_it": "on"}, follow=True)
    assert "You have signed version 1." in text(done)
    assert fresh(article).state == ArticleState.SIGNED


def test_a_change_says_which(article, where, marcus):
    fields = filled(marcus.get(where)) | {"decision": "change"}
    assert errors(marcus.post(where, fields)) == ["Enter what should change"]
    assert marcus.post(where, fields | {"note": "Say who to call"}).status_code == 302
    assert fresh(article).state == ArticleState.SIGNING


def test_who_made_it_is_told_that_another_person_signs(article, where, team, browse):
    dee = browse(team.dee)
    answer = dee.get(where)
    assert "another person must sign it" in text(answer)
    assert buttons(answer) == []
    answer = dee.post(where, {"decision": "sign", "read_it": "on"})
    assert errors(answer) == ["You made version 1, so another person must sign it."]


def test_what_waits_stands_on_the_start_page(article, where, marcus, team, browse):
    assert "Sign version 1 of a page: news" in text(marcus.get("/"))
    assert "Sign version 1 of a page" not in text(browse(team.dee).get("/"))


def test_who_may(where, team, browse, stranger):
    may_open(team, browse, where, "priya", "dee", "marcus", "joan")
    not_there_for(stranger, where)
