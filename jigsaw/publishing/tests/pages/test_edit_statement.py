"""The press statement's own words."""

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
    page_of,
)

pytestmark = pytest.mark.django_db


def test_the_words_and_who_speaks_are_kept(team, priya):
    publication = begun(team)
    answer = parts.sent(
        priya, address("edit_statement", publication), opening="Today.", outcome="Safe.", learning="Ask.",
        **{"signatories-0-name": "Marcus Bell", "signatories-0-role": "Co-chair"},
    )  # fmt: skip
    assert answer.status_code == 302
    assert draft_of(publication)["statement"] == {
        "opening": "Today.", "outcome": "Safe.", "learning": "Ask.",
        "signatories": [{"name": "Marcus Bell", "role": "Co-chair"}],
    }  # fmt: skip


def test_what_is_missing_is_said_in_these_words(team, priya):
    publication = drafted(team)
    answer = parts.sent(
        priya, address("edit_statement", publication), opening="", outcome="", learning="",
        **{"signatories-0-name": "", "signatories-0-role": "", "signatories-1-name": "", "signatories-1-role": ""},
    )  # fmt: skip
    assert errors(answer) == [
        "Enter the opening", "Enter the outcome", "Enter what was learned", "Enter the name of who speaks",
    ]  # fmt: skip


def test_a_fault_stands_at_the_row_that_has_it(team, priya):
    answer = parts.sent(
        priya, address("edit_statement", drafted(team)),
        **{"signatories-0-name": "", "signatories-0-role": "", "signatories-1-role": ""},
    )  # fmt: skip
    assert errors(answer) == ["Enter the role of who speaks"]
    link = page_of(answer).xpath("//*[contains(@class, 'error-summary')]//a/@href")
    assert link == ["#id_signatories-1-role"]


def test_saving_as_it_stands_changes_nothing(team, priya):
    publication = drafted(team)
    parts.saving_as_it_stands_changes_nothing(priya, publication, address("edit_statement", publication))


def test_extra_fields_and_a_second_press_change_nothing(team, priya):
    publication = drafted(team)
    where = address("edit_statement", publication)
    parts.fields_that_nobody_asked_for_change_nothing(priya, publication, where)
    parts.sending_twice_is_sending_once(priya, publication, where, opening="Other words")


def test_two_writers_lose_nothing(team, priya):
    publication = drafted(team)
    where = address("edit_statement", publication)
    parts.two_writers_lose_nothing(
        priya, team, publication, where, part="statement", field="opening", theirs="Dee wrote this"
    )


def test_an_expired_session_keeps_the_text(team, priya, browse):
    publication = drafted(team)
    parts.an_expired_session_keeps_the_text(
        priya, browse, team, address("edit_statement", publication), "opening"
    )


def test_a_hundred_thousand_characters_are_refused_and_kept_on_the_page(team, priya):
    publication = drafted(team)
    answer = parts.sent(priya, address("edit_statement", publication), opening="a" * 100_000)
    assert errors(answer) == ["Opening must be at most 20,000 characters; it has 100,000"]
    assert filled(answer)["opening"] == ["a" * 100_000]


def test_who_may(team, browse, stranger):
    publication = drafted(team)
    where = address("edit_statement", publication)
    guards.may_open(team, browse, where, "priya", "dee", post={"opening": "x"})
    guards.not_there_for(stranger, where, {"opening": "x"})
