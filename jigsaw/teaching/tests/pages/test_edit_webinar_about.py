"""Write title, summary and time."""

from __future__ import annotations

from datetime import date, time

import pytest

from jigsaw.publishing.tests.pages import guards, parts
from jigsaw.publishing.tests.pages.reading import errors, filled, text
from jigsaw.teaching.actions.webinars import save_webinar, start_webinar
from jigsaw.teaching.tests.webinar_life import NOW, PARTS, address, drafted, fresh, public

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(webinar):
    return address("edit_webinar_about", webinar)


def test_what_is_typed_is_kept_and_saving_it_again_changes_nothing(team, priya):
    made = start_webinar(partnership=team.partnership, title="A webinar", by=team.priya, at=NOW)
    typed = {
        "title": "Seeing the whole family", "summary": "For everybody.", "held_on_day": "16",
        "held_on_month": "jul", "held_on_year": "2026", "begins": "3pm", "ends": "17:00", "places": "40",
    }  # fmt: skip
    assert priya.post(where(made), typed).status_code == 302
    kept = fresh(made)
    assert (kept.held_on, kept.begins, kept.ends, kept.places) == (date(2026, 7, 16), time(15), time(17), 40)
    assert priya.post(where(made), filled(priya.get(where(made)))).status_code == 302
    again = fresh(made)
    assert (again.title, again.held_on, again.begins) == (kept.title, kept.held_on, kept.begins)


def test_a_draft_may_wait_for_its_time(team, priya):
    made = drafted(team)
    sent = filled(priya.get(where(made))) | dict.fromkeys(("begins", "ends", "places", "held_on_day"), "")
    assert priya.post(where(made), sent | {"held_on_month": "", "held_on_year": ""}).status_code == 302
    assert fresh(made).starts_at is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "Enter the title"),
        ({"ends": "2pm"}, "The end must be after the start"),
        ({"places": "0"}, "Places must be a whole number from 1 to 10,000"),
        ({"places": "forty"}, "Places must be a whole number from 1 to 10,000"),
        ({"begins": "noonish"}, "Start must be a real time, like 10am or 14:30"),
        ({"title": "x" * 161}, "Title must be 160 characters or less. It has 161"),
    ],
)
def test_errors_stand_at_their_fields_and_nothing_typed_is_lost(team, priya, typed, said):
    made = drafted(team)
    answer = priya.post(where(made), filled(priya.get(where(made))) | typed | {"summary": "Typed just now"})
    assert errors(answer) == [said]
    assert filled(answer)["summary"] == ["Typed just now"]
    assert fresh(made).summary != "Typed just now"


def test_two_people_see_both_texts(team, priya):
    """Fails if Dee's words went unseen, or Priya's were lost."""
    made = drafted(team)
    mine = filled(priya.get(where(made))) | {"title": "Priya's title"}
    values = PARTS["about"] | {"title": "Dee's title"}
    save_webinar(made, part="about", values=values, revision=made.revision, by=team.dee, at=NOW)
    answer = priya.post(where(made), mine)
    assert "Dee Lowe saved this page" in text(answer)
    assert "Dee's title" in text(answer)
    assert priya.post(where(made), filled(answer)).status_code == 302
    assert fresh(made).title == "Priya's title"


def test_an_expired_session_keeps_the_text(team, priya, browse):
    parts.an_expired_session_keeps_the_text(priya, browse, team, where(drafted(team)), "title")


def test_what_is_public_stays_until_the_changes_are_made_public(team, priya):
    made = public(team)
    assert "is not public before you make the changes public" in text(priya.get(where(made)))


def test_who_may(team, browse, stranger):
    made = drafted(team)
    guards.may_open(team, browse, where(made), "priya", "dee", post={"title": "x"})
    guards.not_there_for(stranger, where(made), {"title": "x"})
