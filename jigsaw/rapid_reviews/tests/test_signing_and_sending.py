"""Co-chairs sign one version with a code; the record goes to the Panel; the Panel replies."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from jigsaw.accounts.rules import CODE_ENDED, CODE_WRONG
from jigsaw.audit.models import Event
from jigsaw.incidents.actions.notifying import withdraw_notification
from jigsaw.incidents.models import Duty, StageMove
from jigsaw.notices.models import Mail
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions import deciding, signing
from jigsaw.rapid_reviews.models import PanelReply, RecordSignature
from jigsaw.rapid_reviews.queries.versions import sign_off
from jigsaw.rapid_reviews.rules.terms import Outcome, ReplyKind
from jigsaw.rapid_reviews.tests import factories, records
from jigsaw.rapid_reviews.tests.records import MINUTE, NOW, TODAY
from jigsaw.rapid_reviews.tests.test_versions import change_record, recuse

LATE = datetime(2026, 5, 28, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _small(small_documents):
    """The typesetter has its own tests."""


@pytest.fixture
def version(team, review):
    """Version 1, made and waiting for signatures."""
    return records.made(records.ready(team, review), team.priya)


def duties(review) -> dict[str, str]:
    return dict(Duty.rows.filter(incident=review.incident).values_list("key", "state"))


def try_to_sign(version, who, code, *, at=NOW, **changes):
    facts = {"read": True, "fingerprint": version.fingerprint} | changes
    return signing.sign_record(version, by=who, code=code, at=at, **facts)


def test_two_co_chairs_complete_the_sign_off(team, version):
    records.sign(version, team.marcus)
    assert not sign_off(version, version.review).complete
    records.sign(version, team.joan)
    state = sign_off(version, version.review)
    assert state.complete
    assert state.lacks == ""
    assert {row.fingerprint for row in state.signed} == {version.fingerprint}
    assert "open" not in {state for key, state in duties(version.review).items() if key.startswith("sign-")}


@pytest.mark.parametrize("who", ["priya", "tom", "dee"])
def test_only_a_co_chair_signs(team, version, who):
    with pytest.raises(Refused, match="Only a co-chair"):
        records.code_for(version, getattr(team, who))
    with pytest.raises(Refused, match="Only a co-chair"):
        signing.ask_for_change(version, by=getattr(team, who), note="x", at=NOW)


def test_a_co_chair_who_stands_back_cannot_sign(team, version):
    recuse(version.review.incident, team.joan)
    with pytest.raises(Refused, match="Only a co-chair"):
        records.code_for(version, team.joan)


def test_a_wrong_code_is_counted_and_a_used_one_has_ended(team, version):
    code = records.code_for(version, team.marcus)
    wrong = "000000" if code != "000000" else "111111"
    with pytest.raises(Refused) as refused:
        try_to_sign(version, team.marcus, wrong)
    assert (str(refused.value), refused.value.field) == (CODE_WRONG, "code")
    assert Event.objects.filter(verb="refuse_signing_code").count() == 1
    assert not RecordSignature.rows.exists()
    with pytest.raises(Refused, match="something else than version 1"):
        try_to_sign(version, team.marcus, code, fingerprint="0" * 64)
    with pytest.raises(Refused, match="Select that you have read this record"):
        try_to_sign(version, team.marcus, code, read=False)
    with pytest.raises(Refused) as refused:
        try_to_sign(version, team.joan, code)
    assert str(refused.value) == CODE_ENDED
    try_to_sign(version, team.marcus, code)
    with pytest.raises(Refused, match="already signed version 1"):
        try_to_sign(version, team.marcus, code)


def test_the_mail_with_the_code_says_nothing_of_the_case(team, version):
    records.code_for(version, team.marcus)
    mail = Mail.objects.get(key__startswith="signing code")
    assert version.review.incident.reference in mail.subject
    assert "Child A" not in mail.body


def test_a_record_that_has_changed_is_not_signed(team, version):
    code = records.code_for(version, team.marcus)
    change_record(team, version.review)
    with pytest.raises(Refused, match="The record has changed since version 1. Wait for the next version"):
        try_to_sign(records.fresh(version), team.marcus, code)


def test_a_replaced_version_is_not_signed(team, version):
    change_record(team, version.review)
    records.made(factories.again(version.review), team.priya, what_changed="Facts")
    with pytest.raises(Refused, match="Version 2 has replaced version 1"):
        records.code_for(records.fresh(version), team.marcus)


def test_a_request_for_a_change_holds_back_the_sign_off_and_tells_the_maker_quietly(team, version):
    signing.ask_for_change(version, by=team.joan, note="Say more about the father", at=NOW)
    records.sign(version, team.marcus)
    state = sign_off(version, version.review)
    assert state.lacks == "1 request for a change not answered"
    mail = Mail.objects.get(key__startswith="record change asked")
    assert mail.person == str(team.priya.pk)
    assert "father" not in mail.body
    with pytest.raises(Refused, match="already asked for a change"):
        signing.ask_for_change(version, by=team.joan, note="Again", at=NOW)
    records.sign(version, team.joan)
    assert sign_off(version, version.review).complete


@pytest.mark.parametrize(("note", "words"), [(" ", "Enter what should change"), ("x" * 501, "It has 501")])
def test_a_request_says_what_should_change(team, version, note, words):
    with pytest.raises(Refused, match=words):
        signing.ask_for_change(version, by=team.joan, note=note, at=NOW)


def test_sending_ends_the_clocks_and_starts_those_of_a_local_review(team, review):
    review = records.sent(team, review)
    assert (review.incident.stage, review.sent_on) == ("decided", TODAY)
    assert review.sent_evidence == "Version 1 sent. Receipt of the mailbox"
    found = duties(review)
    assert found["rapid-review"] == "done"
    assert "decision-not-to-commission" not in found
    publish = Duty.rows.get(incident=review.incident, key="publish-review")
    assert (publish.started_on, publish.due_on) == (TODAY, date(2026, 11, 20))
    tell = Duty.rows.get(incident=review.incident, key="tell-of-commission")
    assert (tell.due_on, tell.duty) == (None, "Statutory guidance")
    reply = Duty.rows.get(incident=review.incident, key="panel-reply")
    assert (reply.due_on, reply.waits_on) == (None, "Child Safeguarding Practice Review Panel")


def test_a_decision_not_to_commission_counts_as_sent_with_the_record(team, review):
    review = records.sent(team, review, Outcome.NO_FURTHER_REVIEW)
    duty = Duty.rows.get(incident=review.incident, key="decision-not-to-commission")
    assert (duty.state, duty.done_on, duty.due_on) == ("done", TODAY, date(2026, 5, 27))
    assert not Duty.rows.filter(incident=review.incident, key="publish-review").exists()


def test_sent_twice_is_recorded_once(team, review):
    review = records.sent(team, review)
    moves = StageMove.rows.count()
    records.send(review, team.priya, at=NOW)
    assert StageMove.rows.count() == moves
    with pytest.raises(Refused, match="This was recorded already"):
        records.send(review, team.priya, at=NOW, evidence="Another receipt")


def test_without_all_signatures_it_goes_only_for_a_written_reason(team, version):
    records.sign(version, team.marcus)
    review = factories.again(version.review)
    with pytest.raises(Refused, match="Enter why the record goes without all signatures"):
        records.send(review, team.priya)
    records.send(review, team.priya, reason="Joan is ill; the Panel waits")
    move = StageMove.rows.get(incident=review.incident, stage="decided")
    assert move.why == "Sent without all signatures: Joan is ill; the Panel waits"
    assert "open" not in {state for key, state in duties(review).items() if key.startswith("sign-")}


def test_a_changed_record_is_not_sent(team, review):
    version = records.signed(team, review)
    change_record(team, review)
    with pytest.raises(Refused, match=r"^The record has changed since version 1\. Make a new version\.$"):
        records.send(factories.again(version.review), team.priya)


def test_documents_that_are_being_made_are_not_sent(team, version):
    records.sign(version, team.marcus, team.joan)
    with pytest.raises(Refused, match="not made and checked yet"):
        records.send(factories.again(version.review), team.priya)


def test_nothing_is_sent_without_a_version(team, review):
    with pytest.raises(Refused, match="Make a version of the record first"):
        records.send(review, team.priya)


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"sent_on": date(2026, 5, 21)}, "The date you sent the record must be today or in the past"),
        ({"sent_on": date(2026, 5, 19)}, "must be the same as or after 20 May 2026, when version 1 was made"),
        ({"sent_time": time(11, 1)}, "The time you sent the record must be now or in the past"),
        ({"evidence": " "}, "Enter what shows that it was sent"),
        ({"evidence": "x" * 100_000}, "characters or less"),
    ],
)
def test_when_it_was_sent_and_what_shows_it(team, review, facts, message):
    version = records.signed(team, review)
    with pytest.raises(Refused, match=message):
        records.send(factories.again(version.review), team.priya, **facts)


def test_sent_late_says_why(team, review):
    version = records.signed(team, review)
    review = factories.again(version.review)
    with pytest.raises(Refused, match=r"^Select why this was done late\.$"):
        records.send(review, team.priya, at=LATE)
    records.send(review, team.priya, at=LATE, late_reason="staff-absence")
    duty = Duty.rows.get(incident=review.incident, key="rapid-review")
    assert (duty.done_on, duty.late_reason) == (LATE.date(), "staff-absence")


def test_the_moment_is_kept_where_the_time_is_known(team, review):
    version = records.signed(team, review)
    review = records.send(factories.again(version.review), team.priya, sent_time=time(10, 30))
    assert review.sent_at == datetime(2026, 5, 20, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "state"),
    [("agrees", "done"), ("national", "done"), ("challenges", "open"), ("asks", "open")],
)
def test_what_a_reply_ends(team, review, kind, state):
    review = records.sent(team, review)
    records.reply(review, team.priya, kind)
    assert duties(review)["panel-reply"] == state


def test_a_reply_is_recorded_once_and_between_sending_and_today(team, review):
    with pytest.raises(Refused, match="Record first when the record went to the Panel"):
        records.reply(review, team.priya)
    review = records.sent(team, review)
    with pytest.raises(Refused, match="must be the same as or after 20 May 2026"):
        records.reply(review, team.priya, at=NOW - timedelta(days=1))
    for _ in range(2):
        records.reply(review, team.priya)
    assert PanelReply.rows.count() == 1


def test_a_challenge_leads_to_another_decision_that_is_signed_and_sent_anew(team, review):
    review = records.sent(team, review, Outcome.NO_FURTHER_REVIEW)
    records.reply(review, team.priya, ReplyKind.CHALLENGES)
    at = NOW + timedelta(days=1)
    deciding.change_decision(review, number=1, why_changed="The Panel challenged it", by=team.priya, at=at)
    review = factories.again(review)
    records.outcome(review, team.priya, Outcome.LOCAL_REVIEW, at=at)
    deciding.decide(review, by=team.priya, at=at)
    records.views(review, team.priya, at=at)
    second = records.made(factories.again(review), team.priya, what_changed="Another decision", at=at)
    assert second.content["earlier"][0]["outcome"] == "No further review"
    assert second.content["decision"]["why_changed"] == "The Panel challenged it"
    records.sign(second, team.marcus, team.joan, at=at + MINUTE)
    records.built(second, at=at)
    review = records.send(factories.again(review), team.priya, at=at)
    assert review.incident.stage == "decided"
    found = duties(review)
    assert found["send-decision-2"] == "done"
    assert found["panel-reply"] == "open"
    assert Duty.rows.get(incident=review.incident, key="publish-review").due_on == date(2026, 11, 21)
    records.reply(review, team.priya, at=at + timedelta(days=1))
    assert duties(review)["panel-reply"] == "done"


def test_a_withdrawn_notification_ends_what_was_asked_of_the_co_chairs(team, version):
    withdraw_notification(version.review.incident, reason="The criteria prove not met", by=team.priya, at=NOW)
    states = {state for key, state in duties(version.review).items() if key.startswith("sign-record-")}
    assert states == {"withdrawn"}
