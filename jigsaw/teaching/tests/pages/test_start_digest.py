"""A digest proposes itself out of what was published since a day."""

from __future__ import annotations

import pytest

from jigsaw.learning.tests.articles import CAMPAIGN, NEWS, public_article
from jigsaw.learning.tests.invented import WEBINAR, received
from jigsaw.library.actions import receive, withdraw
from jigsaw.publishing.tests.factories import NOW
from jigsaw.publishing.tests.pages.reading import buttons, errors, text
from jigsaw.teaching.models import Article
from jigsaw.teaching.tests.pages.articles import at, may_open
from tests.public_site import BRINDLE_VALE, released_edition

pytestmark = pytest.mark.django_db(databases=["default", "public"])

SINCE = {"since_day": "1", "since_month": "6", "since_year": "2026", "whose": "partnership"}


@pytest.fixture
def library(team):
    """Two reviews of Alderbrook, one of them withdrawn, one of another partnership; a webinar, a campaign, news."""
    receive(released_edition(1), at=NOW)
    receive(released_edition(2), at=NOW)
    withdraw(released_edition(2).id, why="A mistake", at=NOW)
    receive(released_edition(3, publisher=BRINDLE_VALE), at=NOW)
    received(at=NOW)
    public_article(CAMPAIGN, at=NOW)
    public_article(NEWS, at=NOW)


def digest(client, **changes):
    answer = client.post(at("start_digest"), {**SINCE, "partnership": "alderbrook", **changes})
    assert answer.status_code == 302, errors(answer)
    return Article.rows.get()


def test_it_proposes_what_the_partnership_published(team, priya, library):
    article = digest(priya)
    assert article.title == "What we have published since June 2026"
    text_block, reviews, webinar, campaign = article.draft["blocks"]
    assert (
        text_block["text"]
        == "Since June 2026 we have published 1 review, 1 webinar and 1 page of guidance and campaigns."
    )
    assert reviews["editions"] == [released_edition(1).id]
    assert (webinar["event"], campaign["article"]) == (WEBINAR.id, CAMPAIGN.id)
    said = text(priya.get(at("view_article", article)))
    assert "Make version 1" in said


def test_it_proposes_what_the_region_published(team, priya, library):
    article = digest(priya, whose="region")
    assert set(article.draft["blocks"][1]["editions"]) == {released_edition(1).id, released_edition(3).id}
    assert "2 reviews" in article.draft["blocks"][0]["text"]
    assert article.draft["summary"] == "What is new for everyone who works with children in Western Vale."


def test_nothing_published_and_a_day_ahead_are_said(team, priya):
    answer = priya.post(at("start_digest"), SINCE)
    assert errors(answer) == ["Nothing was published since June 2026. Choose an earlier day."]
    assert buttons(answer) == ["Propose a digest"]
    ahead = SINCE | {"since_year": "2027"}
    assert errors(priya.post(at("start_digest"), ahead)) == ["The day must be today or in the past"]
    assert errors(priya.post(at("start_digest"), {"whose": "region"})) == [
        "Enter the day since when it was published"
    ]
    assert not Article.rows.exists()


def test_who_may(team, browse):
    may_open(team, browse, at("start_digest"), "priya", "dee")
