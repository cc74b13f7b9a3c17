"""Settle who is who, one row at a time or all at once."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors, filled, text
from jigsaw.teaching.actions.attendance import settle_attendance, take_attendance
from jigsaw.teaching.pages.settle_attendance import DID_NOT_BOOK
from jigsaw.teaching.queries.attendance import attendance_now
from jigsaw.teaching.tests.webinar_life import (
    ALEX,
    LEAH,
    NOW,
    OTHER_ALEX,
    address,
    been,
    public,
    there,
    uploaded,
)

pytestmark = pytest.mark.django_db(databases=["default", "public"])


@pytest.fixture
def webinar(team):
    """A webinar of which two rows are open."""
    made = been(team, LEAH, ALEX, OTHER_ALEX)
    report = uploaded(there("Alex Green"), there("Lea Brown", "", 20))
    take_attendance(made, files=[("a.csv", report)], by=team.priya, at=NOW)
    return made


def where(webinar):
    return address("settle_attendance", webinar)


def test_one_row_at_a_time_and_then_the_other(team, priya, webinar):
    """Fails if an answer was lost, an open row was closed by itself, or a choice could not be changed."""
    alex, lea = attendance_now(webinar).found.to_settle
    said = text(priya.get(where(webinar)))
    assert "Alex Green, 112 minutes" in said
    assert "Lea Brown, 20 minutes" in said
    sent = filled(priya.get(where(webinar))) | {alex.key: alex.candidates[0]}
    assert priya.post(where(webinar), sent)["Location"] == address("view_attendance", webinar)
    assert [row.key for row in attendance_now(webinar).found.to_settle] == [lea.key]
    sent = filled(priya.get(where(webinar)))
    assert sent[alex.key] == [alex.candidates[0]]
    priya.post(where(webinar), sent | {lea.key: DID_NOT_BOOK})
    found = attendance_now(webinar).found
    assert (found.minutes, len(found.not_booked)) == ({alex.candidates[0]: 112}, 1)


def test_two_people_settle_at_once(team, priya, webinar):
    alex, _ = attendance_now(webinar).found.to_settle
    mine = filled(priya.get(where(webinar))) | {alex.key: alex.candidates[0]}
    settle_attendance(webinar, answers={alex.key: ""}, revision=0, by=team.dee, at=NOW)
    assert errors(priya.post(where(webinar), mine))[0].startswith("Dee Lowe saved this page")


def test_a_booking_of_another_is_no_answer(team, priya, webinar):
    alex, _ = attendance_now(webinar).found.to_settle
    sent = filled(priya.get(where(webinar))) | {alex.key: "XXXX-XXXX"}
    assert errors(priya.post(where(webinar), sent)) == ["Select who it is, as on the page"]


def test_nothing_to_settle(team, priya):
    assert "Nothing is to be settled" in text(priya.get(where(public(team))))


def test_who_may(team, browse, stranger, webinar):
    guards.may_open(team, browse, where(webinar), "priya", "dee")
    guards.not_there_for(stranger, where(webinar))
