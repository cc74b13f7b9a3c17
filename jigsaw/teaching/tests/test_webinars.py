"""Webinars are written as drafts, become public whole, change with everybody told, and are cancelled with a reason."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from jigsaw.audit.models import Event as Recorded
from jigsaw.learning.models import Event, OutgoingMail
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import SavedMeanwhile
from jigsaw.publishing.tests.factories import NOW
from jigsaw.teaching.actions.webinars import cancel_webinar, make_webinar_public, save_webinar, start_webinar
from jigsaw.teaching.queries.changes import changes_of
from jigsaw.teaching.rules.webinars import BEGUN, LIES_BEHIND, WebinarState, lacks
from jigsaw.teaching.tests.webinar_life import (
    AFTER,
    LEAH,
    PARTS,
    SAM,
    STARTS,
    TITLE,
    booked,
    drafted,
    fresh,
    public,
)

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def save(webinar, team, part, *, by=None, revision=None, **values):
    return save_webinar(
        webinar, part=part, values=PARTS[part] | values, revision=revision, by=by or team.priya, at=NOW
    )


def publish(webinar, team, *, at=NOW):
    webinar = fresh(webinar)
    return make_webinar_public(webinar, revision=webinar.revision, by=team.dee, at=at)


def test_a_draft_begins_with_the_agencies_and_nothing_of_it_is_public(team):
    """Fails if a draft reached the public side, or people must type the agencies again."""
    made = start_webinar(partnership=team.partnership, title=f" {TITLE} ", by=team.priya, at=NOW)
    assert (made.title, made.organisations) == (TITLE, [])
    assert [each.part for each in lacks(made)] == ["about", "about", "about", "joining", "joining"]
    assert not Event.objects.exists()
    with pytest.raises(Refused, match="Enter the summary"):
        publish(made, team)
    assert not Event.objects.exists()


def test_a_whole_draft_becomes_public_once_and_says_so_in_the_trail(team):
    """Fails if a field was lost on the way, a second press made a second version, or the trail is silent."""
    made = publish(drafted(team), team)
    event = Event.objects.get(pk=made.pk)
    assert (event.title, event.starts_at, event.places, event.version) == (TITLE, STARTS, 40, 1)
    assert (event.themes, event.speakers) == (["unseen-fathers"], PARTS["programme"]["speakers"])
    assert (made.state, made.slug, made.version) == (WebinarState.PUBLIC, event.slug, 1)
    recorded = Recorded.objects.filter(verb="make_webinar_public").get()
    assert recorded.details == {"version": 1}
    assert recorded.by == str(team.dee.pk)


def test_what_is_saved_afterwards_waits_and_a_new_time_reaches_everybody(team):
    """Fails if a draft leaked, or people with a place were not told of a new time."""
    made = public(team)
    booked(made, LEAH, SAM)
    save(made, team, "about", title="Another title", begins=time(15, 30))
    assert Event.objects.get(pk=made.pk).title == TITLE
    assert [each.label for each in changes_of(fresh(made))] == ["Title", "Start"]
    OutgoingMail.objects.all().delete()
    again = publish(made, team)
    assert (again.version, again.slug) == (2, made.slug)
    assert Event.objects.get(pk=made.pk).starts_at == STARTS + timedelta(minutes=30)
    assert OutgoingMail.objects.count() == 2
    assert changes_of(again) == []


def test_a_try_that_was_cut_off_does_not_swallow_the_next(team):
    """Fails if the number of a version that the public side has already kept a later change back."""
    made = public(team)
    Event.objects.filter(pk=made.pk).update(version=3)
    save(made, team, "about", title="After the cut")
    assert publish(made, team).version == 4
    assert Event.objects.get(pk=made.pk).title == "After the cut"


def test_two_people_see_each_other_and_nobody_publishes_unseen_words(team):
    """Fails if a save overwrote another's unseen, or a webinar became public otherwise than it was read."""
    made = drafted(team)
    seen = made.revision
    save(made, team, "about", by=team.dee, revision=seen, title="Dee's title")
    with pytest.raises(SavedMeanwhile, match="Dee Lowe"):
        save(made, team, "about", revision=seen)
    save(made, team, "joining", revision=seen)
    with pytest.raises(Refused, match="Somebody saved this webinar"):
        make_webinar_public(made, revision=seen, by=team.priya, at=NOW)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": " "}, "Enter the title"),
        ({"ends": time(15)}, "The end must be after the start"),
        ({"held_on": date(2026, 10, 25), "begins": time(1, 30)}, "happens twice"),
    ],
)
def test_what_cannot_be_is_refused(team, values, said):
    made = drafted(team)
    with pytest.raises(Refused, match=said):
        save(made, team, "about", **values)


def test_the_past_cannot_be_booked_and_a_time_that_has_begun_stays(team):
    """Fails if a webinar could be held yesterday, or moved once it runs."""
    with pytest.raises(Refused, match=LIES_BEHIND):
        publish(drafted(team), team, at=AFTER)
    made = public(team)
    save(made, team, "about", held_on=date(2026, 8, 20))
    with pytest.raises(Refused, match=BEGUN):
        publish(made, team, at=AFTER)
    save(made, team, "about", summary="A slip of the pen is mended.")
    assert publish(made, team, at=AFTER).state_at(AFTER) == WebinarState.OVER


def test_cancelling_tells_everybody_why_once(team):
    """Fails if it went without a reason, after the end, or twice."""
    made = public(team)
    booked(made, LEAH)
    with pytest.raises(Refused, match="Enter why the webinar is cancelled"):
        cancel_webinar(made, why=" ", by=team.priya, at=NOW)
    with pytest.raises(Refused, match="has ended"):
        cancel_webinar(made, why="Too late", by=team.priya, at=AFTER)
    gone = cancel_webinar(made, why="The speaker is ill.", by=team.priya, at=NOW)
    assert (gone.state, Event.objects.get(pk=made.pk).cancelled_why) == ("cancelled", "The speaker is ill.")
    assert OutgoingMail.objects.filter(body__contains="The speaker is ill.").count() == 1
    with pytest.raises(Refused, match="cancelled already"):
        cancel_webinar(made, why="Again", by=team.priya, at=NOW)
    with pytest.raises(Refused, match="Start a new one"):
        save(made, team, "about")


def test_a_draft_is_cancelled_without_anybody_told(team):
    cancel_webinar(drafted(team), why="Not this year", by=team.priya, at=NOW)
    assert not OutgoingMail.objects.exists()
