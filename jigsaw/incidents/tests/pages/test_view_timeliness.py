"""The page of timeliness: counts, strips and reasons; no case is named."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from lxml import html

from jigsaw.audit.actions import act
from jigsaw.incidents.models import Duty
from jigsaw.incidents.tests import factories

AT = datetime(2026, 7, 1, 8, tzinfo=UTC)


@pytest.fixture
def page(team, client):
    made = [factories.notified(team.priya, team.partnership) for _ in range(3)]
    with act("prepare", by="test", at=AT):
        for incident, day, why in zip(
            made, (date(2026, 5, 20), date(2026, 6, 8)), ("", "staff-absence"), strict=False
        ):
            Duty.rows.filter(incident=incident, key="rapid-review").update(
                state="done", done_on=day, done_at=AT, late_reason=why
            )
    client.force_login(team.priya)
    with time_machine.travel(AT, tick=False):
        return client.get("/work/timeliness/").content.decode()


def test_counts_and_findings(page):
    text = " ".join(html.fromstring(page).text_content().split())
    assert "3 of 3 notifications were sent in time" in text
    assert "1 of 2 rapid reviews were sent in time" in text
    rows = [
        [c.text_content().strip() for c in r] for r in html.fromstring(page).xpath("//main//table[1]//tr")
    ]
    assert ["Rapid review sent to the Panel", "2", "1", "1", "1", "1"] in rows
    assert "Staff absence is the reason given most often: 1 of 1" in text


def test_no_case_is_named(page):
    assert "AB-2026" not in page
    assert "Castlemere" not in page


def test_before_the_first_case_it_says_what_will_stand_here(team, client):
    client.force_login(team.joan)
    page = client.get("/work/timeliness/").content.decode()
    assert "A strip of your rapid reviews will stand here" in page
    assert "<svg" not in page.split("<main")[1].split("</main")[0]


def test_those_without_the_right_do_not_find_it(team, client):
    for who in (team.dee, team.sam):
        client.force_login(who)
        assert client.get("/work/timeliness/").status_code == 404
