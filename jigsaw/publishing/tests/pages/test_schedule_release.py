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
ASK_FOR_REASON = "Enter why the copies go later than the law asks, or were not sent"
REASON = "The court gave leave on this day only."


@pytest.fixture
def uncopied(team):
    """A signed publication of which no copy went to anybody."""
    return factories.fresh(factories.signed(team).publication)


@pytest.fixture
def publication(team, uncopied):
    """A signed publication of which copies went in time."""
    factories.send_copies(team, uncopied)
    return uncopied


@pytest.fixture
def where(uncopied):
    return address("schedule_release", uncopied)


def test_the_day_of_the_documents_stands_there_already(priya, publication, where):
    fields = filled(priya.get(where))
    assert (fields["release_date_day"], fields["release_date_month"]) == (["30"], ["6"])


def test_the_check_page_says_what_happens_before_anything_does(priya, publication, where):
    answer = priya.post(where, WHEN)
    said = text(answer)
    assert "At 10:00am BST, Tuesday 30 June 2026, version 1 is published." in said
    assert "Each document as a file" in said
    assert "Copies to the Panel and the Secretary of State: Sent 18 June 2026, 8 working days before." in said
    assert buttons(answer) == ["Schedule publication", "Change the time"]
    assert not publication.releases.exists()
    done = priya.post(where, filled(answer) | {"confirmed": "yes"})
    assert done["Location"] == address("view_release", publication)
    assert publication.releases.get().release_at == factories.RELEASE_AT


def test_change_the_time_goes_back_with_what_was_typed(priya, publication, where):
    answer = priya.post(where, WHEN | {"change": "yes"})
    assert filled(answer)["release_time"] == ["10:00"]
    assert not publication.releases.exists()


def test_what_is_missing_is_said_in_these_words(priya, publication, where):
    assert errors(priya.post(where, {})) == ["Enter the release date", "Enter the release time"]
    assert len(errors(priya.post(where, WHEN | {"release_time": "soon"}))) == 1


def test_the_past_and_another_day_are_refused(priya, publication, where, clock, team, browse):
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
def test_an_hour_that_is_no_one_moment_is_refused_with_the_reason(
    priya, publication, where, day, month, year, why
):
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
    factories.send_copies(team, version.publication, sent_on=factories.day("2026-06-11"))
    answer = priya.post(address("schedule_release", version.publication), WHEN | {"release_date_day": "27"})
    assert "Saturday 27 June 2026 is not a working day (Saturday)." in text(answer)


def test_unsigned_and_twice_are_refused(team, priya, publication, where):
    waiting = factories.waiting(team).publication
    factories.send_copies(team, waiting)
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
    """A reason that nobody asks for, since the copies went in time, is not kept either."""
    extra = {"version": "9", "state": "released", "released_at": "2026-06-01", "copies_reason": REASON}
    priya.post(where, WHEN | {"confirmed": "yes"} | extra)
    release = publication.releases.get()
    assert (release.state, release.released_at, release.copies_reason) == ("scheduled", None, "")


def test_no_reason_is_asked_for_when_the_copies_went_in_time(priya, publication, where):
    shown = priya.get(where)
    assert "copies_reason" not in filled(shown)
    assert "Sent 18 June 2026, 8 working days before." in text(shown)
    assert address("record_copies_sent", publication) not in shown.content.decode()


def test_without_copies_the_page_says_by_when_and_asks_why(priya, uncopied, where):
    shown = priya.get(where)
    assert filled(shown)["copies_reason"] == [""]
    assert "By Friday 19 June 2026 at the latest (law)." in text(shown)
    assert address("record_copies_sent", uncopied) in shown.content.decode()
    assert errors(priya.post(where, WHEN | {"confirmed": "yes"})) == [ASK_FOR_REASON]
    assert errors(priya.post(where, WHEN | {"copies_reason": "a" * 501})) == [
        "Why the copies go later than the law asks, or were not sent must be 500 characters or less. It has 501"
    ]
    assert not uncopied.releases.exists()


def test_a_reason_is_carried_over_the_check_page_and_kept(priya, uncopied, where):
    check = priya.post(where, WHEN | {"copies_reason": REASON})
    assert f"You say: “{REASON}”" in text(check)
    assert priya.post(where, filled(check) | {"confirmed": "yes"}).status_code == 302
    assert uncopied.releases.get().copies_reason == REASON
    told = text(priya.get(address("view_history", uncopied)))
    assert "Scheduled the release: version 1 (without copies in time)" in told
    assert REASON in told
    assert f"The reason given: {REASON}" in text(priya.get(address("view_publication", uncopied)))


def test_copies_that_went_too_late_need_a_reason_too(team, priya, uncopied, where):
    factories.send_copies(team, uncopied, sent_on=factories.day("2026-06-22"))
    assert "Too late: the copies went 6 working days before." in text(priya.get(where))
    assert errors(priya.post(where, WHEN | {"confirmed": "yes"})) == [ASK_FOR_REASON]


def test_a_national_review_is_asked_for_no_copies(team, priya):
    version = factories.signed(team, draft=factories.edition(kind="national-review"))
    where = address("schedule_release", version.publication)
    assert "copies_reason" not in filled(priya.get(where))
    assert "Panel" not in text(priya.get(where))
    assert priya.post(where, WHEN | {"confirmed": "yes"}).status_code == 302


def test_who_may(team, browse, stranger, where):
    guards.may_open(team, browse, where, "priya", "dee", post=WHEN)
    guards.not_there_for(stranger, where, WHEN)
