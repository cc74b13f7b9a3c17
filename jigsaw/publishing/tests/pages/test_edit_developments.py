"""What has changed since."""

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
)

pytestmark = pytest.mark.django_db


def test_changes_are_kept_added_and_removed(team, priya):
    publication = begun(team)
    where = address("edit_developments", publication)
    typed = {"developments-0-title": "Record changed", "developments-0-text": "In use."}
    more = priya.post(where, filled(priya.get(where)) | typed | {"add": "developments"})
    assert "developments-1-title" in filled(more)
    assert priya.post(where, filled(more)).status_code == 302
    assert draft_of(publication)["developments"] == [{"title": "Record changed", "text": "In use."}]


def test_a_publication_may_have_none(team, priya):
    publication = drafted(team)
    where = address("edit_developments", publication)
    answer = parts.sent(
        priya, where, **{"developments-0-title": "", "developments-0-text": "", "developments-0-link": ""}
    )
    assert answer.status_code == 302
    assert "developments" not in draft_of(publication)


def test_half_a_change_is_refused_in_these_words(team, priya):
    where = address("edit_developments", drafted(team))
    answer = parts.sent(priya, where, **{"developments-0-text": "", "developments-0-link": "ftp://x"})
    assert errors(answer) == [
        "Enter one or two sentences on the change", "Link must be a link that begins with https, http, mailto or tel",
    ]  # fmt: skip


def test_saving_as_it_stands_changes_nothing(team, priya, browse):
    publication = drafted(team)
    where = address("edit_developments", publication)
    parts.saving_as_it_stands_changes_nothing(priya, publication, where)
    parts.fields_that_nobody_asked_for_change_nothing(priya, publication, where)
    parts.sending_twice_is_sending_once(priya, publication, where, **{"developments-0-text": "Other"})
    parts.an_expired_session_keeps_the_text(priya, browse, team, where, "developments-0-text")


def test_a_hundred_thousand_characters_are_refused(team, priya):
    where = address("edit_developments", drafted(team))
    answer = parts.sent(priya, where, **{"developments-0-text": "a" * 100_000})
    assert errors(answer) == ["In one or two sentences must be at most 20,000 characters; it has 100,000"]


def test_who_may(team, browse, stranger):
    where = address("edit_developments", drafted(team))
    guards.may_open(team, browse, where, "priya", "dee")
    guards.not_there_for(stranger, where)
