"""More time for a return."""

from datetime import date

from jigsaw.agency_returns.actions.changing import withdraw_request
from jigsaw.agency_returns.tests.asking_desk import staff_alone, typed_day
from jigsaw.agency_returns.tests.factories import ASKED_AT, fresh_request
from jigsaw.agency_returns.tests.sending import sent
from jigsaw.incidents.models import Duty
from jigsaw.incidents.tests.casework import refused
from jigsaw.notices.models import Mail


def test_it_gives_a_later_day_tells_the_lead_and_keeps_why(team, desk):
    asked = sent(team, team.health)[0]
    assert "Sam Okafor is told of the new day" in desk.see("extend_request", request_id=asked.pk)
    typed = typed_day("due_on", date(2026, 5, 20)) | {"reason": "Half term"}
    answer = desk.send("extend_request", typed, request_id=asked.pk)
    assert answer["Location"] == desk.address("view_request", request_id=asked.pk)
    now = fresh_request(asked)
    assert (now.due_on, now.first_due_on) == (date(2026, 5, 20), date(2026, 5, 14))
    assert now.extensions[0]["why"] == "Half term"
    assert Duty.rows.get(key=asked.duty_key).due_on == date(2026, 5, 20)
    mail = Mail.objects.get(subject="More time: information request AB-2026-01/H1, now due Wednesday 20 May")
    assert "Half term" not in mail.body


def test_what_is_wrong_is_said_at_its_field(team, desk):
    asked = sent(team, team.health)[0]
    refused(
        desk.send("extend_request", {}, request_id=asked.pk),
        "Enter the new day on which the return is due",
        "Enter why more time is given",
    )
    typed = typed_day("due_on", date(2026, 5, 13)) | {"reason": "x"}
    refused(
        desk.send("extend_request", typed, request_id=asked.pk),
        "The new day must be after 14 May 2026, when the return is due now",
    )


def test_a_withdrawn_request_says_why_nothing_can_be_changed(team, desk):
    asked = sent(team, team.health)[0]
    withdraw_request(asked, reason="x", by=team.priya, at=ASKED_AT)
    assert "This request was withdrawn" in desk.see("extend_request", request_id=asked.pk)
    typed = typed_day("due_on", date(2026, 5, 20)) | {"reason": "x"}
    assert desk.send("extend_request", typed, request_id=asked.pk).status_code == 400


def test_only_those_who_work_on_the_case_find_it(team, desk):
    staff_alone(desk, "extend_request", request_id=sent(team, team.health)[0].pk)
