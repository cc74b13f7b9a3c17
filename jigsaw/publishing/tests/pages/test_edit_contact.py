"""The helpline and the contact for the media."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards, parts
from jigsaw.publishing.tests.pages.reading import (
    address,
    begun,
    draft_of,
    drafted,
    errors,
    filled,
)

pytestmark = pytest.mark.django_db


def test_they_come_from_the_partnership_and_can_differ(team, priya):
    publication = begun(team)
    where = address("edit_contact", publication)
    assert filled(priya.get(where))["helpline_phone"] == ["01632 960 188"]
    assert parts.sent(priya, where, helpline_phone="01632 960 199").status_code == 302
    held = draft_of(publication)["partnership"]
    assert held["helpline"]["phone"] == "01632 960 199"
    assert held["name"] == "Alderbrook Safeguarding Children Partnership"


def test_mobiles_and_persons_mailboxes_are_refused_in_these_words(team, priya):
    where = address("edit_contact", drafted(team))
    answer = parts.sent(
        priya, where, media_phone="07700 900 123", media_email="dee.lowe@alderbrook-scp.example"
    )
    assert errors(answer) == [
        "Email address of the press office must be a role mailbox. Use a role mailbox and switchboard, "
        "not a person's mailbox",
        "Telephone number of the press office must not be a mobile number. Use a role mailbox and "
        "switchboard, not a person's mobile",
    ]


def test_what_is_missing_is_said_in_these_words(team, priya):
    where = address("edit_contact", drafted(team))
    answer = parts.sent(
        priya, where, helpline_text="", helpline_phone="", media_name="", media_email="", media_phone=""
    )
    assert errors(answer) == [
        "Enter what someone who is worried about a child is told", "Enter the telephone number to call",
        "Enter the name of the press office", "Enter the email address of the press office",
        "Enter the telephone number of the press office",
    ]  # fmt: skip


def test_saving_as_it_stands_changes_nothing(team, priya):
    publication = drafted(team)
    where = address("edit_contact", publication)
    parts.saving_as_it_stands_changes_nothing(priya, publication, where)
    parts.fields_that_nobody_asked_for_change_nothing(priya, publication, where)
    parts.sending_twice_is_sending_once(priya, publication, where, media_name="Press office")


def test_a_hundred_thousand_characters_are_refused_and_kept_on_the_page(team, priya):
    answer = parts.sent(priya, address("edit_contact", drafted(team)), helpline_text="a" * 100_000)
    assert errors(answer) == [
        "The words for someone who is worried about a child must be at most 20,000 characters; it has 100,000"
    ]


def test_an_expired_session_keeps_the_text(team, priya, browse):
    parts.an_expired_session_keeps_the_text(
        priya, browse, team, address("edit_contact", drafted(team)), "helpline_text"
    )


def test_who_may(team, browse, stranger):
    where = address("edit_contact", drafted(team))
    guards.may_open(team, browse, where, "priya", "dee")
    guards.not_there_for(stranger, where)
