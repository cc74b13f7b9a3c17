"""Make a webinar public, or what was changed of it."""

from __future__ import annotations

from datetime import time

import pytest

from jigsaw.learning.models import Event
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import buttons, errors, filled, text
from jigsaw.teaching.actions.webinars import save_webinar, start_webinar
from jigsaw.teaching.tests.webinar_life import (
    ALEX,
    LEAH,
    NOW,
    PARTS,
    SAM,
    address,
    booked,
    drafted,
    fresh,
    public,
)

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(webinar):
    return address("make_webinar_public", webinar)


def change(team, webinar, **values):
    save_webinar(webinar, part="about", values=PARTS["about"] | values, revision=None, by=team.priya, at=NOW)


def test_it_says_what_happens_and_looking_does_nothing(team, priya):
    """Fails if a look made it public, or a press did not."""
    made = drafted(team)
    shown = priya.get(where(made))
    assert "Anybody can read its page and book one of 40 places at once" in text(shown)
    assert not Event.objects.exists()
    assert priya.post(where(made), filled(shown))["Location"] == address("view_webinar", made)
    assert Event.objects.get().title == made.title


def test_it_says_who_is_told_of_a_new_time(team, priya):
    """Fails if people were written to without the person knowing how many."""
    made = public(team, places=2)
    booked(made, LEAH, SAM, ALEX)
    change(team, made, begins=time(16), places=1)
    said = text(priya.get(where(made)))
    assert "The time changes. 2 people with a place and 1 who wait get an email" in said
    assert "2 people have a place already" in said
    change(team, made, summary="Other words", places=2)
    assert "The time stays, so nobody is sent an email" in text(priya.get(where(made)))


def test_what_stands_in_the_way_is_said(team, priya):
    begun = start_webinar(partnership=team.partnership, title="Begun", by=team.priya, at=NOW)
    assert errors(priya.get(where(begun))) == ["Enter the summary"]
    assert buttons(priya.get(where(begun))) == []
    assert errors(priya.post(where(begun), {"revision": "0"})) == ["Enter the summary"]
    made = drafted(team)
    seen = filled(priya.get(where(made)))
    change(team, made, title="Another")
    assert errors(priya.post(where(made), seen))[0].startswith("Somebody saved this webinar")
    assert fresh(made).version == 0
    assert buttons(priya.get(where(public(team)))) == []


def test_who_may(team, browse, stranger):
    made = drafted(team)
    guards.may_open(team, browse, where(made), "priya", "dee")
    guards.not_there_for(stranger, where(made))
    assert not Event.objects.exists()
