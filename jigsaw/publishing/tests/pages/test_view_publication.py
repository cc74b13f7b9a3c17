"""The page of one publication."""

from __future__ import annotations

import pytest

from jigsaw.documents.made import DocumentFault
from jigsaw.publishing import actions
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    begun,
    buttons,
    drafted,
    page_of,
    text,
    title,
)

pytestmark = pytest.mark.django_db


def test_an_empty_one_says_where_to_begin(team, priya):
    answer = priya.get(address("view_publication", begun(team)))
    assert buttons(answer) == ["Continue with: Reference, title and date"]
    assert "Versions will stand here." in text(answer)
    assert "Reference: None Stage: Being written Version: None yet" in text(answer)


def test_a_whole_draft_says_make_a_version(team, priya):
    assert buttons(priya.get(address("view_publication", drafted(team)))) == ["Make version 1"]


def test_each_part_has_its_state_and_leads_to_its_page(team, priya):
    publication = drafted(team, summary="", findings=[{**factories.PLAIN["findings"][0], "title": "T" * 200}])
    tree = page_of(priya.get(address("view_publication", publication)))
    tasks = {
        item.find_class("govuk-task-list__link")[0].text_content(): (
            item.find_class("govuk-task-list__status")[0].text_content().strip(),
            item.xpath(".//a/@href")[0],
        )
        for item in tree.find_class("govuk-task-list__item")
    }
    assert tasks["Report"] == ("Completed", address("edit_report", publication))
    assert tasks["Summary, subjects and themes"][0] == "In progress"
    assert tasks["Findings"][0] == "There is a problem"
    assert len(tasks) == 9


def test_a_co_chair_sees_sign_and_a_writer_who_is_waited_for(team, priya, marcus):
    where = address("view_publication", factories.waiting(team).publication)
    assert buttons(marcus.get(where)) == ["Sign version 1"]
    assert buttons(priya.get(where)) == []
    assert "Version 1 waits for Joan Firth and Marcus Bell to sign." in text(priya.get(where))
    assert marcus.get(where).content.count(b"/edit/") == 0


def test_the_next_step_follows_the_stage(team, priya):
    signed = factories.signed(team).publication
    assert buttons(priya.get(address("view_publication", signed))) == ["Schedule the release"]
    planned = factories.scheduled(team).publication
    answer = priya.get(address("view_publication", planned))
    assert buttons(answer) == ["See the release"]
    assert "Planned release: 10:00am BST, Tuesday 30 June 2026" in text(answer)
    out = factories.published(team)
    assert buttons(priya.get(address("view_publication", out))) == []
    assert "It is published." in text(priya.get(address("view_publication", out)))


def test_a_change_that_was_asked_for_is_told_with_its_words(team, priya):
    version = factories.waiting(team)
    actions.ask_for_change(version, by=team.joan, note="Say which year.", at=factories.NOW)
    said = text(priya.get(address("view_publication", version.publication)))
    assert "Joan Firth asked for a change." in said
    assert "“Say which year.”" in said


def test_documents_under_way_are_asked_for_again(team, priya):
    publication = drafted(team)
    actions.make_version(publication, what_changed="First", by=team.priya, at=factories.NOW)
    answer = priya.get(address("view_publication", publication))
    assert "The documents of version 1 are being made." in text(answer)
    assert page_of(answer).xpath("//body/@data-refresh") == ["3"]


def test_documents_that_could_not_be_made_say_why_and_what_to_do(team, priya, monkeypatch):
    def overfull(*args, **kwargs):
        raise DocumentFault(
            "Briefing", "The briefing does not fit on one page. Cut about 40 words.", "briefing"
        )

    monkeypatch.setattr("jigsaw.documents.packing.make_pack", overfull)
    version = factories.waiting(team)
    answer = priya.get(address("view_publication", version.publication))
    assert "Cut about 40 words." in text(answer)
    assert "Make the documents again" in text(answer)


def test_the_window_says_the_reference_and_never_the_title(team, priya):
    said = title(priya.get(address("view_publication", drafted(team))))
    assert said.startswith("Publication – ASCP 2024-25/02")
    assert "Seen" not in said


def test_the_number_of_queries_does_not_grow_with_versions(team, priya):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    version = factories.waiting(team)
    where = address("view_publication", version.publication)
    counts = []
    priya.get(where)
    for _more in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert priya.get(where).status_code == 200
        counts.append(len(asked))
        for number in range(6):
            draft = factories.edition(title=f"Title {number}")
            publication = factories.fresh(version.publication)
            actions.save_part(
                publication, part="basics", value={"title": draft["title"]}, revision=publication.draft_revision,
                by=team.priya, at=factories.NOW,
            )  # fmt: skip
            factories.next_version(team, publication)
    assert counts[0] == counts[1]


def test_who_may(team, browse, stranger):
    where = address("view_publication", drafted(team))
    guards.may_open(team, browse, where, "priya", "dee", "marcus", "joan")
    guards.not_there_for(stranger, where)
