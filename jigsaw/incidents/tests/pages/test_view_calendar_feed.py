"""The page of a person's private calendar: the address is shown once."""

from __future__ import annotations

import re

from django.test import Client

from jigsaw.audit.models import Event
from jigsaw.incidents.models import CalendarFeed

ADDRESS = re.compile(r"http://localhost:8001(/calendar/[\w-]{43}\.ics)")


def make(client, **other):
    return client.post("/work/calendar/", {"partnership": "alderbrook", "act": "make", **other}, follow=True)


def test_the_address_is_shown_once_and_works(team, client):
    client.force_login(team.priya)
    assert "You have no calendar address here yet." in client.get("/work/calendar/").content.decode()
    first = make(client, person=str(team.tom.pk)).content.decode()
    found = ADDRESS.search(first)
    assert Client().get(found[1]).status_code == 200
    assert CalendarFeed.rows.get().person == team.priya, "a field that the form does not have changes nothing"
    again = client.get("/work/calendar/").content.decode()
    assert not ADDRESS.search(again)
    assert "It cannot be shown again." in again


def test_a_new_address_ends_the_old_one(team, client):
    client.force_login(team.priya)
    old = ADDRESS.search(make(client).content.decode())[1]
    new = ADDRESS.search(make(client).content.decode())[1]
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    client.post("/work/calendar/", {"partnership": "alderbrook", "act": "end"})
    assert Client().get(new).status_code == 404
    assert list(Event.objects.filter(verb__contains="calendar").values_list("verb", "details")) == [
        ("make_calendar_feed", {"ended": 0}),
        ("make_calendar_feed", {"ended": 1}),
        ("end_calendar_feed", {"ended": 1}),
    ]


def test_a_partnership_that_is_not_theirs_is_not_there(team, client):
    client.force_login(team.priya)
    assert make(client, partnership="brindle-vale").status_code == 404
    assert make(client, partnership="\0" * 5000).status_code == 404
    client.force_login(team.dee)
    assert make(client).status_code == 404
    assert not CalendarFeed.rows.exists()
