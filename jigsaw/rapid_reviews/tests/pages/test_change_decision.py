"""Another decision in the place of the one that stands."""

from __future__ import annotations

from jigsaw.rapid_reviews.models import Decision
from jigsaw.rapid_reviews.tests import records

PAGE = "decision/change/"


def test_only_a_decision_that_is_taken_can_be_changed(priya):
    assert "still being written" in priya.shown(PAGE)
    assert priya.sent(PAGE, {"number": "0", "why_changed": "x"}).status_code == 400
    assert not Decision.rows.filter(number=2).exists()


def test_the_new_decision_begins_with_the_old_words_and_a_replay_begins_no_third(team, review, priya):
    records.decided(review, team.priya)
    assert "Local Child Safeguarding Practice Review" in priya.shown(PAGE)
    for _ in range(2):
        page = priya.done(PAGE, {"number": "1", "why_changed": "The Panel challenged it", "outcome": "audit"})
    assert "Decision 2 begins with what decision 1 says" in page
    assert list(Decision.rows.values_list("number", "outcome")) == [(1, "local-review"), (2, "local-review")]


def test_it_says_why(team, review, priya):
    records.decided(review, team.priya)
    priya.refused(PAGE, {"number": "1", "why_changed": " "}, "Enter why the decision is changed")
    priya.refused(PAGE, {"number": "1", "why_changed": "x" * 100_000}, "must be 500 characters or less")
    assert Decision.rows.count() == 1


def test_the_challenge_of_the_panel_stands_beside_it(team, review, priya):
    review = records.sent(team, review)
    records.reply(review, team.priya, "challenges")
    page = priya.shown(PAGE)
    assert "The Panel challenges the decision: The Panel writes." in page
    assert "goes back to its rapid review" in page
