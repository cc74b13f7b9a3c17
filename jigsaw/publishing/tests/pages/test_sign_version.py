"""A co-chair's page: read, get a code, decide."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from jigsaw.notices.models import Mail
from jigsaw.publishing import actions
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    buttons,
    errors,
    filled,
    page_of,
    text,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(team):
    """Version 1, waiting for both co-chairs."""
    return factories.waiting(team)


@pytest.fixture
def where(version):
    """The page on which it is signed."""
    return address("sign_version", version.publication, number=version.number)


def code_in_mail(someone) -> str:
    mails = Mail.objects.filter(person=str(someone.pk), key__startswith="signing code").order_by("written_at")
    return re.findall(r"\b\d{6}\b", mails.last().body)[0]


def decided(client, where: str, **changes):
    fields = filled(client.get(where))
    return client.post(where, fields | changes)


def test_the_page_holds_all_that_is_signed(team, marcus, version, where):
    said = text(marcus.get(where))
    for words in (
        "Sign version 1",
        "Press statement",
        "Slides",
        version.fingerprint,
        "30 June 2026",
        "Joan Firth",
    ):
        assert words in said
    assert "I have read these four documents" in said
    assert buttons(marcus.get(where)) == ["Send me a code", "Confirm my decision"]
    code = page_of(marcus.get(where)).xpath("//input[@name='code']")[0]
    assert code.get("autocomplete") == "one-time-code"


def test_marcus_and_joan_sign(team, browse, version, where):
    for someone in (team.marcus, team.joan):
        client = browse(someone)
        sent = client.post(where, {"send": "yes"})
        assert "We have sent a code to" in text(client.get(sent["Location"]))
        answer = decided(client, where, decision="sign", code=code_in_mail(someone), read="on")
        assert answer["Location"] == address("view_publication", version.publication)
        assert "You signed version 1." in text(client.get(answer["Location"]))
    assert factories.fresh(version.publication).stage == "signed"


def test_what_is_missing_is_said_in_these_words(team, marcus, where):
    assert errors(decided(marcus, where)) == ["Select what you decide"]
    assert errors(decided(marcus, where, decision="sign")) == [
        "Enter the code from the email", "Select that you have read these documents",
    ]  # fmt: skip
    assert errors(decided(marcus, where, decision="change")) == ["Enter what should change"]
    long = decided(marcus, where, decision="change", note="a" * 100_000)
    assert errors(long) == ["What should change must be 500 characters or less. It has 100,000"]
    assert errors(decided(marcus, where, decision="bless")) == ["Select your decision, as on the page"]


def test_a_wrong_code_signs_nothing(team, marcus, version, where):
    marcus.post(where, {"send": "yes"})
    right = code_in_mail(team.marcus)
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    answer = decided(marcus, where, decision="sign", code=wrong, read="on")
    assert errors(answer) == ["The code is not correct. Check the email or ask for a new code."]
    assert not version.signatures.exists()


def test_a_code_ends_after_ten_minutes(team, marcus, version, where, clock):
    marcus.post(where, {"send": "yes"})
    clock.shift(timedelta(minutes=11))
    answer = decided(marcus, where, decision="sign", code=code_in_mail(team.marcus), read="on")
    assert errors(answer) == ["The code has ended. Ask for a new code."]


def test_the_sixth_code_within_an_hour_is_refused(team, marcus, where):
    for _code in range(5):
        assert marcus.post(where, {"send": "yes"}).status_code == 302
    answer = marcus.post(where, {"send": "yes", "decision": "change", "note": "Keep my words"})
    assert errors(answer) == ["You have asked for 5 codes within an hour. Ask again at 11:01am."]
    assert filled(answer)["note"] == ["Keep my words"]


def test_asking_for_a_code_keeps_what_was_typed(team, marcus, where):
    answer = marcus.post(where, {"send": "yes", "decision": "change", "note": "Say which year"})
    assert filled(answer)["note"] == ["Say which year"]


def test_a_change_and_a_conflict_need_no_code(team, browse, version, where):
    decided(browse(team.joan), where, decision="change", note="Say which year.")
    decided(browse(team.marcus), where, decision="conflict")
    held = {s.person: (s.decision, s.note) for s in version.signatures.all()}
    assert held == {team.joan: ("change", "Say which year."), team.marcus: ("conflict", "")}


def test_the_version_that_was_shown_is_the_one_that_is_signed(team, marcus, version, where):
    """Fails when a signature counts for something that the person did not see."""
    marcus.post(where, {"send": "yes"})
    answer = decided(
        marcus, where, decision="sign", code=code_in_mail(team.marcus), read="on", fingerprint="0" * 64
    )
    assert errors(answer) == ["The page showed something else than version 1. Read it again and sign."]
    assert not version.signatures.exists()


def test_sent_twice_signs_once(team, marcus, version, where):
    marcus.post(where, {"send": "yes"})
    fields = filled(marcus.get(where)) | {
        "decision": "sign",
        "code": code_in_mail(team.marcus),
        "read": "on",
    }
    assert marcus.post(where, fields).status_code == 302
    assert errors(marcus.post(where, fields)) == ["You have already signed version 1."]
    assert version.signatures.count() == 1


def test_an_old_version_is_not_signed_and_only_the_difference_is_shown(team, marcus, version, where):
    factories.sign(version, team.marcus)
    publication = factories.fresh(version.publication)
    actions.save_part(
        publication, part="basics", value={"title": "Out of view"}, revision=publication.draft_revision,
        by=team.priya, at=factories.NOW,
    )  # fmt: skip
    factories.next_version(team, publication)
    assert "Version 2 has replaced this version." in text(marcus.get(where))
    assert errors(decided(marcus, where, decision="conflict")) == [
        "Version 2 has replaced version 1. Decide on version 2."
    ]
    page = marcus.get(address("sign_version", publication, number=2))
    assert "What changed since version 1, which you signed" in text(page)
    assert [each.text_content() for each in page_of(page).xpath("//ins")] == ["Added: Out of view"]


def test_extra_fields_change_nothing(team, marcus, version, where):
    decided(
        marcus,
        where,
        decision="change",
        note="x",
        person=str(team.joan.pk),
        version="9",
        cleared_at="x",
    )
    assert [s.person for s in version.signatures.all()] == [team.marcus]


def test_who_may(team, browse, stranger, where):
    guards.may_open(team, browse, where, "marcus", "joan", post={"decision": "sign"})
    guards.not_there_for(stranger, where, {"decision": "sign"})
