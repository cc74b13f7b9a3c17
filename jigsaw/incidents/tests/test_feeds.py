"""The private calendar: what stands in it, who can fetch it, and that it says nothing of a case."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import time_machine
from django.test import Client

from jigsaw.accounts.actions import end_access
from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.incidents.actions.feeds import end_feed, make_feed
from jigsaw.incidents.models import CalendarFeed, CaseMember, Duty, Recusal
from jigsaw.incidents.tests import factories
from jigsaw.partnerships.actions import add_holiday, end_role
from jigsaw.partnerships.models import Membership

AT = datetime(2026, 5, 6, 8, tzinfo=UTC)
CANARIES = (
    "Zephyrine",
    "Ottoline",
    "Quillfeather",
    "Tamarisk",
    "Castlemere",
    "Child A",
    "Priya",
    "injuries",
    "hospital",
)


@pytest.fixture(autouse=True)
def wednesday():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def case(team):
    return factories.notified(team.priya, team.partnership)


def fetch(token):
    return Client().get(f"/calendar/{token}.ics")


def feed_for(team, who=None):
    return make_feed(partnership=team.partnership, by=who or team.priya, at=AT)


def parsed(content):
    """As icalendar reads it: summary -> (day, status)."""
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return {str(e["summary"]): (e["dtstart"].dt, str(e["status"])) for e in events}


def by_lines(content):
    """As RFC 5545 says it, read by hand: unfolded lines of each VEVENT as a dict."""
    assert b"\n" not in content.replace(b"\r\n", b""), "lines end in CRLF"
    assert max(map(len, content.split(b"\r\n"))) <= 75, "long lines are folded"
    text = content.decode().replace("\r\n ", "")
    events = re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.DOTALL)
    return [dict(line.split(":", 1) for line in event.strip().split("\r\n")) for event in events]


def test_two_clocks_of_the_walk_through(team, case):
    """Fails when 11 May still stands, or 27 May does not."""
    found = parsed(fetch(feed_for(team)).content)
    assert found["Notification to the Panel due, AB-2026-01"] == (date(2026, 5, 11), "CANCELLED")
    assert found["Rapid review due, AB-2026-01"] == (date(2026, 5, 27), "CONFIRMED")


def test_a_second_reading_agrees(team, case):
    content = fetch(feed_for(team)).content
    lines = by_lines(content)
    assert len(lines) == 2, "the two clocks that lead the case, one after the other"
    for event in lines:
        summary = event["SUMMARY"].replace("\\,", ",")
        day, status = parsed(content)[summary]
        assert event["DTSTART;VALUE=DATE"] == day.strftime("%Y%m%d")
        assert event["DTEND;VALUE=DATE"] == (day + timedelta(days=1)).strftime("%Y%m%d")
        assert event["STATUS"] == status
        assert event["UID"] in {f"{pk}@jigsaw" for pk in Duty.rows.values_list("pk", flat=True)}
        assert set(event) == {
            "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "STATUS", "SEQUENCE",
            "LAST-MODIFIED", "TRANSP", "CLASS",
        }  # fmt: skip
    assert b"VTODO" not in content


def test_nothing_of_the_case_stands_in_it(team, case):
    token = feed_for(team)
    text = fetch(token).content.decode().replace("\r\n ", "")
    assert not [word for word in CANARIES if word in text]
    assert str(case.pk) not in text


def test_a_date_that_moves_keeps_its_event_and_raises_its_sequence(team, case):
    token = feed_for(team)
    before = {e["UID"]: e for e in by_lines(fetch(token).content)}
    add_holiday(by=team.priya, at=AT, day=date(2026, 5, 20), name="Royal occasion", source="Proclamation")
    after = {e["UID"]: e for e in by_lines(fetch(token).content)}
    moved = [uid for uid in after if after[uid]["DTSTART;VALUE=DATE"] != before[uid]["DTSTART;VALUE=DATE"]]
    assert set(after) == set(before)
    assert moved
    assert all(int(after[uid]["SEQUENCE"]) > int(before[uid]["SEQUENCE"]) for uid in moved)


def test_answer_is_private_and_sets_no_cookie(team, case):
    answer = fetch(feed_for(team))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.cookies


def test_each_fetch_is_recorded_as_a_reading(team, case):
    token = feed_for(team)
    fetch(token)
    event = Event.objects.order_by("-number").first()
    assert (event.verb, event.by, event.details) == ("read", str(team.priya.pk), {"page": "calendar_feed"})
    assert event.about == f"calendarfeed {CalendarFeed.rows.get().pk}"
    assert token not in str(list(Event.objects.values_list("details", flat=True)))


def test_unknown_reset_ended_and_left_answer_alike(team, case):
    old = feed_for(team)
    new = feed_for(team)
    toms = feed_for(team, team.tom)
    assert fetch(new).status_code == 200
    answers = [fetch(old), fetch("x" * 43), fetch("x"), fetch("x" * 5000)]
    end_feed(partnership=team.partnership, by=team.priya, at=AT)
    answers.append(fetch(new))
    end_role(by=team.priya, at=AT, membership=Membership.rows.get(person=team.tom))
    answers.append(fetch(toms))
    assert {answer.status_code for answer in answers} == {404}
    bodies = {re.sub(rb"x{2,}|[\w-]{43}", b"", answer.content) for answer in answers}
    assert len(bodies) == 1


def test_access_that_ended_ends_the_calendar(team, case):
    token = feed_for(team, team.tom)
    end_access(by=team.priya, at=AT, person=team.tom)
    assert fetch(token).status_code == 404


def test_access_is_asked_at_each_fetch(team, case):
    token = feed_for(team, team.tom)
    assert parsed(fetch(token).content)
    with act("prepare", by="test", at=AT):
        Recusal(
            incident=case,
            partnership=team.partnership,
            person=team.tom,
            reason="x",
            declared_at=AT,
            declared_by="t",
        ).save()
    assert parsed(fetch(token).content) == {}


def test_membership_of_the_case_is_asked_too(team, case):
    token = feed_for(team, team.tom)
    with act("prepare", by="test", at=AT):
        CaseMember.rows.filter(person=team.tom).update(ended_at=AT)
    assert parsed(fetch(token).content) == {}


def test_a_co_chair_has_what_waits_for_them(team, case):
    with act("prepare", by="test", at=AT):
        CaseMember(
            incident=case, partnership=team.partnership, person=team.joan, added_at=AT, added_by="t"
        ).save()
        Duty.rows.filter(incident=case, key="plan-approval").update(waits_for=team.joan)
    found = parsed(fetch(feed_for(team, team.joan)).content)
    assert list(found) == ["Due: Statutory partners approve, AB-2026-01"]


def test_only_the_seal_of_the_token_is_kept(team):
    token = feed_for(team)
    row = CalendarFeed.rows.get()
    assert token not in str(row.__dict__)
    assert len(token) == 43


def test_as_many_queries_for_twenty_cases_as_for_one(team, case, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    token = feed_for(team)
    with CaptureQueriesContext(connection) as few:
        fetch(token)
    for _ in range(4):
        factories.recorded(team.priya, team.partnership)
    with django_assert_num_queries(len(few)):
        fetch(token)
