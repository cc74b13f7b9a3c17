"""Nudge: pressed in the list of work, and leads back there."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from jigsaw.audit.actions import act
from jigsaw.incidents.models import CaseMember, Duty
from jigsaw.incidents.tests import factories
from jigsaw.notices.models import Mail

AT = datetime(2026, 5, 15, 8, tzinfo=UTC)


@pytest.fixture
def duty(team):
    with time_machine.travel(AT, tick=False):
        incident = factories.notified(team.priya, team.partnership)
        with act("prepare", by="test", at=AT):
            CaseMember(
                incident=incident, partnership=team.partnership, person=team.joan, added_at=AT, added_by="t"
            ).save()
            Duty.rows.filter(incident=incident, key="plan-approval").update(
                waits_for=team.joan, waits_since=date(2026, 5, 12)
            )
        yield Duty.rows.get(incident=incident, key="plan-approval")


def address(duty):
    return f"/cases/{duty.incident_id}/duties/{duty.pk}/nudge/"


def test_it_reminds_once_and_says_so(team, client, duty):
    client.force_login(team.priya)
    answer = client.post(address(duty), {"waits_for": "somebody else"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/work/"
    page = answer.content.decode()
    assert "Joan Firth was nudged about AB-2026-01." in page
    assert "Nudged today" in page
    assert address(duty) not in page
    again = client.post(address(duty), follow=True).content.decode()
    assert "Joan Firth was nudged today already." in again
    assert Mail.objects.filter(key__startswith="nudge").count() == 1


def test_looking_at_it_does_nothing(team, client, duty):
    client.force_login(team.priya)
    assert client.get(address(duty)).status_code == 405
    assert not Mail.objects.filter(key__startswith="nudge").exists()


def test_only_those_who_do_the_casework_nudge(team, client, duty):
    for who in (team.joan, team.dee, team.sam):
        client.force_login(who)
        assert client.post(address(duty)).status_code == 404


def test_a_duty_of_another_case_is_not_there(team, client, duty):
    other = factories.recorded(team.priya, team.partnership)
    client.force_login(team.priya)
    assert client.post(f"/cases/{other.pk}/duties/{duty.pk}/nudge/").status_code == 404
