"""A request that is no longer needed."""

from jigsaw.agency_returns.tests.asking_desk import morning, staff_alone
from jigsaw.agency_returns.tests.factories import fresh_request
from jigsaw.agency_returns.tests.sending import sent
from jigsaw.incidents.actions.notifying import withdraw_notification
from jigsaw.incidents.models import Duty
from jigsaw.incidents.tests.casework import refused
from jigsaw.notices.models import Mail


def test_it_says_what_follows_and_withdraws_with_a_reason(team, desk):
    asked = sent(team, team.health)[0]
    assert "told by mail that nothing more is needed" in desk.see("withdraw_request", request_id=asked.pk)
    refused(desk.send("withdraw_request", {}, request_id=asked.pk), "Enter why the request is withdrawn")
    assert desk.send("withdraw_request", {"reason": "Asked in error"}, request_id=asked.pk).status_code == 302
    now = fresh_request(asked)
    assert (now.state, now.withdrawn_reason) == ("withdrawn", "Asked in error")
    assert Duty.rows.get(key=asked.duty_key).state == "withdrawn"
    mail = Mail.objects.get(subject="No longer needed: information request AB-2026-01/H1")
    assert "Asked in error" not in mail.body
    assert Mail.objects.get(key=f"request {asked.pk}").given_up_at is not None, "the first was not sent yet"


def test_the_agency_can_be_asked_anew_under_the_next_code(team, desk):
    asked = sent(team, team.health)[0]
    desk.send("withdraw_request", {"reason": "Asked in error"}, request_id=asked.pk)
    assert sent(team, team.health)[0].code == "H2"


def test_it_can_be_withdrawn_after_the_notification_was(team, desk):
    asked = sent(team, team.health)[0]
    withdraw_notification(team.incident, reason="Not met", by=team.priya, at=morning(11))
    assert desk.send("withdraw_request", {"reason": "No review"}, request_id=asked.pk).status_code == 302
    assert fresh_request(asked).state == "withdrawn"


def test_only_those_who_work_on_the_case_find_it(team, desk):
    staff_alone(desk, "withdraw_request", request_id=sent(team, team.health)[0].pk)
