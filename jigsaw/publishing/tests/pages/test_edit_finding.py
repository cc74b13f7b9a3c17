"""One finding."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards, parts
from jigsaw.publishing.tests.pages.reading import address, begun, draft_of, drafted, errors, filled

pytestmark = pytest.mark.django_db


def test_a_finding_is_added_once(team, priya):
    publication = begun(team)
    where = address("edit_finding", publication, number=1)
    fields = filled(priya.get(where)) | {
        "title": "Four services knew", "practice": "needs-to-improve", "what_happened": "They knew.",
        "why": "Forms.", "themes_2": ["unseen-fathers"],
    }  # fmt: skip
    for _press in range(2):
        answer = priya.post(where, fields)
        assert answer["Location"] == address("edit_findings", publication)
    assert draft_of(publication)["findings"] == [
        {"title": "Four services knew", "practice": "needs-to-improve", "what_happened": "They knew.",
         "why": "Forms.", "themes": ["unseen-fathers"]}
    ]  # fmt: skip


def test_what_is_missing_is_said_in_these_words(team, priya):
    answer = parts.sent(priya, address("edit_finding", begun(team), number=1))
    assert errors(answer) == [
        "Enter the finding in one sentence", "Select what the finding is about", "Enter what happened",
        "Enter why this made sense at the time",
    ]  # fmt: skip


def test_only_its_own_faults_are_told(team, priya):
    """Fails when a page lists what is wrong with another finding."""
    publication = drafted(team, findings=[{"title": "Only a title"}, *factories.edition()["findings"]])
    assert parts.sent(priya, address("edit_finding", publication, number=2)).status_code == 302


@pytest.mark.parametrize("number", [0, 4, 201, 99999])
def test_a_place_beyond_the_next_is_not_there(team, priya, number):
    where = address("edit_finding", drafted(team), number=number)
    assert priya.get(where).status_code == 404
    assert priya.post(where, {"title": "x"}).status_code == 404


class TestPart(guards.PartPage):
    page = "edit_finding"
    number = 1
    part = "findings[0]"
    field = "what_happened"
    label = "What happened"
