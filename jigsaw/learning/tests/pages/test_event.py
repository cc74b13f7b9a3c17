"""The page of one webinar."""

from __future__ import annotations

import json
import re

import pytest

from jigsaw.learning.tests.invented import TEAMS, booked, received

pytestmark = pytest.mark.django_db
PAGE = "/events/seeing-the-whole-family/"


def test_it_says_what_when_and_how_many_places(public_site):
    """Fails if the time were not London's, the places did not count, or the meeting's own address were public."""
    booked(received())
    words = public_site.get(PAGE).content.decode()
    for said in (
        "Thursday 16 July 2099, 3pm to 5pm",
        "39 places left",
        "Helen Marsh",
        "Free",
        "Book a place",
    ):
        assert said in words, said
    assert TEAMS not in words


def test_search_engines_read_an_online_event(public_site):
    received()
    words = public_site.get(PAGE).content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', words)
    (told,) = json.loads(block)["@graph"]
    assert told["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert told["startDate"] == "2099-07-16T15:00:00+01:00"
    assert told["location"]["@type"] == "VirtualLocation"


def test_an_event_that_was_not_received_is_not_there(public_site):
    for below in ("", "book/", "event.ics"):
        assert public_site.get(PAGE + below).status_code == 404
