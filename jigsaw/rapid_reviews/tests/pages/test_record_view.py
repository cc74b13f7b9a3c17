"""The view of each body, on its page."""

from __future__ import annotations

import pytest

from jigsaw.rapid_reviews.models import PartnerView
from jigsaw.rapid_reviews.rules.terms import Body
from jigsaw.rapid_reviews.tests import records

PAGE = "decision/views/police/"
TYPED = {
    "person_name": "Cai Dean",
    "person_role": "Superintendent",
    "view": "dissents",
    "reasons": "The two areas did not speak.",
    "given_on_day": "20",
    "given_on_month": "5",
    "given_on_year": "2026",
}


@pytest.fixture
def decided(team, review):
    return records.decided(review, team.priya)


@pytest.mark.parametrize("body", Body)
def test_each_body_has_its_page(decided, priya, body):
    assert body.words.lower() in priya.shown(f"decision/views/{body.value}/")


def test_an_unknown_body_is_not_there(decided, priya):
    priya.shown("decision/views/ofsted/", status=404)


def test_before_the_decision_there_is_nothing_to_say(priya):
    assert "Take the decision first" in priya.shown(PAGE)
    assert priya.sent(PAGE, TYPED).status_code == 400


def test_dissent_is_recorded_with_its_reasons_and_a_replay_changes_nothing(decided, priya):
    for _ in range(2):
        page = priya.done(PAGE, {**TYPED, "recorded_by": "somebody", "decision": "9"})
    assert "Dissents. Cai Dean, Superintendent, 20 May 2026. The two areas did not speak." in page
    assert PartnerView.rows.count() == 1


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(decided, priya):
    priya.refused(PAGE, {**TYPED, "reasons": ""}, "Enter the reasons for the dissent")
    page = priya.refused(
        PAGE,
        {},
        "Enter the name of the person",
        "Enter the role of the person",
        "Select the view",
        "Enter the date the view was given",
    )
    assert page.count("govuk-error-message") >= 4
    for day, words in (
        ("21", "must be today or in the past"),
        ("4", "5 May 2026, when the Panel was notified"),
    ):
        page = priya.refused(PAGE, {**TYPED, "given_on_day": day}, words)
        assert "The two areas did not speak." in page
    priya.refused(PAGE, {**TYPED, "given_on_day": "31", "given_on_month": "2"}, "given")
    priya.refused(PAGE, {**TYPED, "reasons": "x" * 100_000}, "It has 100,000")
    assert not PartnerView.rows.exists()


def test_who_may_not_write_does_not_find_it(decided, strangers):
    for someone in strangers:
        someone.shown(PAGE, status=404)
        assert someone.sent(PAGE, TYPED).status_code == 404
