"""From the first call to running clocks: the dates of walk-through 7.1, worked out and never typed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from jigsaw.incidents.actions.recording import save_part
from jigsaw.incidents.models import Duty
from jigsaw.incidents.tests import factories
from jigsaw.partnerships.actions import add_holiday
from jigsaw.partnerships.rules import Refused

# Friday 8 May 2026, in the morning.
LATER = datetime(2026, 5, 8, 9, 0, tzinfo=UTC)


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


def test_awareness_is_never_later_than_a_notification_that_stands(team):
    """Fails when a case says that the Panel was notified before anybody knew."""
    incident = factories.notified(team.priya, team.partnership)
    later = {"aware_on": date(2026, 5, 6), "aware_time": None}
    with pytest.raises(Refused, match="the same as or before 5 May 2026, when the notification was sent"):
        save_part(incident, part="aware", values=later, revision=None, by=team.priya, at=LATER)
    assert factories.fresh(incident).aware_on == factories.FIRST_OF_MAY


def test_a_clock_that_is_done_is_worked_out_anew_when_awareness_was_earlier(team):
    """Fails when a notification counts as in time from a day that was wrong."""
    incident = factories.notified(team.priya, team.partnership)
    earlier = {"aware_on": date(2026, 4, 24), "aware_time": None}
    happened = {"happened_on": date(2026, 4, 24), "happened_accuracy": "exact"}
    for part, values in (("happened", happened), ("aware", earlier)):
        save_part(incident, part=part, values=values, revision=None, by=team.priya, at=LATER)
    clock = Duty.rows.get(incident=incident, key="notify-panel")
    assert (clock.state, clock.done_on) == ("done", date(2026, 5, 5))
    assert clock.due_on == date(2026, 5, 1)
