"""From the first call to running clocks: the dates of walk-through 7.1, worked out and never typed."""

from __future__ import annotations

from datetime import date

import pytest

from jigsaw.incidents.models import Duty
from jigsaw.incidents.tests import factories
from jigsaw.partnerships.actions import add_holiday
from jigsaw.partnerships.rules import Refused


def due(incident) -> dict[str, date | None]:
    return dict(Duty.rows.filter(incident=incident, state="open").values_list("key", "due_on"))


def test_recording_starts_the_clocks_of_the_walk_through(team):
    incident = factories.recorded(team.priya, team.partnership)
    assert incident.reference == "AB-2026-01"
    assert due(incident) == {
        "notify-panel": date(2026, 5, 11),
        "tell-safeguarding-partners": date(2026, 5, 11),
        "tell-home-authority": date(2026, 5, 11),
    }


def test_notification_ends_clock_one_and_starts_the_rapid_review(team):
    incident = factories.notified(team.priya, team.partnership)
    assert incident.stage == "rapid-review"
    first = Duty.rows.get(incident=incident, key="notify-panel")
    assert (first.state, first.done_on) == ("done", date(2026, 5, 5))
    found = due(incident)
    assert found["rapid-review"] == date(2026, 5, 27)
    assert found["plan-summaries"] == date(2026, 5, 14)
    assert incident.rapid_review.started_on == date(2026, 5, 5)


def test_a_holiday_added_later_moves_open_clocks_and_tells_those_who_work_on_the_case(team):
    from jigsaw.notices.models import Mail

    incident = factories.recorded(team.priya, team.partnership)
    add_holiday(
        by=team.priya, at=factories.NOW, day=date(2026, 5, 7), name="Royal occasion", source="Proclamation"
    )
    assert due(incident)["notify-panel"] == date(2026, 5, 12)
    mail = Mail.objects.get(key__startswith="dates moved", person=str(team.tom.pk))
    assert "AB-2026-01" in mail.subject
    assert "Tuesday 12 May 2026" in mail.body


def test_an_incident_that_is_not_whole_is_not_recorded(team):
    from jigsaw.incidents.actions.recording import record_incident

    incident = factories.begun(team.priya, team.partnership)
    with pytest.raises(Refused, match="Who told you"):
        record_incident(incident, by=team.priya, at=factories.NOW)
    assert factories.fresh(incident).reference == ""
