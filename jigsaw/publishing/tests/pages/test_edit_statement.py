"""The press statement's own words."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards, parts
from jigsaw.publishing.tests.pages.reading import address, begun, draft_of, drafted, errors, page_of

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


class TestPart(guards.PartPage):
    page = "edit_statement"
    part = "statement"
    field = "opening"
    label = "Opening"
