"""The page of a co-chair: read, get a code, decide."""

from __future__ import annotations

import re

from jigsaw.notices.models import Mail
from jigsaw.rapid_reviews.models import RecordSignature
from jigsaw.rapid_reviews.tests import factories, records
from jigsaw.rapid_reviews.tests.reviewing import Reviewing
from jigsaw.rapid_reviews.tests.test_versions import change_record, recuse

PAGE = "versions/1/sign/"


def code(team) -> str:
    mails = Mail.objects.filter(person=str(team.marcus.pk), key__startswith="signing code").order_by(
        "written_at"
    )
    return re.findall(r"\b\d{6}\b", list(mails)[-1].body)[0]


def typed(version, **more):
    return {"decision": "sign", "read": "on", "fingerprint": version.fingerprint, **more}


def test_a_co_chair_reads_gets_a_code_and_signs(team, version, marcus):
    page = marcus.shown(PAGE)
    assert "Only ASCP’s co-chairs with access to this case can see this page." in page
    assert version.fingerprint in page
    assert "I have read this record" in page
    assert "We have sent a code to" in marcus.done(PAGE, {"send": "yes"})
    page = marcus.done(PAGE, typed(version, code=code(team), person="somebody", kind="change"))
    assert "You signed version 1." in page
    assert RecordSignature.rows.get().person == team.marcus
    marcus.refused(PAGE, typed(version, code=code(team)), "You have already signed version 1")
    assert RecordSignature.rows.count() == 1


def test_what_is_missing_is_said(team, version, marcus):
    marcus.refused(PAGE, {}, "Select what you decide")
    marcus.refused(
        PAGE, {"decision": "sign"}, "Enter the code from the email", "Select that you have read this record"
    )
    marcus.refused(PAGE, {"decision": "change"}, "Enter what should change")
    page = marcus.refused(PAGE, {"decision": "change", "note": "x" * 100_000}, "It has 100,000")
    assert "xxxx" in page
    marcus.refused(PAGE, typed(version, code="000000"), "The code has ended")
    marcus.done(PAGE, {"send": "yes"})
    wrong = "000000" if code(team) != "000000" else "111111"
    marcus.refused(PAGE, typed(version, code=wrong), "The code is not correct")
    marcus.refused(
        PAGE, typed(version, code=code(team), fingerprint="0" * 64), "something else than version 1"
    )
    assert not RecordSignature.rows.exists()


def test_a_change_is_asked_for_and_what_was_typed_stays_when_a_code_is_sent(team, version, marcus):
    answer = marcus.sent(PAGE, {"send": "yes", "decision": "change", "note": "Say more"})
    assert "Say more" in answer.content.decode()
    page = marcus.done(PAGE, {"decision": "change", "note": "Say more about the father"})
    assert "You asked for a change of version 1" in page
    assert RecordSignature.rows.get().kind == "change"


def test_a_record_that_has_changed_cannot_be_signed(team, version, marcus):
    change_record(team, version.review)
    page = marcus.shown(PAGE)
    assert "The record has changed since version 1. Wait for the next version." in page
    assert "Confirm my decision" not in page
    marcus.refused(PAGE, typed(version, code="123456"), "The record has changed since version 1")


def test_what_changed_since_the_version_before_is_shown(team, version, marcus):
    change_record(team, version.review)
    records.made(factories.again(version.review), team.priya, what_changed="The facts")
    page = marcus.shown("versions/2/sign/")
    assert "What changed since version 1" in page
    assert "Something else is known by now." in page


def test_only_co_chairs_find_it(team, version, strangers, priya, tom, marcus):
    """A coordinator cannot sign, nor can the business manager, nor a co-chair who stands back."""
    panel = Reviewing(version.review, factories.reader(version.review))
    for someone in (priya, tom, panel, *strangers):
        someone.shown(PAGE, status=404)
        assert someone.sent(PAGE, typed(version, code="123456")).status_code == 404
    recuse(version.review.incident, team.marcus)
    marcus.shown(PAGE, status=404)
    assert marcus.sent(PAGE, {"send": "yes"}).status_code == 404


def test_six_codes_an_hour_are_refused_with_the_time_to_ask_again(version, marcus):
    for _ in range(5):
        marcus.done(PAGE, {"send": "yes"})
    marcus.refused(PAGE, {"send": "yes"}, "Ask again at 12:01pm")
