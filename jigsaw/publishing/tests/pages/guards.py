"""What holds for every page, and for every page of one kind: a page that writes a part, a page that lists items.

A page of such a kind derives a class in its own test file, which says how this page differs.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from jigsaw.audit.models import Event
from jigsaw.publishing.models import Publication
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import parts
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


def may_open(team: Any, browse: Any, where: str, *names: str, post: dict[str, Any] | None = None) -> None:
    """Of Alderbrook's people exactly these may open the page; for the others it is not there, and nothing changes."""
    for name in ("priya", "dee", "marcus", "joan"):
        client = browse(getattr(team, name))
        if name in names:
            assert client.get(where).status_code in (200, 405), name
        else:
            before = Publication.rows.values_list("draft_revision", "stage").first()
            assert client.get(where).status_code == 404, name
            assert client.post(where, post or {}).status_code == 404, name
            assert Publication.rows.values_list("draft_revision", "stage").first() == before


def not_there_for(stranger: Any, where: str, post: dict[str, Any] | None = None) -> None:
    """Another partnership's page answers as one that is missing, and tells nothing."""
    verbs = Event.objects.exclude(verb="refused").count()
    for answer in (stranger.get(where), stranger.post(where, post or {})):
        assert answer.status_code == 404
        assert b"Seen but not known" not in answer.content
        assert b"ASCP 2024-25/02" not in answer.content
    assert Event.objects.exclude(verb="refused").count() == verbs


class PartPage:
    """What holds for a page with one form that writes one part of the draft."""

    # The name of its address, and which item it shows where it is a page of one of several.
    page: str
    number: int | None = None
    # The part that it writes, and one long text of it with the name that people read.
    part: str
    field: str
    label: str

    def where(self, publication: Publication) -> str:
        """The address of the page."""
        return address(self.page, publication, **({"number": self.number} if self.number else {}))

    def test_saving_as_it_stands_changes_nothing(self, team, priya):
        publication = drafted(team)
        parts.saving_as_it_stands_changes_nothing(priya, publication, self.where(publication))

    def test_extra_fields_and_a_second_press_change_nothing(self, team, priya):
        publication = drafted(team)
        where = self.where(publication)
        parts.fields_that_nobody_asked_for_change_nothing(priya, publication, where)
        parts.sending_twice_is_sending_once(priya, publication, where, **{self.field: "Other words"})

    def test_two_writers_lose_nothing(self, team, priya):
        publication = drafted(team)
        parts.two_writers_lose_nothing(
            priya,
            team,
            publication,
            self.where(publication),
            part=self.part,
            field=self.field,
            theirs="Dee wrote this",
        )

    def test_an_expired_session_keeps_the_text(self, team, priya, browse):
        where = self.where(drafted(team))
        parts.an_expired_session_keeps_the_text(priya, browse, team, where, self.field)

    def test_a_hundred_thousand_characters_are_refused_and_kept_on_the_page(self, team, priya):
        answer = parts.sent(priya, self.where(drafted(team)), **{self.field: "a" * 100_000})
        assert errors(answer) == [f"{self.label} must be at most 20,000 characters; it has 100,000"]
        assert filled(answer)[self.field] == ["a" * 100_000]

    def test_who_may(self, team, browse, stranger):
        where = self.where(drafted(team))
        may_open(team, browse, where, "priya", "dee", post={self.field: "x"})
        not_there_for(stranger, where, {self.field: "x"})


class ListPage:
    """What holds for a page that lists the items of one part in their order."""

    # The name of its address, the part that it lists, and two items of it.
    page: str
    part: str
    two: list[dict[str, Any]]
    # What stands there while there are none, the button that adds one, and the question before one is removed.
    empty: str
    add: str
    question: str

    def listed(self, team: Any) -> Publication:
        """A publication that has the two items."""
        publication = drafted(team, **{self.part: deepcopy(self.two)})
        assert len(draft_of(publication)[self.part]) == 2
        return publication

    def test_an_empty_list_says_what_will_stand_here(self, team, priya):
        answer = priya.get(address(self.page, begun(team)))
        assert self.empty in text(answer)
        assert buttons(answer) == [self.add]

    def test_items_are_moved_and_the_end_stays(self, team, priya):
        publication = self.listed(team)
        where = address(self.page, publication)
        first, second = draft_of(publication)[self.part]
        fields = filled(priya.get(where))
        assert priya.post(where, fields | {"up": "2"}).status_code == 302
        assert draft_of(publication)[self.part] == [second, first]
        assert priya.post(where, filled(priya.get(where)) | {"down": "2"}).status_code == 302
        assert draft_of(publication)[self.part] == [second, first]

    def test_an_item_is_removed_only_after_asking_and_once(self, team, priya):
        publication = self.listed(team)
        where = address(self.page, publication)
        fields = filled(priya.get(where))
        asked = priya.post(where, fields | {"remove": "1"})
        assert self.question in text(asked)
        assert len(draft_of(publication)[self.part]) == 2
        assert priya.post(where, fields | {"removed": "1"}).status_code == 302
        priya.post(where, fields | {"removed": "1"})
        assert len(draft_of(publication)[self.part]) == 1

    @pytest.mark.parametrize("place", ["0", "3", "-1", "x", "", "99999", "²"])
    def test_a_place_that_is_not_there_is_404(self, team, priya, place):
        publication = self.listed(team)
        where = address(self.page, publication)
        for verb in ("up", "down", "remove", "removed"):
            assert priya.post(where, {verb: place, "revision": "0"}).status_code == 404
        assert draft_of(publication) == publication.draft

    def test_a_list_that_somebody_else_reordered_is_shown_anew(self, team, priya, browse):
        publication = self.listed(team)
        where = address(self.page, publication)
        mine = filled(priya.get(where))
        dee = browse(team.dee)
        assert dee.post(where, filled(dee.get(where)) | {"up": "2"}).status_code == 302
        answer = priya.post(where, mine | {"removed": "1"})
        assert errors(answer) == [
            "Dee Lowe saved this part while you were writing. Compare both texts and save again."
        ]
        assert len(draft_of(publication)[self.part]) == 2

    def test_a_published_list_is_not_changed(self, team, priya):
        publication = factories.published(team)
        answer = priya.post(address(self.page, publication), {"removed": "1", "revision": "0"})
        assert errors(answer) == ["This publication is published. Start a correction to change it."]

    def test_who_may(self, team, browse, stranger):
        where = address(self.page, drafted(team))
        may_open(team, browse, where, "priya", "dee", post={"removed": "1"})
        not_there_for(stranger, where, {"removed": "1"})
