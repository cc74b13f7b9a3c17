"""Codes that confirm a grave act: how long they hold, and how many go out."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from jigsaw.accounts import codes, rules
from jigsaw.accounts.models import ConfirmationCode
from jigsaw.accounts.tests.factories import NOW, invited
from jigsaw.audit.acting import ActRequired
from jigsaw.audit.actions import act
from jigsaw.notices.models import Mail

MINUTE = timedelta(minutes=1)


def send(person, purpose="version 1", at=NOW) -> str:
    with act("send_code", by=person, at=at):
        assert codes.write_code(person, purpose=purpose, subject="Your code", at=at) == ""
    mail = Mail.objects.filter(key__startswith="signing code").order_by("written_at").last()
    return re.findall(r"\b\d{6}\b", mail.body)[0]


def use(person, code, purpose="version 1", at=NOW) -> str:
    with act("use_code", by=person, at=at):
        return codes.use_code(person, purpose=purpose, code=code, at=at)


def test_a_code_holds_ten_minutes_and_five_tries_and_once():
    sent = {"sent_at": NOW, "tries": 0, "used": False}
    assert rules.code_holds(**sent, at=NOW)
    assert rules.code_holds(**sent, at=NOW + timedelta(minutes=10))
    assert not rules.code_holds(**sent, at=NOW + timedelta(minutes=10, microseconds=1))
    assert not rules.code_holds(**sent, at=NOW - timedelta(seconds=1))
    assert rules.code_holds(**(sent | {"tries": 4}), at=NOW)
    assert not rules.code_holds(**(sent | {"tries": 5}), at=NOW)
    assert not rules.code_holds(**(sent | {"used": True}), at=NOW)


def test_the_sixth_code_within_an_hour_is_refused_with_the_time_to_ask_again():
    sent = [NOW + timedelta(minutes=n) for n in range(5)]
    assert rules.why_no_code(sent[:4], NOW + timedelta(minutes=5)) == ""
    assert rules.why_no_code(sent, NOW + timedelta(minutes=5)).endswith("Ask again at 5:01pm.")
    assert rules.why_no_code(sent, NOW + timedelta(hours=1, minutes=1)) == ""


@pytest.mark.django_db
def test_the_right_code_is_used_once():
    person = invited()
    code = send(person)
    assert use(person, f" {code[:3]} {code[3:]} ") == ""
    assert use(person, code) == rules.CODE_ENDED


@pytest.mark.django_db
def test_five_wrong_codes_end_it_and_each_is_counted():
    person = invited()
    code = send(person)
    wrong = "000000" if code != "000000" else "111111"
    assert {use(person, wrong) for _ in range(5)} == {rules.CODE_WRONG}
    assert ConfirmationCode.objects.get().tries == 5
    assert use(person, code) == rules.CODE_ENDED


@pytest.mark.django_db
def test_a_code_is_for_one_person_one_purpose_and_ends_when_a_new_one_goes():
    person, other = invited(), invited("Tom Reid", "tom.reid@alderbrook-scp.example")
    old = send(person)
    assert use(other, old) == rules.CODE_ENDED
    assert use(person, old, purpose="version 2") == rules.CODE_ENDED
    new = send(person, at=NOW + MINUTE)
    if new != old:
        assert use(person, old, at=NOW + MINUTE) == rules.CODE_WRONG
    assert use(person, new, at=NOW + MINUTE) == ""


@pytest.mark.django_db
def test_a_code_is_kept_as_a_hash_and_only_inside_an_act():
    person = invited()
    code = send(person)
    assert code not in ConfirmationCode.objects.get().code_hash
    with pytest.raises(ActRequired):
        codes.write_code(person, purpose="version 1", subject="Your code", at=NOW)
