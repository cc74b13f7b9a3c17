"""Record that the record was sent: the questions, the page that asks first, and what follows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from jigsaw.incidents.models import Duty
from jigsaw.rapid_reviews.rules.terms import Outcome
from jigsaw.rapid_reviews.tests import factories, records
from jigsaw.rapid_reviews.tests.test_versions import change_record

PAGE = "sent/"
TYPED = {
    "sent_date_day": "20",
    "sent_date_month": "5",
    "sent_date_year": "2026",
    "sent_time": "10:30",
    "evidence": "Receipt of the mailbox",
}


@pytest.fixture
def signed(team, review, wednesday):
    return records.signed(team, review)


def test_the_check_page_lists_what_will_be_recorded_and_records_nothing(signed, priya):
    answer = priya.sent(PAGE, TYPED)
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in (
        "Check before you record this",
        "10:30am, Wednesday 20 May 2026",
        "The review is to be published by 20 November 2026, 6 months from the decision.",
        "tell the Panel, Ofsted and the Department for Education",
        "Record that it was sent",
        "Receipt of the mailbox",
    ):
        assert words in page
    assert priya.now().sent_on is None


def test_confirmed_it_is_recorded_once(signed, priya):
    for _ in range(2):
        page = priya.done(PAGE, {**TYPED, "confirmed": "yes", "sent_evidence": "x", "stage": "closed"})
    assert "It was recorded that the record went to the Panel." in page
    assert priya.now().incident.stage == "decided"
    assert Duty.rows.filter(key="panel-reply").count() == 1
    assert "This was recorded already" in priya.shown(PAGE)


def test_the_answers_can_be_changed_before(signed, priya):
    page = priya.sent(PAGE, {**TYPED, "change": "yes"}).content.decode()
    assert 'value="Receipt of the mailbox"' in page
    assert priya.now().sent_on is None


def test_a_decision_not_to_commission_is_said_to_go_with_it(team, review, priya):
    records.signed(team, review, Outcome.AUDIT)
    assert "counts as sent, with its reasons" in priya.sent(PAGE, TYPED).content.decode()


def test_bad_dates_and_times_are_said_before_the_check(signed, priya):
    priya.refused(PAGE, {}, "Enter the date you sent the record", "Enter what shows that it was sent")
    priya.refused(PAGE, {**TYPED, "sent_date_day": "21"}, "must be today or in the past")
    priya.refused(PAGE, {**TYPED, "sent_date_day": "19"}, "20 May 2026, when version 1 was made")
    priya.refused(PAGE, {**TYPED, "sent_time": "23:00"}, "must be now or in the past")
    priya.refused(
        PAGE, {**TYPED, "sent_date_day": "31", "sent_date_month": "2"}, "The date you sent the record"
    )
    priya.refused(PAGE, {**TYPED, "evidence": "x" * 100_000}, "It has 100,000")
    assert priya.now().sent_on is None


def test_without_signatures_it_asks_why(team, version, priya):
    page = priya.shown(PAGE)
    assert "The sign-off of version 1 is not complete: 2 signatures missing." in page
    priya.refused(PAGE, TYPED, "Enter why the record goes without all signatures")
    page = priya.sent(PAGE, {**TYPED, "reason": "Both are ill"}).content.decode()
    assert "Why without all signatures" in page
    priya.done(PAGE, {**TYPED, "reason": "Both are ill", "confirmed": "yes"})


def test_late_it_asks_why(signed, priya, monkeypatch):
    monkeypatch.setattr(
        "jigsaw.partnerships.access.present", lambda: datetime(2026, 5, 28, 10, 0, tzinfo=UTC)
    )
    late = {**TYPED, "sent_date_day": "28"}
    priya.refused(PAGE, late, "Select why this was done late.")
    page = priya.sent(PAGE, {**late, "late_reason": "legal-advice"}).content.decode()
    assert "Waiting for legal advice" in page
    priya.sent(PAGE, TYPED)
    priya.done(PAGE, {**late, "late_reason": "legal-advice", "confirmed": "yes"})


def test_a_changed_record_says_to_make_a_new_version(team, signed, priya):
    change_record(team, signed.review)
    assert "The record has changed since version 1. Make a new version." in priya.shown(PAGE)
    priya.refused(PAGE, {**TYPED, "confirmed": "yes"}, "The record has changed since version 1")


def test_before_there_is_a_version(priya):
    assert "Make a version of the record first." in priya.shown(PAGE)


def test_the_reply_page_follows(team, signed, priya):
    records.send(factories.again(signed.review), team.priya)
    assert "The record went to the Panel on 20 May 2026" in priya.shown("reply/")
