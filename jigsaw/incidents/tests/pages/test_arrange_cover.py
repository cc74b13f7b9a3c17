"""The page on which cover is arranged."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from jigsaw.incidents.models import Cover

GOOD = {
    "first_day_day": "5", "first_day_month": "5", "first_day_year": "2026",
    "last_day_day": "12", "last_day_month": "may", "last_day_year": "2026",
}  # fmt: skip


@pytest.fixture(autouse=True)
def friday():
    with time_machine.travel(datetime(2026, 5, 1, 15, tzinfo=UTC), tick=False):
        yield


def typed(team, **other):
    return {"covered_by": f"alderbrook:{team.priya.pk}", **GOOD, **other}


def test_it_arranges_and_shows_it_to_both(team, client):
    client.force_login(team.tom)
    answer = client.post("/work/cover/", typed(team, person=str(team.marcus.pk)), follow=True)
    assert "Priya Nair covers for you from 5 May 2026 to 12 May 2026." in answer.content.decode()
    assert Cover.rows.get().person == team.tom, "a field that the form does not have changes nothing"
    client.force_login(team.priya)
    assert "You cover for Tom Reid, 5 May 2026 to 12 May 2026" in client.get("/work/cover/").content.decode()


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"covered_by": ""}, "Select who covers for you"),
        ({"covered_by": "alderbrook:x"}, "Select"),
        ({"first_day_year": ""}, "First day of leave must include a year"),
        (
            {"first_day_day": "30", "first_day_month": "4"},
            "The first day of leave must be today or in the future",
        ),
        ({"last_day_day": "31", "last_day_month": "6"}, "Last day of leave must be a real date"),
        ({"last_day_day": "4"}, "The last day of leave must be the same as or after 5 May 2026"),
        ({"last_day_year": "2028"}, "Leave must be one year or less"),
    ],
)
def test_bad_input_says_what_is_wrong_and_loses_nothing(team, client, other, words):
    client.force_login(team.tom)
    answer = client.post("/work/cover/", typed(team, **other))
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "<title>Error: Cover during leave" in page
    assert page.count(words) >= 2, "in the summary and at the field"
    assert 'value="2026"' in page
    assert not Cover.rows.exists()


def test_sent_twice_arranges_once(team, client):
    client.force_login(team.tom)
    client.post("/work/cover/", typed(team))
    assert client.post("/work/cover/", typed(team)).status_code == 400
    assert Cover.rows.count() == 1


def test_who_cannot_cover_is_not_offered(team, client):
    client.force_login(team.tom)
    page = client.get("/work/cover/").content.decode()
    assert "Marcus Bell" in page
    assert "Dee Lowe" not in page
    assert f"alderbrook:{team.tom.pk}" not in page
