"""Cancel a webinar."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors, text
from jigsaw.teaching.tests.webinar_life import LEAH, address, been, booked, drafted, fresh, public

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(webinar):
    return address("cancel_webinar", webinar)


def test_it_says_who_is_told_asks_why_and_cancels(team, priya):
    made = public(team)
    booked(made, LEAH)
    assert "1 person with a place" in text(priya.get(where(made)))
    ask = "Enter why the webinar is cancelled. Everybody who booked is told."
    assert errors(priya.post(where(made), {"why": ""})) == [ask]
    long = "Why it is cancelled must be 300 characters or less. It has 301"
    assert errors(priya.post(where(made), {"why": "x" * 301})) == [long]
    assert priya.post(where(made), {"why": "The speaker is ill"}).status_code == 302
    assert (fresh(made).state, fresh(made).cancelled_why) == ("cancelled", "The speaker is ill")
    assert errors(priya.post(where(made), {"why": "Again"})) == ["This webinar is cancelled already."]


def test_one_that_has_been_is_not_cancelled(team, priya):
    made = been(team)
    refused = ["This webinar has ended. It can no longer be cancelled."]
    assert errors(priya.post(where(made), {"why": "Late"})) == refused


def test_who_may(team, browse, stranger):
    made = drafted(team)
    guards.may_open(team, browse, where(made), "priya", "dee", post={"why": "x"})
    guards.not_there_for(stranger, where(made), {"why": "x"})
