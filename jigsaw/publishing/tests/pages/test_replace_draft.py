"""Another edition file in the place of the draft."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    draft_of,
    drafted,
    errors,
    text,
)

pytestmark = pytest.mark.django_db

GOOD = json.dumps(factories.PLAIN).encode()


def file(content: bytes, name: str = "edition.json") -> dict:
    return {"file": SimpleUploadedFile(name, content)}


def test_the_file_becomes_the_draft_and_versions_stay(team, priya):
    version = factories.waiting(team)
    where = address("replace_draft", version.publication)
    assert "the signatures are cleared" in text(priya.get(where))
    other = json.dumps({**factories.PLAIN, "title": "Another title"}).encode()
    assert priya.post(where, file(other))["Location"] == address("view_publication", version.publication)
    assert draft_of(version.publication)["title"] == "Another title"
    assert factories.fresh(version).edition["title"] == "Seen but not known"
    assert factories.fresh(version.publication).stage == "drafting"


def test_a_faulty_file_changes_nothing(team, priya):
    publication = drafted(team)
    where = address("replace_draft", publication)
    assert errors(priya.post(where, file(b"title: [")))[-1] == "The selected file has 1 thing to put right"
    assert errors(priya.post(where, {})) == ["Select an edition file"]
    assert draft_of(publication) == publication.draft


def test_a_published_one_is_refused(team, priya):
    answer = priya.post(address("replace_draft", factories.published(team)), file(GOOD))
    assert errors(answer) == ["This publication is published. Start a correction to change it."]


def test_who_may(team, browse, stranger):
    where = address("replace_draft", drafted(team))
    guards.may_open(team, browse, where, "priya", "dee")
    guards.not_there_for(stranger, where, file(GOOD))
