"""The page of one article, in each of its states."""

from __future__ import annotations

import pytest

from jigsaw.notices.actions import beat
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.factories import NOW, RELEASE_AT
from jigsaw.publishing.tests.pages.reading import buttons, text, title
from jigsaw.teaching.actions.article_versions import ask_for_article_change
from jigsaw.teaching.tests.article_life import begun, frozen_version, published, scheduled, signed
from jigsaw.teaching.tests.pages.articles import PEOPLE, at, not_there_for

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_each_state_has_one_next_step(team, priya, browse):
    article = begun(team, summary="")
    answer = priya.get(at("view_article", article))
    assert buttons(answer) == ["Continue writing"]
    assert "Not doneTitle, facts and blocks written. Enter the summary" in text(answer)
    assert title(answer).startswith("Page – News")
    article = begun(team)
    assert buttons(priya.get(at("view_article", article))) == ["Make version 1"]
    version = frozen_version(team, article)
    assert buttons(priya.get(at("view_article", article))) == ["Sign version 1"]
    dee = browse(team.dee)
    assert "waits for another person" in text(dee.get(at("view_article", article)))
    ask_for_article_change(version, by=team.joan, note="Say who to call", at=NOW)
    assert "Joan Firth asked for a change: “Say who to call”" in text(dee.get(at("view_article", article)))


def test_signed_scheduled_and_published(team, priya, marcus, clock, browse):
    article = begun(team)
    signed(team, article)
    answer = priya.get(at("view_article", article))
    assert buttons(answer) == ["Schedule the release"]
    assert "DoneSigned by Joan Firth" in text(answer)
    assert buttons(marcus.get(at("view_article", article))) == []
    article = begun(team)
    scheduled(team, article)
    answer = priya.get(at("view_article", article))
    assert "Jigsaw publishes it at 10:00am BST, Tuesday 30 June 2026" in text(answer)
    assert "The publisher has never run" in text(answer)
    clock.move_to(RELEASE_AT)
    beat("worker", at=RELEASE_AT)
    priya = browse(team.priya)
    assert "It is being published" in text(priya.get(at("view_article", article)))
    article = published(team, begun(team), at=RELEASE_AT + factories.MINUTE)
    answer = priya.get(at("view_article", article))
    assert "http://localhost:8000/news/ask-about-dad" in text(answer)
    assert "Withdraw it" in text(answer)


def test_a_late_release_is_published_by_hand(team, clock, browse):
    article = begun(team)
    scheduled(team, article)
    clock.move_to(RELEASE_AT)
    answer = browse(team.priya).get(at("view_article", article))
    assert buttons(answer) == ["Publish by hand"]
    assert "The publisher has never run. Publish by hand." in text(answer)


def test_reviews_that_are_not_public_yet_are_named_for_staff(team, priya, small_pack):
    waiting = factories.waiting(team).publication
    block = {"type": "reviews", "heading": "", "editions": [str(waiting.pk)]}
    article = begun(team, blocks=[block])
    said = text(priya.get(at("view_article", article)))
    assert "1 review named here is not public yet, and left out until then: Seen but not known" in said


def test_who_may(team, browse, stranger):
    article = begun(team)
    where = at("view_article", article)
    assert all(browse(getattr(team, name)).get(where).status_code == 200 for name in PEOPLE)
    not_there_for(stranger, where)
