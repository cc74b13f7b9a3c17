"""Make the documents again."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    errors,
    text,
)

pytestmark = pytest.mark.django_db


def test_documents_that_failed_are_queued_again(team, priya, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError("disk")

    with monkeypatch.context() as patch:
        patch.setattr("jigsaw.documents.packing.make_pack", broken)
        version = factories.waiting(team)
    assert factories.fresh(version).documents_state == "failed"
    where = address("make_documents_again", version.publication, number=1)
    assert "The documents could not be made" in text(priya.get(where))
    answer = priya.post(where)
    assert answer["Location"] == address("view_publication", version.publication)
    assert factories.fresh(version).documents_state == "waiting"


def test_documents_that_are_made_are_left_alone(team, priya):
    version = factories.waiting(team)
    answer = priya.post(address("make_documents_again", version.publication, number=1))
    assert len(errors(answer)) == 1
    assert factories.fresh(version).documents_state == "made"


def test_who_may(team, browse, stranger):
    where = address("make_documents_again", factories.waiting(team).publication, number=1)
    guards.may_open(team, browse, where, "priya", "dee")
    guards.not_there_for(stranger, where)
