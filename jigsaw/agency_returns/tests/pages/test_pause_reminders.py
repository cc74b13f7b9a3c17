"""Reminders of one request, paused and let go again."""

from jigsaw.agency_returns.tests.asking_desk import staff_alone
from jigsaw.agency_returns.tests.factories import fresh_request
from jigsaw.agency_returns.tests.sending import sent
from jigsaw.incidents.tests.casework import refused


def test_they_are_paused_with_a_reason_and_begin_again(team, desk):
    asked = sent(team, team.health)[0]
    refused(desk.send("pause_reminders", {}, request_id=asked.pk), "Enter why reminders are paused")
    assert desk.send("pause_reminders", {"reason": "Lead away"}, request_id=asked.pk).status_code == 302
    assert fresh_request(asked).paused_reason == "Lead away"
    page = desk.see("pause_reminders", request_id=asked.pk)
    assert "Let reminders begin again" in page
    assert "Lead away" in page
    for _ in range(2):
        assert desk.send("pause_reminders", {"resume": "yes"}, request_id=asked.pk).status_code == 302
    now = fresh_request(asked)
    assert (now.paused_at, now.resumed_at) == (None, desk.at)


def test_only_those_who_work_on_the_case_find_it(team, desk):
    staff_alone(desk, "pause_reminders", request_id=sent(team, team.health)[0].pk)
