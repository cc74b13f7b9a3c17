"""My work: one list by urgency, across the cases that a person can reach."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from jigsaw.audit.actions import act
from jigsaw.incidents.desk.kept_page import CSRF_PLACE
from jigsaw.incidents.models import CaseMember, Cover, Duty, Recusal
from jigsaw.incidents.tests import factories
from jigsaw.notices.actions import beat

FRIDAY = datetime(2026, 5, 1, 15, 5, tzinfo=UTC)
MONDAY = datetime(2026, 5, 18, 8, 40, tzinfo=UTC)


@pytest.fixture
def friday():
    with time_machine.travel(FRIDAY, tick=False):
        yield


def shown(client, who, address="/work/"):
    client.force_login(who)
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def headings(page):
    return [" ".join(h.text_content().split()) for h in html.fromstring(page).xpath("//section/h2")]


def lines(page):
    return [
        " ".join(" ".join(li.itertext()).split())
        for li in html.fromstring(page).xpath("//li[@class='jig-work__line']")
    ]


def wait_for(incident, key, person, since):
    with act("prepare", by="test", at=FRIDAY):
        Duty.rows.filter(incident=incident, key=key).update(waits_for=person, waits_since=since)


def test_groups_stand_in_order_with_their_counts(team, client, friday):
    factories.recorded(team.priya, team.partnership)
    assert headings(shown(client, team.priya)) == [
        "Overdue (0)",
        "Due today (0)",
        "Next 5 working days (3)",
        "Later (0)",
        "Waiting on others (0)",
    ]


def test_a_line_says_what_case_date_and_label(team, client, friday):
    factories.recorded(team.priya, team.partnership)
    found = lines(shown(client, team.priya))
    assert "Notify the Panel in AB-2026-01 AB-2026-01 11 May 2026 5 working days left" in found
    assert any(line.startswith("Tell Castlemere in AB-2026-01") for line in found)


def test_what_is_late_says_by_how_many_working_days(team, client):
    with time_machine.travel(datetime(2026, 5, 13, 8, tzinfo=UTC), tick=False):
        factories.recorded(team.priya, team.partnership)
        page = shown(client, team.priya)
    assert "Overdue (3)" in headings(page)
    assert any("11 May 2026 2 working days late" in line for line in lines(page))


def test_what_waits_says_for_whom_and_since_when(team, client):
    with time_machine.travel(datetime(2026, 5, 15, 8, tzinfo=UTC), tick=False):
        incident = factories.notified(team.priya, team.partnership)
        wait_for(incident, "plan-approval", team.joan, date(2026, 5, 12))
        page = shown(client, team.priya)
        assert "Waiting for Joan Firth since 12 May (3 working days)" in page
        assert "Waiting on others (1)" in headings(page)
        assert f"/cases/{incident.pk}/duties/" in page


def test_the_coordinator_sees_the_same_list(team, client, friday):
    factories.recorded(team.priya, team.partnership)
    assert lines(shown(client, team.tom)) == lines(shown(client, team.priya))


def test_a_co_chair_sees_what_waits_for_them(team, client):
    with time_machine.travel(datetime(2026, 5, 15, 8, tzinfo=UTC), tick=False):
        incident = factories.notified(team.priya, team.partnership)
        with act("prepare", by="test", at=FRIDAY):
            CaseMember(
                incident=incident,
                partnership=team.partnership,
                person=team.joan,
                added_at=FRIDAY,
                added_by="t",
            ).save()
        wait_for(incident, "plan-approval", team.joan, date(2026, 5, 12))
        page = shown(client, team.joan)
    assert len(lines(page)) == 1
    assert "Record an incident" not in page
    assert "Waiting for Joan" not in page, "it is her own work, in its group by date"


def test_filters_are_links_and_narrow_the_list(team, client, friday):
    factories.recorded(team.priya, team.partnership)
    factories.recorded(team.priya, team.partnership, home_authority="Alderbrook")
    assert len(lines(shown(client, team.priya, "/work/?case=AB-2026-02"))) == 2
    assert headings(shown(client, team.priya, "/work/?state=overdue")) == ["Overdue (0)"]
    assert lines(shown(client, team.priya, "/work/?owner=me")) == []
    assert "?state=overdue" in shown(client, team.priya)


@pytest.mark.parametrize(
    "bad",
    [
        "state=x",
        "owner=x",
        "page=x&state=next",
        "page=99999999&state=next",
        "for=x",
        "page=²&state=next",
        "case=%00",
    ],
)
def test_a_filter_that_is_none_breaks_nothing(team, client, friday, bad):
    shown(client, team.priya, f"/work/?{bad}")


def many(incident, count, day):
    rows = [
        Duty(
            incident=incident, partnership=incident.partnership, key=f"step-{n}", title=f"Step {n:03}",
            duty="Local plan", due_on=day, page="view_case",
        )
        for n in range(count)
    ]  # fmt: skip
    with act("prepare", by="test", at=FRIDAY):
        Duty.rows.bulk_create(rows)


def test_a_long_group_shows_twenty_and_leads_to_all(team, client, friday):
    incident = factories.recorded(team.priya, team.partnership)
    many(incident, 1240, date(2026, 9, 1))
    page = shown(client, team.priya)
    assert "Later (1,240)" in headings(page)
    assert "Show all 1,240" in page
    assert len(lines(page)) == 23
    first = shown(client, team.priya, "/work/?state=later")
    assert len(lines(first)) == 100
    assert "Page 1 of 13" in first
    last = shown(client, team.priya, "/work/?state=later&page=13")
    assert len(lines(last)) == 40
    assert len(lines(shown(client, team.priya, "/work/?state=later&page=14"))) == 40, (
        "beyond the last is the last"
    )


def queries(client, *, anew: bool) -> int:
    """How many queries a request takes: of a page made anew, or of one that stands since the last act."""
    client.get("/work/")
    if anew:
        caches["pages"].clear()
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/work/").status_code == 200
    # PostgreSQL is asked for the end of the audit trail, too (audit.actions.CHAIN_LOCK); SQLite has one writer anyway.
    return sum("pg_advisory_xact_lock" not in query["sql"] for query in seen.captured_queries)


@pytest.mark.parametrize(("anew", "most"), [(True, 14), (False, 9)])
def test_as_many_queries_for_one_case_as_for_twenty(team, client, friday, anew, most):
    """Fails when a case, a duty or a group costs a query of its own, or a page that stands is made again."""
    factories.recorded(team.priya, team.partnership)
    client.force_login(team.priya)
    few = queries(client, anew=anew)
    for _ in range(5):
        many(factories.recorded(team.priya, team.partnership), 12, date(2026, 5, 1))
    assert queries(client, anew=anew) == few
    assert few <= most


def test_what_stood_is_made_again_after_any_act(team, client, friday):
    """Fails when somebody is shown work as it was before something was done."""
    incident = factories.recorded(team.priya, team.partnership)
    assert "Notify the Panel" in shown(client, team.priya)
    factories.notifying.record_notification(
        incident,
        sent_on=date(2026, 5, 1),
        sent_time=None,
        panel_reference="SIN-1",
        by=team.tom,
        at=factories.NOW,
    )
    page = shown(client, team.priya)
    assert "Notify the Panel" not in page
    assert "Send the rapid review to the Panel" in page


def test_a_page_that_stands_carries_the_mark_of_the_browser_that_asks(team, client, friday):
    """Fails when a form of a kept page holds another browser's mark, or none."""
    wait_for(factories.recorded(team.priya, team.partnership), "notify-panel", team.marcus, date(2026, 5, 1))
    client.force_login(team.priya)
    first, second = (client.get("/work/").content.decode() for _ in range(2))
    assert CSRF_PLACE not in first + second
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(team.priya)
    page = html.fromstring(browser.get("/work/").content.decode())
    form = page.xpath("//form[contains(@action, '/nudge/')]")[0]
    token = form.xpath(".//input[@name='csrfmiddlewaretoken']/@value")[0]
    assert browser.post(form.get("action"), {"csrfmiddlewaretoken": token}).status_code == 302


