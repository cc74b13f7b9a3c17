"""What recording and withdrawing notices does to a case."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from jigsaw.audit.models import Event
from jigsaw.incidents.actions import notifying, recording
from jigsaw.incidents.actions.closing import close_case
from jigsaw.incidents.actions.notifying import record_notice, record_notification, withdraw_notification
from jigsaw.incidents.models import Duty, Notice
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.casework import COPY
from jigsaw.incidents.tests.factories import TUESDAY, WHAT, fresh
from jigsaw.partnerships.rules import Refused

pytestmark = pytest.mark.django_db
JUNE = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


def send(incident, team, **more):
    facts = {"sent_on": date(2026, 5, 5), "sent_time": time(11, 30), "panel_reference": "SIN-1"}
    return record_notification(incident, **(facts | more), by=team.priya, at=more.pop("at", TUESDAY))


@pytest.fixture
def case(team):
    return factories.recorded(team.priya, team.partnership)


def states(incident) -> dict[str, str]:
    return dict(Duty.rows.filter(incident=incident).values_list("key", "state"))


def test_it_ends_the_duty_on_the_day_it_was_sent_with_its_evidence(team, case):
    send(case, team)
    duty = Duty.rows.get(incident=case, key="notify-panel")
    assert (duty.done_on, duty.evidence, duty.done_by) == (
        date(2026, 5, 5), "Panel reference SIN-1", str(team.priya.pk),
    )  # fmt: skip


def test_one_act_leaves_one_event_without_words_of_the_case(team, case):
    """Fails when a notification leaves two events, or its reference or copy stands in the trail."""
    before = Event.objects.count()
    send(case, team, copy=COPY)
    event = Event.objects.order_by("-number").first()
    assert Event.objects.count() == before + 1
    assert (event.verb, event.details) == ("record_notification", {})


def test_the_same_again_changes_nothing_and_another_is_refused(team, case):
    first = send(case, team)
    assert send(case, team).pk == first.pk
    with pytest.raises(Refused, match="recorded already"):
        send(case, team, panel_reference="SIN-2")
    assert Notice.rows.count() == 1


def test_a_late_one_without_a_reason_leaves_nothing_behind(team, case):
    """Fails when a refused act keeps its notice, its file or a moved stage."""
    with pytest.raises(Refused, match="Select why this was done late") as said:
        record_notification(
            case, sent_on=date(2026, 5, 12), sent_time=None, panel_reference="", by=team.priya, at=JUNE
        )
    assert said.value.field == "late_reason"
    assert not Notice.rows.exists()
    assert fresh(case).stage == "notification"
    assert states(case)["notify-panel"] == "open"


def test_who_notifies_before_suspicion_was_decided_has_decided_it(team):
    """Fails when the day of notification, or its lateness, is lost because the first question stood open."""
    incident = factories.recorded(team.priya, team.partnership, abuse_or_neglect="not-known-yet")
    assert states(incident)["decide-suspicion"] == "open"
    with pytest.raises(Refused, match="Select why this was done late"):
        record_notification(
            incident, sent_on=date(2026, 5, 12), sent_time=None, panel_reference="", by=team.priya, at=JUNE
        )
    send(incident, team)
    found = states(incident)
    assert (found["decide-suspicion"], found["notify-panel"]) == ("withdrawn", "done")


def test_a_closed_case_and_one_not_recorded_take_no_notice(team, case):
    begun = factories.begun(team.priya, team.partnership)
    with pytest.raises(Refused, match="Record the incident first"):
        send(begun, team)
    close_case(case, reason="Not serious", by=team.priya, at=TUESDAY)
    with pytest.raises(Refused, match="closed"):
        send(case, team)


def test_withdrawing_ends_what_it_began_and_keeps_the_notice(team):
    incident = factories.notified(team.priya, team.partnership)
    values = {**WHAT, "abuse_or_neglect": "not"}
    recording.save_part(incident, part="what", values=values, revision=None, by=team.priya, at=TUESDAY)
    withdraw_notification(incident, reason="Medical cause", by=team.priya, at=TUESDAY)
    found = states(incident)
    assert {found[key] for key in ("rapid-review", "copy-to-partnership-office", "plan-summaries")} == {
        "withdrawn"
    }
    notice = Notice.rows.get(incident=incident)
    assert (notice.withdrawn_reason, notice.withdrawn_by) == ("Medical cause", team.priya)
    assert fresh(incident).stage == "notification"
    assert found["notify-panel"] == "withdrawn"


def test_after_a_withdrawal_the_panel_can_be_notified_again(team):
    """Fails when one mistaken record would block the true one."""
    incident = factories.notified(team.priya, team.partnership)
    withdraw_notification(incident, reason="Sent for the wrong case", by=team.priya, at=TUESDAY)
    again = Duty.rows.get(incident=incident, key="notify-panel", state="open")
    assert (again.started_on, again.due_on) == (date(2026, 5, 1), date(2026, 5, 11))
    send(incident, team, panel_reference="SIN-9")
    assert fresh(incident).stage == "rapid-review"
    review = Duty.rows.exclude(state="withdrawn").get(incident=incident, key="rapid-review")
    assert (review.state, review.due_on) == ("open", date(2026, 5, 27))


def test_a_withdrawal_needs_a_notification_and_a_reason(team, case):
    with pytest.raises(Refused, match="no notification"):
        withdraw_notification(case, reason="x", by=team.priya, at=TUESDAY)
    send(case, team)
    with pytest.raises(Refused, match="Enter why"):
        withdraw_notification(case, reason="  ", by=team.priya, at=TUESDAY)
    with pytest.raises(Refused, match="501"):
        withdraw_notification(case, reason="x" * 501, by=team.priya, at=TUESDAY)


def test_a_notice_of_a_death_needs_a_death_that_asks_for_it(team, case):
    with pytest.raises(Refused, match="Nothing in this case asks"):
        record_notice(case, sent_on=date(2026, 5, 5), sent_time=None, by=team.priya, at=TUESDAY)


def test_a_notice_and_a_notification_stand_side_by_side(team):
    incident = factories.recorded(team.priya, team.partnership, outcome="died", child={"looked_after": "yes"})
    record_notice(incident, sent_on=date(2026, 5, 5), sent_time=None, by=team.priya, at=TUESDAY)
    send(incident, team)
    assert Notice.rows.filter(incident=incident, withdrawn_on=None).count() == 2
    found = states(incident)
    assert (found["looked-after-child-death"], found["notify-panel"]) == ("done", "done")
    assert notifying.OF_A_DEATH[0] == "looked-after-child-death"
