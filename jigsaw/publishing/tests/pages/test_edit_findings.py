"""The findings, in their order."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    begun,
    buttons,
    draft_of,
    drafted,
    errors,
    filled,
    text,
)

pytestmark = pytest.mark.django_db


def test_an_empty_list_says_what_will_stand_here(team, priya):
    answer = priya.get(address("edit_findings", begun(team)))
    assert "Findings will stand here in the order of the report." in text(answer)
    assert buttons(answer) == ["Add a finding"]


def test_items_are_moved_and_the_end_stays(team, priya):
    publication = drafted(team, findings=factories.edition()["findings"])
    where = address("edit_findings", publication)
    first, second = draft_of(publication)["findings"]
    fields = filled(priya.get(where))
    assert priya.post(where, fields | {"up": "2"}).status_code == 302
    assert draft_of(publication)["findings"] == [second, first]
    assert priya.post(where, filled(priya.get(where)) | {"down": "2"}).status_code == 302
    assert draft_of(publication)["findings"] == [second, first]


def test_an_item_is_removed_only_after_asking_and_once(team, priya):
    publication = drafted(team, findings=factories.edition()["findings"])
    where = address("edit_findings", publication)
    fields = filled(priya.get(where))
    asked = priya.post(where, fields | {"remove": "1"})
    assert "Remove finding 1?" in text(asked)
    assert len(draft_of(publication)["findings"]) == 2
    assert priya.post(where, fields | {"removed": "1"}).status_code == 302
    priya.post(where, fields | {"removed": "1"})
    assert len(draft_of(publication)["findings"]) == 1


@pytest.mark.parametrize("place", ["0", "3", "-1", "x", "", "99999", "²"])
def test_a_place_that_is_not_there_is_404(team, priya, place):
    publication = drafted(team, findings=factories.edition()["findings"])
    where = address("edit_findings", publication)
    for verb in ("up", "down", "remove", "removed"):
        assert priya.post(where, {verb: place, "revision": "0"}).status_code == 404
    assert draft_of(publication) == publication.draft


def test_a_list_that_somebody_else_reordered_is_shown_anew(team, priya, browse):
    publication = drafted(team, findings=factories.edition()["findings"])
    where = address("edit_findings", publication)
    mine = filled(priya.get(where))
    dee = browse(team.dee)
    assert dee.post(where, filled(dee.get(where)) | {"up": "2"}).status_code == 302
    answer = priya.post(where, mine | {"removed": "1"})
    assert errors(answer) == [
        "Dee Lowe saved this part while you were writing. Compare both texts and save again."
    ]
    assert len(draft_of(publication)["findings"]) == 2


def test_a_published_list_is_not_changed(team, priya):
    publication = factories.published(team)
    answer = priya.post(address("edit_findings", publication), {"removed": "1", "revision": "0"})
    assert errors(answer) == ["This publication is published. Start a correction to change it."]


def test_who_may(team, browse, stranger):
    where = address("edit_findings", drafted(team))
    guards.may_open(team, browse, where, "priya", "dee", post={"removed": "1"})
    guards.not_there_for(stranger, where, {"removed": "1"})


def test_recommendations_keep_naming_the_same_findings(team, priya):
    publication = drafted(team)
    where = address("edit_findings", publication)
    priya.post(where, filled(priya.get(where)) | {"removed": "1"})
    assert draft_of(publication)["recommendations"][0]["findings"] == [1]
