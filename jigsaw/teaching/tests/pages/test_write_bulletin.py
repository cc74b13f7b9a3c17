"""Writing the introduction and choosing what is told."""

from __future__ import annotations

import pytest

from jigsaw.audit.models import Event
from jigsaw.publishing.tests.pages.reading import errors, filled, text
from jigsaw.teaching.actions.bulletins import write_bulletin
from jigsaw.teaching.queries.bulletins import told_items
from jigsaw.teaching.tests.bulletins import MORNING, approved, now, proposed, where

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]


def test_words_and_choices_are_kept_and_a_look_changes_nothing(team, priya):
    """Fails when a tick that was taken away came back, or a GET wrote something."""
    bulletin = proposed()
    address = where("write_bulletin", bulletin)
    before = (now(bulletin).revision, Event.objects.exclude(verb="read").count())
    fields = filled(priya.get(address))
    assert (now(bulletin).revision, Event.objects.exclude(verb="read").count()) == before
    assert len(fields["review"]) == len(fields["event"]) == 1
    answer = priya.post(
        address, {k: v for k, v in fields.items() if k != "event"} | {"introduction": "Read this."}
    )
    assert answer["Location"] == where("view_bulletin", bulletin)
    held = now(bulletin)
    assert held.introduction == "Read this."
    assert [each.kind for each in told_items(held, at=MORNING)] == ["review"]
    assert held.left_out == fields["event"]
    again = filled(priya.get(address))
    assert "event" not in again
    priya.post(address, again | {"event": fields["event"]})
    assert now(bulletin).left_out == []


def test_what_became_public_since_the_page_was_loaded_is_not_left_out_unseen(team, priya):
    """Fails when a page that did not show a thing took it away."""
    bulletin = proposed()
    address = where("write_bulletin", bulletin)
    fields = filled(priya.get(address))
    shown = [key for key in fields["shown"][0].split() if not key.startswith("event")]
    priya.post(address, {k: v for k, v in fields.items() if k != "event"} | {"shown": " ".join(shown)})
    assert {each.kind for each in told_items(now(bulletin), at=MORNING)} == {"review", "event"}


def test_a_long_introduction_is_refused_and_kept_on_the_page(team, priya):
    bulletin = proposed()
    address = where("write_bulletin", bulletin)
    answer = priya.post(address, filled(priya.get(address)) | {"introduction": "a" * 601})
    assert errors(answer) == ["Introduction must be 600 characters or less. It has 601"]
    assert filled(answer)["introduction"] == ["a" * 601]


def test_two_writers_see_each_other(team, priya):
    """Fails when somebody's words were overwritten unseen."""
    bulletin = proposed()
    address = where("write_bulletin", bulletin)
    fields = filled(priya.get(address))
    write_bulletin(bulletin, introduction="Dee's words", left_out=[], revision=0, by=team.dee, at=MORNING)
    answer = priya.post(address, fields | {"introduction": "Mine"})
    assert errors(answer) == [
        "Dee Lowe saved this page while you were writing. Compare both texts and save again."
    ]
    assert "Dee's words" in text(answer).replace("’", "'")
    assert priya.post(address, filled(answer)).status_code == 302
    assert now(bulletin).introduction == "Mine"


def test_a_decided_bulletin_is_not_written_and_only_those_who_send_may(team, priya, browse, stranger):
    bulletin = proposed()
    address = where("write_bulletin", bulletin)
    fields = filled(priya.get(address))
    assert browse(team.joan).get(address).status_code == 404
    assert stranger.post(address, fields).status_code == 404
    approved(team, bulletin)
    assert errors(priya.post(address, fields)) == ["This bulletin is decided already: approved."]
