"""Choose the minute, look at it, schedule it."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.factories import RELEASE_AT
from jigsaw.publishing.tests.pages.reading import buttons, errors, filled, text
from jigsaw.teaching.actions.article_releasing import correct_article
from jigsaw.teaching.tests.article_life import begun, fresh, published, signed
from jigsaw.teaching.tests.pages.articles import at, may_open, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])

WHEN = {
    "release_date_day": "30",
    "release_date_month": "6",
    "release_date_year": "2026",
    "release_time": "10:00",
}


def test_it_is_looked_at_before_it_is_scheduled(team, priya):
    article = begun(team)
    signed(team, article)
    where = at("schedule_article", article)
    answer = priya.post(where, WHEN)
    assert "At 10:00am BST, Tuesday 30 June 2026, version 1 is published." in text(answer)
    assert buttons(answer) == ["Schedule publication", "Change the time"]
    assert not article.releases.exists()
    assert filled(priya.post(where, WHEN | {"change": "yes"}))["release_time"] == ["10:00"]
    done = priya.post(where, filled(answer) | {"confirmed": "yes"}, follow=True)
    assert "The release is scheduled: 10:00am BST, Tuesday 30 June 2026." in text(done)
    assert article.releases.get().release_at == RELEASE_AT
    assert "already scheduled" in errors(priya.post(where, WHEN))[0]


def test_the_past_no_time_and_an_hour_that_happens_twice_are_refused(team, priya):
    article = begun(team)
    signed(team, article)
    where = at("schedule_article", article)
    assert errors(priya.post(where, {})) == ["Enter the release date", "Enter the release time"]
    assert errors(priya.post(where, WHEN | {"release_date_day": "1"})) == [
        "The release time must be in the future"
    ]
    twice = WHEN | {"release_date_day": "25", "release_date_month": "10", "release_time": "1:30am"}
    assert "happens twice" in errors(priya.post(where, twice))[0]


def test_what_is_not_signed_says_so(team, priya):
    article = begun(team)
    where = at("schedule_article", article)
    assert "must be signed first" in text(priya.get(where))
    assert "must be signed first" in errors(priya.post(where, WHEN))[0]


def test_a_correction_asks_what_was_corrected_and_guidance_may_leave_it_out(team, priya):
    article = published(team)
    correct_article(article, by=team.dee, at=RELEASE_AT)
    assert errors(priya.post(at("schedule_article", article), WHEN)) == ["Enter what was corrected"]
    guidance = published(team, begun(team, "guidance"))
    correct_article(guidance, by=team.dee, at=RELEASE_AT)
    answer = priya.post(at("schedule_article", fresh(guidance)), WHEN)
    assert "What was corrected" not in " ".join(errors(answer))


def test_who_may(team, browse, stranger):
    where = at("schedule_article", begun(team))
    may_open(team, browse, where, "priya", "dee")
    not_there_for(stranger, where)