def test_there_is_one_green_button_and_it_records_an_incident(team, client, friday):
    page = html.fromstring(shown(client, team.priya))
    buttons = page.xpath("//*[contains(@class,'govuk-button') and not(contains(@class,'secondary'))]/text()")
    assert [b.strip() for b in buttons if b.strip()] == ["Record an incident"]


def test_nothing_silent_a_stopped_worker_is_said_to_those_who_see_the_system(team, client, friday):
    assert "The worker has not shown itself" in shown(client, team.priya)
    assert "The worker has not shown itself" not in shown(client, team.marcus), (
        "co-chairs may not see the system"
    )
    beat("worker", at=FRIDAY - timedelta(seconds=60))
    assert "The worker has not shown itself" not in shown(client, team.priya)
    beat("worker", at=FRIDAY - timedelta(seconds=121))
    assert "The worker has not shown itself" in shown(client, team.priya)


def test_an_unfinished_recording_waits(team, client, friday):
    incident = factories.begun(team.priya, team.partnership)
    assert f'href="/incidents/{incident.pk}' in shown(client, team.priya) or str(incident.pk) in shown(
        client, team.priya
    )
    assert "Finish recording an incident" in shown(client, team.priya)


def test_a_case_from_which_somebody_stands_back_is_not_in_their_list(team, client, friday):
    incident = factories.recorded(team.priya, team.partnership)
    with act("prepare", by="test", at=FRIDAY):
        Recusal(
            incident=incident, partnership=team.partnership, person=team.tom, reason="Knows the family",
            declared_at=FRIDAY, declared_by="t",
        ).save()  # fmt: skip
    assert lines(shown(client, team.tom)) == []
    assert "AB-2026-01" not in shown(client, team.tom)


def test_cover_shows_the_work_of_somebody_on_leave_and_opens_no_case(team, client):
    with time_machine.travel(datetime(2026, 5, 6, 8, tzinfo=UTC), tick=False):
        both = factories.recorded(team.priya, team.partnership)
        only_tom = factories.recorded(team.priya, team.partnership)
        with act("prepare", by="test", at=FRIDAY):
            CaseMember.rows.filter(incident=only_tom, person=team.priya).update(ended_at=FRIDAY)
            cover = Cover(
                partnership=team.partnership, person=team.tom, covered_by=team.priya, made_at=FRIDAY,
                first_day=date(2026, 5, 5), last_day=date(2026, 5, 12),
            )  # fmt: skip
            cover.save()
        page = shown(client, team.priya)
        assert "For Tom Reid, on leave until 12 May" in page
        covered = shown(client, team.priya, f"/work/?for={cover.pk}&owner=everybody")
        assert both.reference in covered
        assert only_tom.reference not in covered
        assert not re.search(r'href="[^"]*for=', shown(client, team.tom)), "cover shows to nobody else"


def test_the_title_and_addresses_hold_no_names(team, client, friday):
    factories.recorded(team.priya, team.partnership)
    page = shown(client, team.priya)
    assert "<title>My work" in page
    assert "Castlemere" not in "".join(re.findall(r'href="([^"]*)"', page))
