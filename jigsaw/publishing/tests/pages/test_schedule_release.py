"""Choose the minute, look at it, schedule it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.publishing import actions
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    buttons,
    errors,
    filled,
    text,
)

pytestmark = pytest.mark.django_db

WHEN = {
    "release_date_day": "30",
    "release_date_month": "6",
    "release_date_year": "2026",
    "release_time": "10:00",
}


@pytest.fixture
def publication(team):
    """A signed publication."""
    return factories.fresh(factories.signed(team).publication)


@pytest.fixture
def where(publication):
    return address("schedule_release", publication)


def test_the_day_of_the_documents_stands_there_already(priya, where):
    fields = filled(priya.get(where))
    assert (fields["release_date_day"], fields["release_date_month"]) == (["30"], ["6"])


def test_the_check_page_says_what_happens_before_anything_does(priya, publication, where):
    answer = priya.post(where, WHEN)
    said = text(answer)
    assert "At 10:00am BST, Tuesday 30 June 2026, version 1 is published." in said
    assert "Each document as a file" in said
    assert "by Friday 19 June 2026 at the latest. That day has passed." in said
    assert buttons(answer) == ["Schedule publication", "Change the time"]
    assert not publication.releases.exists()
    done = priya.post(where, filled(answer) | {"confirmed": "yes"})
    assert done["Location"] == address("view_release", publication)
    assert publication.releases.get().release_at == factories.RELEASE_AT


def test_change_the_time_goes_back_with_what_was_typed(priya, publication, where):
    answer = priya.post(where, WHEN | {"change": "yes"})
    assert filled(answer)["release_time"] == ["10:00"]
    assert not publication.releases.exists()


def test_what_is_missing_is_said_in_these_words(priya, where):
    assert errors(priya.post(where, {})) == ["Enter the release date", "Enter the release time"]
    assert len(errors(priya.post(where, WHEN | {"release_time": "soon"}))) == 1


def test_the_past_and_another_day_are_refused(priya, where, clock, team, browse):
    other = priya.post(where, WHEN | {"release_date_day": "29"})
    assert errors(other) == [
        "The documents say 30 June 2026, and the release time falls on 29 June 2026. Choose a time on that "
        "day, or change the day in the draft and make a new version."
    ]
    clock.move_to(factories.RELEASE_AT + timedelta(minutes=1))
    priya = browse(team.priya)
    assert errors(priya.post(where, WHEN)) == ["The release time must be in the future"]


@pytest.mark.parametrize(
    ("day", "month", "year", "why"),
    [("25", "10", "2026", "happens twice"), ("28", "3", "2027", "does not exist")],
)
def test_an_hour_that_is_no_one_moment_is_refused_with_the_reason(priya, where, day, month, year, why):
    answer = priya.post(
        where,
        {
            "release_date_day": day,
            "release_date_month": month,
            "release_date_year": year,
            "release_time": "1:30am",
        },
    )
    assert len(errors(answer)) == 1
    assert why in errors(answer)[0]
    assert "Enter a time before 1am, or 2am or later." in errors(answer)[0]


def test_a_weekend_is_named(team, priya):
    version = factories.signed(team, draft=factories.edition(published_on="2026-06-27"))
    answer = priya.post(address("schedule_release", version.publication), WHEN | {"release_date_day": "27"})
    assert "Saturday 27 June 2026 is not a working day (Saturday)." in text(answer)


def test_unsigned_and_twice_are_refused(team, priya, publication, where):
    waiting = factories.waiting(team).publication
    answer = priya.post(address("schedule_release", waiting), WHEN | {"confirmed": "yes"})
    assert errors(answer) == [
        "The newest version must be signed first. This publication is waiting for signatures."
    ]
    assert priya.post(where, WHEN | {"confirmed": "yes"}).status_code == 302
    again = priya.post(where, WHEN | {"confirmed": "yes"})
    assert errors(again) == ["A release is already scheduled. Cancel it to choose another time."]
    assert publication.releases.count() == 1


def test_a_correction_says_what_was_corrected(team, clock, browse):
    published = factories.published(team)
    clock.move_to(factories.RELEASE_AT + timedelta(hours=2))
    priya = browse(team.priya)
    later = factories.RELEASE_AT + timedelta(hours=2)
    actions.correct_publication(published, by=team.dee, at=later)
    published = factories.fresh(published)
    actions.save_part(
        published, part="basics", value={"title": "Seen, not known"}, revision=published.draft_revision,
        by=team.priya, at=later,
    )  # fmt: skip
    version = factories.next_version(team, factories.fresh(published), at=later)
    factories.sign(version, team.marcus, at=later)
    where = address("schedule_release", published)
    when = WHEN | {"release_time": "3pm"}
    assert errors(priya.post(where, when)) == ["Enter what was corrected"]
    check = priya.post(where, when | {"correction_note": "The title."})
    assert "“Corrected. The title.”" in text(check)


def test_extra_fields_change_nothing(priya, publication, where):
    priya.post(
        where, WHEN | {"confirmed": "yes", "version": "9", "state": "released", "released_at": "2026-06-01"}
    )
    release = publication.releases.get()
    assert (release.state, release.released_at) == ("scheduled", None)


def test_who_may(team, browse, stranger, where):
    guards.may_open(team, browse, where, "priya", "dee", post=WHEN)
    guards.not_there_for(stranger, where, WHEN)
