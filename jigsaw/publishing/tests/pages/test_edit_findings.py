"""The findings, in their order."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import address, draft_of, drafted, filled

pytestmark = pytest.mark.django_db


class TestList(guards.ListPage):
    page = "edit_findings"
    part = "findings"
    two = factories.edition()["findings"]
    empty = "Findings will stand here in the order of the report."
    add = "Add a finding"
    question = "Remove finding 1?"


def test_recommendations_keep_naming_the_same_findings(team, priya):
    publication = drafted(team)
    where = address("edit_findings", publication)
    priya.post(where, filled(priya.get(where)) | {"removed": "1"})
    assert draft_of(publication)["recommendations"][0]["findings"] == [1]
