"""Approving."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from jigsaw.audit.models import Event
from jigsaw.learning.models import Bulletin
from jigsaw.publishing.tests.pages.reading import errors, filled, text
from jigsaw.teaching.actions.bulletins import write_bulletin
from jigsaw.teaching.tests.bulletins import MORNING, now, proposed, where

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]


def test_one_person_approves_what_they_read_and_it_is_recorded(team, priya):
    """Fails when a look approved, or an approval left no trace."""
    bulletin = proposed()
    address = where("approve_bulletin", bulletin)
    page = priya.get(address)
    assert "Seen but not known" in text(page)
    assert "1 reader of Alderbrook" in text(page)
    assert now(bulletin).state == "proposed"
    answer = priya.post(address, filled(page))
    assert answer["Location"] == where("view_bulletin", bulletin)
    held = now(bulletin)
    assert (held.state, held.decided_by, held.due_at) == ("approved", team.priya, MORNING)
    assert Event.objects.filter(verb="approve_bulletin").count() == 1
    assert not Bulletin.objects.exists(), "the page hands nothing over itself"
    assert errors(priya.post(address, filled(page))) == ["This bulletin is decided already: approved."]


def test_a_time_of_london_can_be_chosen(team, priya):
    bulletin = proposed()
    address = where("approve_bulletin", bulletin)
    later = filled(priya.get(address)) | {"when": "later"}
    assert errors(priya.post(address, later)) == [
        "Enter the day on which it goes out",
        "Enter the time at which it goes out",
    ]
    day = {"day_day": "2", "day_month": "7", "day_year": "2026"}
    answer = priya.post(address, later | day | {"clock_time": "9:30am"})
    assert answer.status_code == 302
    assert now(bulletin).due_at == datetime(2026, 7, 2, 8, 30, tzinfo=UTC)


def test_day_and_time_stand_once_inside_the_answer_later(team, priya):
    """Fails when somebody who sends it now meets boxes that they need not fill in."""
    page = priya.get(where("approve_bulletin", proposed())).content.decode()
    inside = page.index('id="conditional-id_when-2"')
    for name in ("day_day", "day_month", "day_year", "clock_time"):
        assert page.count(f'name="{name}"') == 1
        assert page.index(f'name="{name}"') > inside
    assert "govuk-radios__conditional--hidden" in page


@pytest.mark.parametrize(
    ("day", "clock_time", "said"),
    [
        (("30", "6", "2026"), "9am", "The time must be in the future"),
        (("2", "9", "2026"), "9am", "The day must be within a month from now"),
        (("2", "7", "2026"), "soon", "Time must be a time, like 10am or 14:30"),
    ],
)
def test_a_wrong_time_is_said_and_nothing_typed_is_lost(team, priya, day, clock_time, said):
    bulletin = proposed()
    address = where("approve_bulletin", bulletin)
    fields = dict(zip(("day_day", "day_month", "day_year"), day, strict=True))
    answer = priya.post(
        address, filled(priya.get(address)) | fields | {"when": "later", "clock_time": clock_time}
    )
    assert len(errors(answer)) == 1
    if clock_time == "9am":
        assert errors(answer) == [said]
    assert filled(answer)["clock_time"] == [clock_time]
    assert now(bulletin).state == "proposed"


def test_words_that_changed_meanwhile_are_shown_before_they_are_approved(team, priya):
    """Fails when somebody approved words that they had not read."""
    bulletin = proposed()
    address = where("approve_bulletin", bulletin)
    fields = filled(priya.get(address))
    write_bulletin(bulletin, introduction="Dee's words", left_out=[], revision=0, by=team.dee, at=MORNING)
    answer = priya.post(address, fields)
    assert len(errors(answer)) == 1
    assert "has changed since" in errors(answer)[0]
    assert "Dee's words" in answer.content.decode().replace("&#x27;", "'")
    assert now(bulletin).state == "proposed"
    assert priya.post(address, filled(answer)).status_code == 302


def test_who_may(team, browse, stranger):
    bulletin = proposed()
    for client in (browse(team.marcus), stranger):
        assert client.get(where("approve_bulletin", bulletin)).status_code == 404
        assert client.post(where("approve_bulletin", bulletin), {"when": "now"}).status_code == 404
    assert now(bulletin).state == "proposed"
