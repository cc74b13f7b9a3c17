"""The seven boxes of the one-page briefing."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards, parts
from jigsaw.publishing.tests.pages.reading import address, begun, draft_of, drafted, errors, text

pytestmark = pytest.mark.django_db


def test_the_boxes_are_kept_line_by_line(team, priya):
    publication = drafted(team)
    answer = parts.sent(priya, address("edit_briefing", publication), do="Ask.\r\n\r\nCheck.\r\n")
    assert answer.status_code == 302
    assert draft_of(publication)["briefing"]["do"] == ["Ask.", "Check."]


def test_the_page_counts_words_and_explains_the_one_page(team, priya):
    said = text(priya.get(address("edit_briefing", drafted(team))))
    assert "exactly one A4 page" in said
    assert "Saved so far: 55 words of about 600." in said


def test_what_is_missing_is_said_in_these_words(team, priya):
    where = address("edit_briefing", begun(team))
    answer = parts.sent(priya, where, what_happened="Something.")
    assert errors(answer) == [
        "Enter why it matters", "Enter what you found", "Enter what good practice looked like",
        "Enter what to do", "Enter what not to do", "Enter the questions for the team", "Enter the words of the link",
    ]  # fmt: skip


def test_a_link_that_no_document_may_hold_is_refused(team, priya):
    answer = parts.sent(
        priya, address("edit_briefing", drafted(team)), **{"read_more-0-link": "javascript:alert(1)"}
    )
    assert errors(answer) == ["Address must be a link that begins with https, http, mailto or tel"]


def test_a_line_that_is_too_long_is_named(team, priya):
    answer = parts.sent(priya, address("edit_briefing", drafted(team)), do="Ask.\n" + "a" * 5001)
    assert errors(answer) == ["Do, line 2, must be at most 5,000 characters; it has 5,001"]


class TestPart(guards.PartPage):
    page = "edit_briefing"
    part = "briefing"
    field = "what_happened"
    label = "What happened"
