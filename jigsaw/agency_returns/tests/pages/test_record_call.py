"""What came of a call."""

from jigsaw.agency_returns.models import RequestReminder
from jigsaw.agency_returns.tests.asking_desk import staff_alone
from jigsaw.agency_returns.tests.sending import sent
from jigsaw.incidents.tests.casework import refused


def test_it_says_whom_to_call_and_keeps_what_came_of_it(team, desk):
    asked = sent(team, team.health)[0]
    assert f"Call Sam Okafor at {team.health.name}" in desk.see("record_call", request_id=asked.pk).replace(
        "&#x27;", "'"
    )
    refused(desk.send("record_call", {"note": " "}, request_id=asked.pk), "Enter what came of the call")
    assert desk.send("record_call", {"note": "Left a message"}, request_id=asked.pk).status_code == 302
    assert RequestReminder.rows.get(request=asked).note == "Left a message"


def test_only_those_who_work_on_the_case_find_it(team, desk):
    staff_alone(desk, "record_call", request_id=sent(team, team.health)[0].pk)
