"""Who gets a request."""

from jigsaw.agency_returns.tests.asking_desk import staff_alone
from jigsaw.agency_returns.tests.factories import fresh_request
from jigsaw.agency_returns.tests.sending import sent
from jigsaw.incidents.tests.casework import refused
from jigsaw.notices.models import Mail


def test_another_lead_gets_it_at_once(team, desk):
    asked = sent(team, team.health)[0]
    page = desk.see("change_recipients", request_id=asked.pk)
    assert "Sam Okafor" in page
    assert "Ola Brandt" not in page
    typed = {"lead": str(team.kit.pk), "deputy": str(team.sam.pk), "lead_phone": "01632 960 220"}
    assert desk.send("change_recipients", typed, request_id=asked.pk).status_code == 302
    now = fresh_request(asked)
    assert (now.lead, now.deputy, now.lead_phone) == (team.kit, team.sam, "01632 960 220")
    assert Mail.objects.filter(to=team.kit.email, subject__startswith="Information request").count() == 1
    typed = {"lead": str(team.kit.pk), "deputy": "none", "lead_phone": ""}
    assert desk.send("change_recipients", typed, request_id=asked.pk).status_code == 302
    assert fresh_request(asked).deputy is None
    assert Mail.objects.filter(to=team.kit.email).count() == 1, "the same lead is not told again"


def test_the_deputy_is_another_person_and_both_lead_the_agency(team, desk):
    asked = sent(team, team.health)[0]
    typed = {"lead": str(team.sam.pk), "deputy": str(team.sam.pk)}
    refused(
        desk.send("change_recipients", typed, request_id=asked.pk),
        "The deputy must be another person than the lead",
    )
    typed = {"lead": str(team.ola.pk), "deputy": "none"}
    refused(
        desk.send("change_recipients", typed, request_id=asked.pk),
        "Select who gets the request, as on the page",
    )


def test_only_those_who_work_on_the_case_find_it(team, desk):
    staff_alone(desk, "change_recipients", request_id=sent(team, team.health)[0].pk)
