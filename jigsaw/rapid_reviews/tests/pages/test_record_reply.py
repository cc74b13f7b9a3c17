"""The Panel's reply on its page."""

from __future__ import annotations

import pytest

from jigsaw.rapid_reviews.models import PanelReply
from jigsaw.rapid_reviews.tests import records

PAGE = "reply/"
TYPED = {
    "received_on_day": "20",
    "received_on_month": "5",
    "received_on_year": "2026",
    "kind": "agrees",
    "what_it_says": "The Panel agrees.",
    "our_answer": "",
}


@pytest.fixture
def sent(team, review, wednesday):
    return records.sent(team, review)


def test_before_sending_there_is_no_reply(priya):
    assert "Record first when the record went to the Panel." in priya.shown(PAGE)
    assert priya.sent(PAGE, TYPED).status_code == 400


def test_agreement_is_recorded_once(sent, priya):
    for _ in range(2):
        page = priya.done(PAGE, {**TYPED, "recorded_by": "x"})
    assert "The Panel’s reply was recorded." in page
    assert PanelReply.rows.count() == 1
    assert "Agrees with the decision, 20 May 2026" in priya.shown(PAGE)


def test_a_challenge_leads_to_the_decision(sent, priya):
    answer = priya.sent(PAGE, {**TYPED, "kind": "challenges"})
    assert answer.headers["Location"].endswith("/decision/change/")


def test_what_is_wrong_is_said(sent, priya):
    priya.refused(
        PAGE,
        {},
        "Enter the date you received the reply",
        "Select what the Panel says",
        "Enter what the reply says",
    )
    priya.refused(PAGE, {**TYPED, "received_on_day": "21"}, "must be today or in the past")
    priya.refused(PAGE, {**TYPED, "received_on_day": "19"}, "20 May 2026, when the record went to the Panel")
    page = priya.refused(PAGE, {**TYPED, "what_it_says": "x" * 100_000}, "must be 2,000 characters or less")
    assert "xxxx" in page
    assert not PanelReply.rows.exists()
