"""One section of the report, with its preview."""

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


def test_a_section_is_kept(team, priya):
    publication = begun(team)
    where = address("edit_report_section", publication, number=1)
    answer = parts.sent(priya, where, heading="Conclusion", body="**No service held the whole.**")
    assert answer["Location"] == address("edit_report", publication)
    assert draft_of(publication)["report"] == [
        {"heading": "Conclusion", "body": "**No service held the whole.**"}
    ]


def test_the_preview_is_what_readers_see_and_saves_nothing(team, priya):
    publication = drafted(team)
    where = address("edit_report_section", publication, number=1)
    answer = parts.sent(priya, where, body="### Period\n\n**Nobody** asked.\n\n- one\n- two", preview="yes")
    tree = page_of(answer)
    card = tree.xpath("//section[@aria-labelledby='preview-heading']")[0]
    assert [each.text_content() for each in card.xpath(".//strong")][-1] == "Nobody"
    assert len(card.xpath(".//li")) == 2
    assert filled(answer)["body"] == ["### Period\n\n**Nobody** asked.\n\n- one\n- two"]
    assert draft_of(publication) == publication.draft


@pytest.mark.parametrize("sent", ["preview", "save"])
def test_markup_is_refused_with_its_line(team, priya, sent):
    where = address("edit_report_section", drafted(team), number=1)
    more = {"preview": "yes"} if sent == "preview" else {}
    answer = parts.sent(priya, where, body="Fine.\n\n<script>alert(1)</script>", **more)
    assert len(errors(answer)) == 1
    assert errors(answer)[0].startswith("Line 3 has raw HTML")
    assert b"<script>alert" not in answer.content


def test_what_is_missing_is_said_in_these_words(team, priya):
    answer = parts.sent(priya, address("edit_report_section", begun(team), number=1))
    assert errors(answer) == ["Enter the heading", "Enter the text of the section"]


def test_a_hundred_thousand_characters_are_a_section(team, priya):
    publication = drafted(team)
    words = "word " * 20_000
    assert (
        parts.sent(priya, address("edit_report_section", publication, number=1), body=words).status_code
        == 302
    )
    assert draft_of(publication)["report"][0]["body"] == words.strip()


def test_a_body_of_two_million_characters_is_refused(team, priya):
    answer = parts.sent(priya, address("edit_report_section", drafted(team), number=1), body="a" * 1_600_000)
    assert errors(answer) == ["The text must be at most 1,500,000 characters; it has 1,600,000"]


def test_saving_as_it_stands_changes_nothing(team, priya, browse):
    publication = drafted(team)
    where = address("edit_report_section", publication, number=1)
    parts.saving_as_it_stands_changes_nothing(priya, publication, where)
    parts.fields_that_nobody_asked_for_change_nothing(priya, publication, where)
    parts.sending_twice_is_sending_once(priya, publication, where, body="Other")
    parts.an_expired_session_keeps_the_text(priya, browse, team, where, "body")


def test_two_writers_lose_nothing(team, priya):
    publication = drafted(team)
    where = address("edit_report_section", publication, number=1)
    parts.two_writers_lose_nothing(
        priya, team, publication, where, part="report[0]", field="body", theirs="Dee wrote this"
    )


def test_who_may(team, browse, stranger):
    where = address("edit_report_section", drafted(team), number=1)
    guards.may_open(team, browse, where, "priya", "dee")
    guards.not_there_for(stranger, where)
