"""The page of the decision: factors, what came before, outcome, views, history."""

from __future__ import annotations

import pytest

from jigsaw.rapid_reviews.actions import deciding
from jigsaw.rapid_reviews.models import Decision
from jigsaw.rapid_reviews.recurrence import Earlier, EarlierFinding, EarlierRecommendation
from jigsaw.rapid_reviews.rules.terms import FACTORS, Outcome, View
from jigsaw.rapid_reviews.tests import factories, records

PAGE = "decision/"
TYPED = {
    "outcome": "no-further-review",
    "reasons": records.REASONS,
    "learning_captured": "In the audit",
    "revision": "0",
}


def test_all_factors_stand_with_what_is_left(priya):
    page = priya.shown(PAGE)
    for question in FACTORS.values():
        assert question.replace("'", "&#x27;") in page or question in page
    assert page.count("Not answered yet") == 8
    assert "8 of 8 factors have no answer yet" in page
    assert "Choose the themes" in page


def test_without_a_review_the_page_asks_where_the_learning_is(priya):
    priya.refused(
        PAGE,
        {**TYPED, "learning_captured": ""},
        "Explain where the learning is captured, since there will be no review",
    )
    priya.refused(PAGE, {"outcome": "guess"}, "Select the outcome", "Enter the reasons for the decision")
    priya.refused(PAGE, {**TYPED, "reasons": "x" * 100_000}, "It has 100,000")
    assert not Decision.rows.exists()


def test_an_outcome_is_saved_and_a_replay_changes_nothing(priya):
    for _ in range(2):
        page = priya.done(PAGE, {**TYPED, "decided_on": "2020-01-01", "number": "9"})
    assert "The outcome was saved" in page
    decision = Decision.rows.get()
    assert (decision.outcome, decision.number, decision.decided_on) == ("no-further-review", 1, None)


def test_the_second_writer_sees_both_texts_and_saving_again_replaces(team, review, priya):
    loaded = records.outcome(review, team.priya).revision
    records.outcome(review, team.tom, Outcome.AUDIT, learning="Tom's place")
    typed = {**TYPED, "revision": str(loaded)}
    page = priya.refused(PAGE, typed, "Tom Reid saved this page while you were writing")
    assert "Typed by you" in page
    assert "Audit" in page
    seen = Decision.rows.get().revision
    priya.done(PAGE, {**TYPED, "revision": str(seen)})
    assert Decision.rows.get().outcome == "no-further-review"


def test_a_decision_is_taken_once_all_is_weighed(team, review, priya):
    page = priya.refused(PAGE, {"decide": "yes"}, "8 factors have no answer yet")
    assert "Save the outcome" in page
    records.weigh(review, team.priya)
    records.outcome(review, team.priya, Outcome.NO_FURTHER_REVIEW, learning="In the audit")
    page = priya.shown(PAGE)
    assert "The reasons must say why." in page
    assert "Take the decision" in page
    for _ in range(2):
        page = priya.done(PAGE, {"decide": "yes"})
    assert "Decision 1 was taken on 20 May 2026" in page
    assert "Improvements needed: yes" in page
    assert "Not recorded yet" in page
    priya.refused(PAGE, TYPED, "This decision is taken")


def test_views_and_earlier_decisions_stand_on_the_page(team, review, priya):
    records.decided(review, team.priya)
    records.views(review, team.priya, police=records.said(View.DISSENTS, "Not enough was asked"))
    page = priya.shown(PAGE)
    assert "Dissents. Ada Brook, Director, 20 May 2026. Not enough was asked" in page
    assert "Make a version to sign" in page
    deciding.change_decision(review, number=1, why_changed="New facts", by=team.priya, at=records.NOW)
    page = priya.shown(PAGE)
    assert "Decision 1, 20 May 2026" in page
    assert "Police: Dissents. Ada Brook. Not enough was asked" in page
    assert "New facts" in page


def test_what_came_before_stands_beside_the_decision(team, review, priya, monkeypatch):
    factories.whole(review, team.priya)
    monkeypatch.setattr("jigsaw.rapid_reviews.recurrence._tellers", [])
    assert "No earlier finding or recommendation of these themes is known" in priya.shown(PAGE)
    finding = EarlierFinding(
        "<b>Fathers</b>",
        "Seen but not known",
        "ASCP 2024-25/02",
        2026,
        "ASCP",
        ("Supervision",),
        "/library/x/",
    )
    recommendation = EarlierRecommendation(
        "Ask each man", "Maternity", "Seen", "", 2022, "ASCP", "No development is recorded yet."
    )
    told = Earlier("1 finding in 1 review since 2026", (finding,), (recommendation,))
    monkeypatch.setattr("jigsaw.rapid_reviews.recurrence._tellers", [lambda **asked: told])
    page = priya.shown(PAGE)
    for words in ("1 finding in 1 review since 2026", "&lt;b&gt;Fathers", "No development is recorded yet."):
        assert words in page


def test_a_long_list_of_what_came_before_is_counted_and_mostly_one_press_away(
    review, priya, monkeypatch, team
):
    """Fails when 17 findings push the factors down the page, or when one of them is not on it."""
    factories.whole(review, team.priya)
    findings = tuple(
        EarlierFinding(f"Finding {n}.", "Seen", "", 2026, "ASCP", ("Supervision",)) for n in range(17)
    )
    told = Earlier("17 findings in 11 reviews since 2022", findings, ())
    monkeypatch.setattr("jigsaw.rapid_reviews.recurrence._tellers", [lambda **asked: told])
    for rest in (PAGE, "decision/factors/improvements/"):
        page = priya.shown(rest)
        assert "17 findings in 11 reviews since 2022. The newest stand first." in page
        opened = page.index("Show 14 more earlier findings")
        assert page.index("Finding 2.") < opened < page.index("Finding 3.")
        assert all(f"Finding {n}." in page for n in range(17))


@pytest.mark.parametrize(
    "rest", [PAGE, "decision/factors/improvements/", "decision/change/", "sent/", "reply/"]
)
def test_who_may_not_write_does_not_find_it(strangers, version, marcus, rest):
    for someone in (*strangers, marcus):
        someone.shown(rest, status=404)
        assert someone.sent(rest, TYPED).status_code == 404


def test_as_many_queries_for_ten_earlier_decisions_as_for_one(
    team, review, priya, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def change(number: int) -> None:
        if number > 1:
            deciding.decide(review, by=team.priya, at=records.NOW)
        deciding.change_decision(review, number=number, why_changed="x", by=team.priya, at=records.NOW)

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            priya.shown(PAGE)
        return len(asked)

    records.decided(review, team.priya)
    records.views(review, team.priya)
    change(1)
    priya.shown(PAGE)
    few = count()
    for number in range(2, 11):
        change(number)
    assert count() <= few
