"""Freeze the draft as a version."""

from __future__ import annotations

import pytest

from jigsaw.publishing import actions
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    buttons,
    drafted,
    errors,
    page_of,
    text,
)

pytestmark = pytest.mark.django_db


def changed(team, version, words="Another title"):
    publication = factories.fresh(version.publication)
    return actions.save_part(
        publication, part="basics", value={"title": words}, revision=publication.draft_revision, by=team.priya,
        at=factories.NOW,
    )  # fmt: skip


def test_a_version_is_made(team, priya):
    publication = drafted(team)
    where = address("make_version", publication)
    assert buttons(priya.get(where)) == ["Make version 1"]
    answer = priya.post(where, {"what_changed": "First whole draft"})
    assert answer["Location"] == address("view_publication", publication)
    assert [v.what_changed for v in publication.versions.all()] == ["First whole draft"]
    assert "Version 1 is made." in text(priya.get(answer["Location"]))


def test_the_words_are_asked_for_and_at_most_200(team, priya):
    where = address("make_version", drafted(team))
    assert errors(priya.post(where, {})) == ["Enter what changed"]
    long = priya.post(where, {"what_changed": "x" * 100_000})
    assert errors(long) == ["What changed must be 200 characters or less. It has 100,000"]


def test_faults_of_the_draft_lead_to_their_pages_and_stop_it(team, priya):
    publication = drafted(team, summary="", statement=None)
    where = address("make_version", publication)
    tree = page_of(priya.get(where))
    links = {a.text_content(): a.get("href") for a in tree.xpath("//main//ul//a")}
    assert links["summary: is missing"] == address("edit_about", publication)
    assert links["statement: is missing: a local review has a press statement"] == address(
        "edit_statement", publication
    )
    assert buttons(priya.get(where)) == []
    answer = priya.post(where, {"what_changed": "x"})
    assert errors(answer) == ["The draft is not whole yet. Put right what is listed below"]
    assert not publication.versions.exists()


def test_the_difference_is_told_in_words(team, priya):
    version = factories.waiting(team)
    where = address("make_version", changed(team, version))
    tree = page_of(priya.get(where))
    assert [each.text_content() for each in tree.xpath("//del")] == ["Removed: Seen but not known"]
    assert [each.text_content() for each in tree.xpath("//ins")] == ["Added: Another title"]


def test_nothing_changed_and_a_second_press_are_refused(team, priya):
    version = factories.waiting(team)
    where = address("make_version", version.publication)
    answer = priya.post(where, {"what_changed": "Again"})
    assert errors(answer) == ["Nothing has changed since version 1"]
    assert version.publication.versions.count() == 1


def test_who_may(team, browse, stranger):
    where = address("make_version", drafted(team))
    guards.may_open(team, browse, where, "priya", "dee", post={"what_changed": "x"})
    guards.not_there_for(stranger, where, {"what_changed": "x"})
