"""Write objectives, sessions and speakers: rows that are added and removed without a script."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors, filled
from jigsaw.teaching.tests.webinar_life import PARTS, address, drafted, fresh

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(webinar):
    return address("edit_webinar_programme", webinar)


def test_rows_are_added_filled_and_removed(team, priya):
    """Fails if a row was lost, or a button saved what was not asked for."""
    made = drafted(team)
    shown = priya.post(where(made), filled(priya.get(where(made))) | {"add": "speakers"})
    assert len(fresh(made).speakers) == 1
    sent = filled(shown) | {"speakers-1-name": "Dee Lowe", "speakers-1-role": ""}
    assert priya.post(where(made), sent).status_code == 302
    assert fresh(made).speakers == [*PARTS["programme"]["speakers"], {"role": "", "name": "Dee Lowe"}]
    shown = priya.post(where(made), filled(priya.get(where(made))) | {"remove": "speakers:1"})
    assert priya.post(where(made), filled(shown)).status_code == 302
    assert [each["name"] for each in fresh(made).speakers] == ["Dee Lowe"]
    shown = priya.post(where(made), filled(priya.get(where(made))) | {"add": "objectives"})
    sent = filled(shown)
    sent["objectives"] = [*sent["objectives"][:1], "Ask again"]
    assert priya.post(where(made), sent).status_code == 302
    assert fresh(made).objectives == [*PARTS["programme"]["objectives"], "Ask again"]


def test_saving_as_it_stands_changes_nothing_and_errors_stand_at_their_rows(team, priya):
    made = drafted(team)
    sent = filled(priya.get(where(made)))
    assert priya.post(where(made), sent).status_code == 302
    kept = fresh(made)
    assert {name: getattr(kept, name) for name in PARTS["programme"]} == PARTS["programme"]
    assert errors(priya.post(where(made), sent | {"speakers-0-name": ""})) == [
        "Enter the name of the speaker"
    ]
    assert errors(priya.post(where(made), sent | {"sessions-0-title": ""})) == ["Enter what the session is"]


def test_who_may(team, browse, stranger):
    made = drafted(team)
    guards.may_open(team, browse, where(made), "priya", "dee")
    guards.not_there_for(stranger, where(made))
