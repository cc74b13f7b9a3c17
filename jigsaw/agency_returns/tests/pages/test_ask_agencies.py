"""Which agencies are asked, and who gets the request."""

from jigsaw.agency_returns.actions.asking import choose_agencies
from jigsaw.agency_returns.queries.requests import draft_of
from jigsaw.agency_returns.tests.asking_desk import staff_alone
from jigsaw.agency_returns.tests.factories import ASKED_AT
from jigsaw.agency_returns.tests.sending import drafted, sent
from jigsaw.incidents.actions.closing import close_case
from jigsaw.incidents.tests.casework import errors, refused, text
from jigsaw.partnerships.tests.factories import agency


def chosen(page: str) -> int:
    return page.count(" checked")


def test_each_agency_stands_with_its_lead_and_deputy_and_one_without_leads_to_an_invitation(team, desk):
    agency(team.partnership, "Western Vale Housing", "housing")
    page = desk.see("ask_agencies")
    said = text(page)
    assert "To Ola Brandt. No deputy." in said
    assert "Deputy: " in said
    assert "Nobody to ask yet" in said
    assert "Western Vale Housing" in said
    assert "/partnerships/alderbrook/people/invite/" in page
    assert "Select all 2 agencies" in said


def test_it_goes_on_to_the_questions_and_keeps_the_choice(team, desk):
    typed = {
        "agencies": [str(team.health.pk), str(team.police.pk)],
        f"lead_{team.health.pk}": str(team.sam.pk),
    }
    answer = desk.send("ask_agencies", typed)
    assert answer["Location"] == desk.address("write_questions")
    rows = draft_of(team.incident).content["agencies"]
    assert {row["agency"]: row["lead"] for row in rows} == {
        str(team.health.pk): str(team.sam.pk),
        str(team.police.pk): str(team.ola.pk),
    }
    assert chosen(desk.see("ask_agencies")) == 3, "two agencies, and who of the two leads"


def test_all_are_ticked_when_it_is_asked_for(team, desk):
    page = desk.browser().get(desk.address("ask_agencies") + "?all=yes").content.decode()
    assert chosen(page) == 3


def test_none_is_refused(desk):
    refused(desk.send("ask_agencies", {}), "Select at least one agency")


def test_one_that_was_asked_already_is_not_offered(team, desk):
    sent(team, team.police)
    page = desk.see("ask_agencies")
    assert f'value="{team.police.pk}"' not in page
    assert "AB-2026-01/P1" in page
    answer = desk.send("ask_agencies", {"agencies": [str(team.police.pk)]})
    assert answer.status_code == 400


def test_somebody_who_chose_meanwhile_is_seen(team, desk):
    drafted(team)
    loaded = draft_of(team.incident).revision
    choose_agencies(team.incident, chosen={str(team.police.pk): ""}, revision=None, by=team.tom, at=ASKED_AT)
    typed = {"agencies": [str(team.health.pk)], f"lead_{team.health.pk}": str(team.sam.pk)}
    answer = desk.send("ask_agencies", typed | {"revision": loaded})
    assert errors(answer) == [
        "Tom Reid saved this page while you were writing. Compare both texts and save again."
    ]
    assert "Vale Constabulary" in answer.content.decode()


def test_a_closed_case_says_why_and_sends_nothing(team, desk):
    close_case(team.incident, reason="Done", by=team.priya, at=ASKED_AT)
    assert "This case is closed" in desk.see("ask_agencies")
    answer = desk.send("ask_agencies", {"agencies": [str(team.health.pk)]})
    assert answer.status_code == 400
    assert draft_of(team.incident) is None


def test_only_those_who_work_on_the_case_find_it(desk):
    staff_alone(desk, "ask_agencies")
